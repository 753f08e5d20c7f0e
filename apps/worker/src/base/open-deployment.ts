import { resolve } from 'node:path'
import { configIn, loadDeployment } from '@minzheng/plan/config'
import { defaultDeployment, type OpenedDeployment } from './default-deployment.js'

/**
 * The deployment of a configuration: of the file that is named, or else of `minzheng.config.*` in the folder, or else
 * the default. Throws `invalid-deployment`, with the file and what must hold.
 * @param folder the working folder, from which a path is relative
 */
export async function openDeployment(config?: string, folder = process.cwd()): Promise<OpenedDeployment> {
  const path = config === undefined || config === '' ? await configIn(folder) : resolve(folder, config)
  return path === undefined ? defaultDeployment : { deployment: await loadDeployment(path), source: { config: path } }
}

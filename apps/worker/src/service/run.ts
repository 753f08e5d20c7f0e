import { MinzhengError } from '@minzheng/core'
import type { Deployment } from '@minzheng/plan'
import { ConfigError, readConfig } from './config.js'
import type { DefinitionsModule } from '../jobs/import-messages.js'
import { jsonLog, messageOf, type Log } from '../base/log.js'
import { openDeployment } from '../base/open-deployment.js'
import { startCities, type ServedCity, type Service } from './service.js'
import { within } from '../base/within.js'

/** How long a start that waits for a server may still take after a stop signal, in milliseconds. */
const graceMs = 2000

/**
 * Runs the service of a deployment until SIGTERM or SIGINT, and ends the process. Exit codes: 0 after a clean stop, 1 if a
 * job was cut off or an error occurred, 2 if the environment or the configuration is invalid, 3 if the definitions of another version are in
 * use. A supervisor then starts the service again with the deployed version.
 * @param given the deployment; if left out, those of MINZHENG_CONFIG or that of the working folder
 * @param definitions where a thread gets its catalogue from; see `startService`
 */
export async function runService(given?: Deployment, definitions?: DefinitionsModule): Promise<never> {
  const stopping = new Promise<string>((resolve) => {
    let stopped = false
    const heard = (signal: string): void => {
      if (stopped) process.exit(1)
      stopped = true
      resolve(signal)
    }
    process.on('SIGTERM', heard)
    process.on('SIGINT', heard)
  })
  try {
    const config = readConfig(process.env)
    const log = jsonLog(config.logLevel)
    const cities: readonly ServedCity[] =
      given === undefined ? await openCities(config.deploymentFile) : [{ deployment: given, definitions }]
    const starting = startCities(config, cities, log)
    const signal = await Promise.race([starting.then(() => undefined), stopping])
    // Waits for the embedded database, so that it is not left half created. Does not wait long for a server, because no
    // job has begun.
    const service =
      signal === undefined
        ? await starting
        : await within(starting, config.databaseUrl === undefined ? config.shutdownTimeoutMs : graceMs)
    if (service === undefined) {
      log('info', 'stopped before it had started', { signal })
      process.exit(0)
    }
    process.exit(await untilStopped(service, stopping, log))
  } catch (error) {
    const isRefused =
      error instanceof ConfigError || (error instanceof MinzhengError && error.code === 'invalid-deployment')
    if (isRefused) process.stderr.write(`${error.message}\n`)
    else jsonLog()('error', 'the worker stopped', { error: messageOf(error) })
    process.exit(isRefused ? 2 : 1)
  }
}

/** The cities of MINZHENG_CONFIG, whose paths are separated by commas; one if there is one path or none. */
async function openCities(files: string | undefined): Promise<readonly ServedCity[]> {
  const paths = files?.split(',').map((path) => path.trim()) ?? [undefined]
  const opened = await Promise.all(paths.map((path) => openDeployment(path)))
  return opened.map(({ deployment, source }) => ({ deployment, definitions: source }))
}

async function untilStopped(service: Service, stopping: Promise<string>, log: Log): Promise<number> {
  const signal = await Promise.race([stopping, service.replaced.then(() => 'replaced')])
  log('info', 'stopping', { signal })
  const clean = await service.stop()
  log(clean ? 'info' : 'error', clean ? 'stopped' : 'stopped before a running job had finished; the job will run again')
  return signal === 'replaced' ? 3 : clean ? 0 : 1
}

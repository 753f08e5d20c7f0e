import { readFileSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { MinzhengError } from '@minzheng/core'
import { defineDeployment, type Deployment, type DeploymentInput } from '../deployment/deployment.js'
import { configFault, messageOf } from './config-fault.js'
import { deploymentOfJson } from './json-config.js'
import { ownModules } from './own-modules.js'

/**
 * Where a thread gets a deployment from, since a message cannot carry one: a configuration's path, or the export of a
 * module.
 */
export type DeploymentSource = { readonly config: string } | { readonly module: string; readonly name: string }

/** The deployment of a source. */
export async function deploymentFrom(source: DeploymentSource): Promise<Deployment> {
  if ('config' in source) return loadDeployment(source.config)
  return ((await import(source.module)) as Readonly<Record<string, Deployment>>)[source.name]!
}

/**
 * Loads a configuration: a module in TypeScript or JavaScript whose default export is a deployment, or a JSON file that
 * names data files. Throws `invalid-deployment`, with the file and what must hold.
 */
export async function loadDeployment(file: string): Promise<Deployment> {
  if (file.endsWith('.json')) return readDeployment(file)
  // For the reason: a loader says of a missing file that a module cannot be found.
  textOf(file)
  return defined(file, await exported(file))
}

/** The deployment of a JSON configuration, without waiting. Throws `invalid-deployment`, with the file and what must hold. */
export function readDeployment(file: string | URL): Deployment {
  const path = file instanceof URL ? fileURLToPath(file) : file
  return checked(path, () => deploymentOfJson(path, textOf(path)))
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    throw configFault(file, `must be a readable file, got ${code}`, error)
  }
}

async function exported(file: string): Promise<unknown> {
  // Loaded on demand: most processes have no configuration.
  const { createJiti } = await import('jiti')
  const loader = createJiti(pathToFileURL(file).href, {
    // No cache of compiled code in a folder where others may write.
    fsCache: false,
    virtualModules: await ownModules(),
  })
  const before = new Set(Object.keys(loader.cache))
  try {
    return (await loader.import<{ readonly default?: unknown }>(file)).default
  } catch (error) {
    if (error instanceof MinzhengError) throw configFault(file, error.message, error)
    throw configFault(file, `must be a module that loads, got ${messageOf(error)}`, error)
  } finally {
    // The next time, the files are read again. During one load, a file that is imported twice is one module.
    for (const path of Object.keys(loader.cache)) if (!before.has(path)) delete loader.cache[path]
  }
}

/** Checks what a configuration says; also one that was not made by `defineDeployment`. */
function defined(file: string, found: unknown): Deployment {
  if (!isDeployment(found))
    throw configFault(
      file,
      `must export a deployment by default (export default defineDeployment({ id, name, districts, plans })), got ${kindOf(found)}`,
    )
  return checked(file, () => found)
}

function checked(file: string, found: () => DeploymentInput): Deployment {
  try {
    return defineDeployment(found())
  } catch (error) {
    // A file that the configuration names has said its own name.
    if (error instanceof MinzhengError && 'file' in error.details) throw error
    if (error instanceof MinzhengError) throw configFault(file, error.message, error)
    throw error
  }
}

function isDeployment(found: unknown): found is Deployment {
  if (typeof found !== 'object' || found === null) return false
  const { id, name, catalogue, plans } = found as Readonly<Record<string, unknown>>
  return (
    typeof id === 'string' &&
    typeof name === 'object' &&
    Array.isArray(plans) &&
    typeof catalogue === 'object' &&
    catalogue !== null &&
    'indicators' in catalogue
  )
}

function kindOf(found: unknown): string {
  if (found === undefined) return 'no default export'
  if (found === null || typeof found !== 'object') return typeof found
  return `an object with ${Object.keys(found).join(', ') || 'nothing'}`
}

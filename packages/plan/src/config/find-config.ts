import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { configFault } from './config-fault.js'

const names = ['ts', 'mts', 'js', 'mjs', 'json'].map((ending) => `minzheng.config.${ending}`)

/**
 * The configuration of a folder: `minzheng.config.ts`, `.mts`, `.js`, `.mjs` or `.json`; undefined if it has none. Throws
 * `invalid-deployment` if it has several.
 */
export async function configIn(folder: string): Promise<string | undefined> {
  const there = await readdir(folder).catch((): string[] => [])
  const found = names.filter((name) => there.includes(name))
  if (found.length > 1) throw configFault(folder, `must have one configuration, got ${found.join(', ')}`)
  return found[0] === undefined ? undefined : join(folder, found[0])
}

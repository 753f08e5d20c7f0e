import { randomBytes } from 'node:crypto'
import { link, mkdir, open, readFile, rename, stat, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import type { Store } from '@minzheng/store'
import { ImportError } from '../base/import-error.js'
import { carriedOver, chainOf, fingerprintOf, type PseudonymKey } from './pseudonym.js'
import { pseudonymKeyBytes, readPseudonymKeys } from './pseudonym-key-text.js'

const variable = 'MINZHENG_PSEUDONYM_KEY'

type Environment = Readonly<Record<string, string | undefined>>

/**
 * The key that pseudonyms are made with: from the environment, otherwise from `pseudonym.key` in the folder, which is
 * made on first use and readable by its owner only. After rotations it is a chain, one key a line (in the environment,
 * separated by commas), oldest first; an empty variable counts as unset. Without the key, known persons count as new
 * ones.
 */
export async function loadPseudonymKey(folder: string, environment: Environment = process.env): Promise<PseudonymKey> {
  const given = environment[variable]
  if (given !== undefined && given !== '') return readPseudonymKeys(given, variable)
  const path = keyPath(folder)
  const stored = await readKeys(path)
  if (stored !== undefined) return stored
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await createKeys(path, [randomBytes(pseudonymKeyBytes)])
  const made = await readKeys(path)
  if (made === undefined) throw new ImportError('pseudonym-key', `${path} was removed while it was being made`)
  return made
}

/** The result of a rotation. */
export interface RotationReport {
  /** Persons whose pseudonyms were replaced. */
  readonly persons: number
  /** True if the call only completed an interrupted rotation. */
  readonly resumed: boolean
}

/**
 * Adds a key to the chain in the folder and replaces every stored pseudonym. It first writes the new chain beside the
 * old one, and replaces the old one after the store has changed. If it is interrupted, calling it again completes the
 * rotation.
 */
export async function rotatePseudonymKey(
  folder: string,
  store: Pick<Store, 'keyFingerprint' | 'replacePseudonyms'>,
  environment: Environment = process.env,
): Promise<RotationReport> {
  if ((environment[variable] ?? '') !== '')
    throw new ImportError(
      'pseudonym-key',
      `the key comes from ${variable}, which this command cannot change: write it to ${keyPath(folder)} (owner-only), unset ${variable}, then rotate again`,
    )
  const path = keyPath(folder)
  const current = await readKeys(path)
  if (current === undefined) throw new ImportError('pseudonym-key', `${path} contains no key to replace`)
  const beside = `${path}.next`
  const left = await readKeys(beside)
  if (left !== undefined && (await store.keyFingerprint()) === fingerprintOf(left)) {
    await rename(beside, path)
    return { persons: 0, resumed: true }
  }
  if (left !== undefined) await unlink(beside)
  const next = randomBytes(pseudonymKeyBytes)
  const chain = [...chainOf(current), next]
  await createKeys(beside, chain)
  const persons = await store.replacePseudonyms((pseudonym) => carriedOver(pseudonym, next), {
    from: fingerprintOf(current),
    to: fingerprintOf(chain),
  })
  await rename(beside, path)
  return { persons, resumed: false }
}

function keyPath(folder: string): string {
  return join(folder, 'pseudonym.key')
}

async function readKeys(path: string): Promise<readonly Buffer[] | undefined> {
  try {
    const text = await readFile(path, 'utf8')
    // Windows has no such rights.
    if (process.platform !== 'win32' && ((await stat(path)).mode & 0o077) !== 0)
      throw new ImportError(
        'pseudonym-key',
        `${path} must be readable by its owner only; restrict it (chmod 600), and consider a rotation`,
      )
    return readPseudonymKeys(text, path)
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined
    throw error
  }
}

/**
 * Writes whole keys to another file, then links it into place: of two processes one makes the keys, and neither reads
 * half of them.
 */
async function createKeys(path: string, keys: readonly Buffer[]): Promise<void> {
  const beside = `${path}.${process.pid}.${randomBytes(6).toString('hex')}`
  const file = await open(beside, 'wx', 0o600)
  try {
    await file.writeFile(keys.map((key) => `${key.toString('hex')}\n`).join(''))
    await file.sync()
    await file.close()
    await link(beside, path)
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error
  } finally {
    await file.close().catch(() => undefined)
    await unlink(beside)
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}

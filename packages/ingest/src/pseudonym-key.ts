import { randomBytes } from 'node:crypto'
import { link, mkdir, open, readFile, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { ImportError } from './import-error.js'
import { pseudonymKeyBytes } from './pseudonym.js'

const variable = 'MINZHENG_PSEUDONYM_KEY'
const digits = pseudonymKeyBytes * 2

/**
 * The key that pseudonyms are made with: from the environment, else from `pseudonym.key` in the folder, which is made on first
 * use and readable by its owner only. Losing it means that known persons count as new ones.
 */
export async function loadPseudonymKey(folder: string, environment: Readonly<Record<string, string | undefined>> = process.env): Promise<Buffer> {
  const given = environment[variable]
  if (given !== undefined) return parseKey(given, variable)
  const path = join(folder, 'pseudonym.key')
  const kept = await readKey(path)
  if (kept !== undefined) return kept
  await mkdir(folder, { recursive: true })
  await createKey(path)
  const made = await readKey(path)
  if (made === undefined) throw new ImportError('pseudonym-key', `${path} was removed while it was made`)
  return made
}

async function readKey(path: string): Promise<Buffer | undefined> {
  try {
    return parseKey((await readFile(path, 'utf8')).trim(), path)
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined
    throw error
  }
}

/** Writes a whole key beside, then links it into place: of two processes one makes it, and neither reads half of it. */
async function createKey(path: string): Promise<void> {
  const beside = `${path}.${process.pid}.${randomBytes(6).toString('hex')}`
  const file = await open(beside, 'wx', 0o600)
  try {
    await file.writeFile(`${randomBytes(pseudonymKeyBytes).toString('hex')}\n`)
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

function parseKey(text: string, where: string): Buffer {
  if (!/^([0-9a-f]{2})+$/i.test(text) || text.length < digits)
    throw new ImportError(
      'pseudonym-key',
      `${where} must hold at least ${digits} hexadecimal digits, an even number of them (openssl rand -hex ${pseudonymKeyBytes})`,
    )
  return Buffer.from(text, 'hex')
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}

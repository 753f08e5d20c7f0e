import { createHash } from 'node:crypto'
import { open, unlink } from 'node:fs/promises'
import { loadPseudonymKey, type PseudonymKey } from '@minzheng/ingest'
import { openPrivateFiles } from '@minzheng/worker'
import { RequestError } from '../base/problem.js'
import { within } from '../base/within.js'

/** A file that somebody has sent, in a private file of this process. */
export interface UploadedFile {
  readonly path: string
  readonly bytes: number
  readonly sha256: string
  readonly remove: () => Promise<void>
}

/** Limits of a file that is sent. */
export interface UploadLimits {
  readonly mostBytes: number
  /** How long it may take as a whole, and how long nothing may come, in milliseconds. */
  readonly mostMs: number
  readonly mostIdleMs: number
}

export const usualUploadLimits: UploadLimits = { mostBytes: 100_000_000, mostMs: 240_000, mostIdleMs: 20_000 }

/** Takes files that are sent: each in a private file of a folder that only this process has, until it is removed. */
export interface Uploads {
  /** Throws `RequestError` if the body is too large or too slow; nothing is left of it then. */
  readonly take: (body: ReadableStream<Uint8Array> | null, declaredBytes: number) => Promise<UploadedFile>
  /** A place of this folder for a file that is made for an answer. */
  readonly place: () => string
  readonly pseudonymKey: () => Promise<PseudonymKey>
  readonly close: () => Promise<void>
}

/**
 * Opens the folder of this process, readable by its owner only, and removes what processes that are gone have left.
 * @param folder that of the pseudonym key
 * @param environment where the key is looked for before the folder
 */
export async function openUploads(
  folder: string,
  limits: UploadLimits = usualUploadLimits,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<Uploads> {
  const { place, close } = await openPrivateFiles(folder)
  return {
    take: (body, declared) => {
      if (declared > limits.mostBytes) throw tooLarge(limits)
      return write(place(), body, limits)
    },
    place,
    pseudonymKey: () => loadPseudonymKey(folder, environment),
    close,
  }
}

async function write(
  path: string,
  body: ReadableStream<Uint8Array> | null,
  limits: UploadLimits,
): Promise<UploadedFile> {
  const reader = (body ?? new Blob([]).stream()).getReader()
  const remove = (): Promise<void> => unlink(path).catch(() => undefined)
  const file = await open(path, 'wx', 0o600)
  try {
    const hash = createHash('sha256')
    const began = performance.now()
    let bytes = 0
    for (;;) {
      const left = limits.mostMs - (performance.now() - began)
      const { done, value } = await within(reader.read(), Math.min(left, limits.mostIdleMs), tooSlow)
      if (done) break
      bytes += value.byteLength
      if (bytes > limits.mostBytes) throw tooLarge(limits)
      hash.update(value)
      await file.write(value)
    }
    await file.close()
    return { path, bytes, sha256: hash.digest('hex'), remove }
  } catch (error) {
    await file.close()
    await remove()
    // Nobody waits for a sender that does not stop.
    void reader.cancel().catch(() => undefined)
    throw error
  }
}

const tooSlow = (): RequestError =>
  new RequestError('too-slow', { zh: '上传过慢，已中断', en: 'the file must come faster; it was cut off' })

function tooLarge({ mostBytes }: UploadLimits): RequestError {
  return new RequestError('too-large', {
    zh: `文件最大${mostBytes}字节，请分成几个文件`,
    en: `the file must have ${mostBytes} bytes at most, got more; send several files`,
  })
}

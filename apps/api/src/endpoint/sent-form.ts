import { Readable } from 'node:stream'
import type { ReadableStream as WebStream } from 'node:stream/web'
import { createHmac } from 'node:crypto'
import { Busboy } from '@fastify/busboy'
import { RequestError } from '../base/problem.js'
import { assertName } from '../uploads/file-name.js'
import type { UploadedFile, Uploads } from '../uploads/uploads.js'
import { noUploads, refuseOtherTypes, type SentFile } from './sent-file.js'

/** The type of a form with a file. */
export const formType = 'multipart/form-data'
/** JSON of a form, in bytes. */
const mostBytes = 2_000_000

/** A file that was sent with JSON beside it. */
export interface SentForm {
  readonly file: SentFile
  readonly json: unknown
}

/**
 * Takes a form of two parts: the JSON `name`, and the file `file`. Its digest is keyed, since the JSON may have what a person
 * would be found by. Throws `RequestError`; nothing is left of the file then.
 */
export async function takeForm(request: Request, name: string, uploads: Uploads | undefined): Promise<SentForm> {
  if (uploads === undefined) throw noUploads()
  refuseOtherTypes(request, [formType])
  const taken: { file?: SentFile; text?: string } = {}
  let taking: Promise<UploadedFile> | undefined
  try {
    await readParts(request, {
      onField: (field, value, isCut) => {
        if (field !== name || taken.text !== undefined) throw fault(field === name ? name : '', 'must be there once')
        if (isCut) throw tooLarge()
        taken.text = value
      },
      onFile: async (field, stream, fileName) => {
        if (field !== 'file' || taking !== undefined) throw fault('file', 'must be one file')
        const named = assertName(fileName)
        taking = uploads.take(Readable.toWeb(stream) as ReadableStream<Uint8Array>, 0)
        taken.file = { ...(await taking), name: named }
      },
    })
    const { file, text } = taken
    if (file === undefined) throw fault('file', 'must be the file that has landed')
    if (text === undefined) throw fault(name, 'must be JSON')
    const key = await uploads.pseudonymKey()
    const sha256 = createHmac('sha256', Buffer.isBuffer(key) ? key : key.at(-1)!)
      .update(`${file.sha256} ${text}`)
      .digest('hex')
    return { file: { ...file, sha256 }, json: jsonOf(text, name) }
  } catch (error) {
    await (await taking?.catch(() => undefined))?.remove()
    throw error
  }
}

interface Parts {
  readonly onField: (field: string, value: string, isCut: boolean) => void
  readonly onFile: (field: string, stream: Readable, fileName: string) => Promise<void>
}

/** Reads a form part by part; rejects with the first fault, and reads no further then. */
async function readParts(request: Request, { onField, onFile }: Parts): Promise<void> {
  // The types of Node and of the DOM have a stream each.
  const sent: unknown = request.body ?? new Blob([]).stream()
  const body = Readable.fromWeb(sent as WebStream)
  const files: Promise<void>[] = []
  try {
    await new Promise<void>((resolve, reject) => {
      let parts: InstanceType<typeof Busboy>
      try {
        parts = new Busboy({
          headers: { 'content-type': request.headers.get('content-type')! },
          // JSON may come as a part with a type or a name of its own.
          isPartAFile: (field) => field === 'file',
          limits: { fieldSize: mostBytes, fields: 2, files: 2, parts: 4, headerPairs: 20 },
        })
      } catch {
        reject(fault('', 'must be a form with a boundary'))
        return
      }
      const orReject = (work: () => void): void => {
        try {
          work()
        } catch (error) {
          reject(error)
        }
      }
      parts.on('field', (field, value, _isNameCut, isCut) => orReject(() => onField(field, value, isCut)))
      parts.on('file', (field, stream, fileName) => {
        const taken = onFile(field, stream, fileName)
        // Whoever takes the file says why not; the rest of it is read by nobody.
        taken.catch((error: unknown) => {
          stream.resume()
          reject(error)
        })
        files.push(taken)
      })
      parts.on('error', () => reject(fault('', 'must be a form that comes to its end')))
      parts.on('finish', () => resolve())
      body.on('error', reject)
      body.pipe(parts)
    })
    await Promise.all(files)
  } catch (error) {
    await Promise.allSettled(files)
    body.destroy()
    throw error
  }
}

function jsonOf(text: string, name: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    throw fault(name, 'must be JSON')
  }
}

const fault = (name: string, must: string): RequestError =>
  new RequestError('invalid-request', undefined, { faults: [{ in: 'body', name, must }] })

const tooLarge = (): RequestError =>
  new RequestError('too-large', {
    zh: `改正内容最多${mostBytes}字节，请分几次`,
    en: `the JSON of a form must have ${mostBytes} bytes at most, got more`,
  })

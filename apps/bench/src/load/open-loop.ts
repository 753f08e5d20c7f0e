import { Agent, request as httpRequest, type IncomingMessage } from 'node:http'
import { gunzipSync } from 'node:zlib'

/** A request of the load: what it is called, its address, and who asks. */
export interface Ask {
  readonly kind: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
}

/** Requests to send to a port of this machine, at a constant rate. */
export interface Load {
  readonly port: number
  /** Sent in turn, over and over. */
  readonly asks: readonly Ask[]
  /** Requests a second. */
  readonly rate: number
  readonly seconds: number
  /** True: an address that was answered is asked for with the tag of its last answer. */
  readonly knowsTags: boolean
  /** Of each kind, one answer of this many is kept with its text. */
  readonly keepOneOf: number
}

/** An answer, or that there was none. */
export interface Answered {
  readonly kind: string
  /** Milliseconds from the moment when it was to be sent, whether it was or not, to the end of its answer. */
  readonly milliseconds: number
  /** How late it was sent, in milliseconds: of the generator alone. */
  readonly late: number
  /** 0 if there was no answer. */
  readonly status: number
  readonly bytes: number
  /** Of an answer that is kept: its text, and the moments between which it was asked for and answered, since 1970. */
  readonly kept?: { readonly path: string; readonly text: string; readonly sent: number; readonly ended: number }
}

/** A request that has no answer by then counts as an error. */
const patienceMs = 10_000

function textOf({ headers }: IncomingMessage, body: Buffer): string {
  return (headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body).toString('utf8')
}

const now = (): number => performance.timeOrigin + performance.now()

/**
 * Sends requests on a schedule, whatever becomes of those before (an open loop). Latency counts from the schedule, so a
 * service that stops for a second pays for all requests of that second, not for one.
 */
export async function openLoop({
  port,
  asks,
  rate,
  seconds,
  knowsTags,
  keepOneOf,
}: Load): Promise<readonly Answered[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1000 })
  const tags = new Map<string, string>()
  const seen = new Map<string, number>()
  const all = Math.round(rate * seconds)
  const send = (ask: Ask, due: number): Promise<Answered> =>
    new Promise((resolve) => {
      const { kind, path, headers } = ask
      const sent = now()
      const key = `${path} ${headers['cookie'] ?? ''}`
      const tag = knowsTags ? tags.get(key) : undefined
      const count = (seen.get(kind) ?? 0) + 1
      seen.set(kind, count)
      const isKept = count % keepOneOf === 0
      const done = (status: number, bytes: number, text?: string): void => {
        const ended = now()
        resolve({
          kind,
          milliseconds: ended - due,
          late: sent - due,
          status,
          bytes,
          ...(text === undefined || status !== 200 ? {} : { kept: { path, text, sent, ended } }),
        })
      }
      const request = httpRequest(
        {
          host: '127.0.0.1',
          port,
          path,
          agent,
          timeout: patienceMs,
          headers: { ...headers, ...(tag === undefined ? {} : { 'if-none-match': tag }) },
        },
        (response) => {
          const { etag } = response.headers
          if (etag !== undefined) tags.set(key, etag)
          const chunks: Buffer[] = []
          let bytes = 0
          response.on('data', (chunk: Buffer) => {
            bytes += chunk.byteLength
            if (isKept) chunks.push(chunk)
          })
          response.on('end', () =>
            done(response.statusCode ?? 0, bytes, isKept ? textOf(response, Buffer.concat(chunks)) : undefined),
          )
          response.on('error', () => done(0, bytes))
        },
      )
      request.on('timeout', () => request.destroy(new Error('no answer in time')))
      request.on('error', () => done(0, 0))
      request.end()
    })
  const begin = now() + 50
  const answers: Promise<Answered>[] = []
  await new Promise<void>((resolve) => {
    const sendDue = (): void => {
      for (let due = begin + (answers.length / rate) * 1000; answers.length < all && due <= now();) {
        answers.push(send(asks[answers.length % asks.length]!, due))
        due = begin + (answers.length / rate) * 1000
      }
      if (answers.length === all) resolve()
      else setTimeout(sendDue, Math.max(0, begin + (answers.length / rate) * 1000 - now()))
    }
    sendDue()
  })
  const found = await Promise.all(answers)
  agent.destroy()
  return found
}

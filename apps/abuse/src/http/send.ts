import { Agent, request, type ClientRequest, type IncomingMessage } from 'node:http'
import { bounds } from '../bounds/bounds.js'
import type { Came, Sent } from './sent.js'

/** Sends requests over connections that are kept; resolves also if the connection ends without an answer. */
export interface Sender {
  readonly send: (sent: Sent) => Promise<Came>
  readonly close: () => void
}

/** @param atOnce how many connections */
export function senderTo(port: number, atOnce: number): Sender {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce })
  const send = async (sent: Sent): Promise<Came> => {
    const { came, wasKept } = await sendOnce(port, agent, sent)
    // The service may have ended a kept connection at the moment when it was used again.
    return came.status === 0 && wasKept && !came.isLate ? (await sendOnce(port, agent, sent)).came : came
  }
  return { send, close: () => agent.destroy() }
}

function sendOnce(
  port: number,
  agent: Agent,
  { method, path, headers, body }: Sent,
): Promise<{ readonly came: Came; readonly wasKept: boolean }> {
  return new Promise((resolve) => {
    const isStream = /\/events([?;]|$)/.test(path)
    let answer: Pick<Came, 'status' | 'headers'> = { status: 0, headers: {} }
    const chunks: Buffer[] = []
    let size = 0
    let timer: NodeJS.Timeout | undefined
    let asked: ClientRequest | undefined
    const done = (isLate: boolean): void => {
      clearTimeout(timer)
      const bytes = Buffer.concat(chunks)
      const came = { ...answer, bytes, text: bytes.toString('utf8'), isLate }
      resolve({ came, wasKept: asked?.reusedSocket === true })
    }
    const read = (response: IncomingMessage): void => {
      const lines = Object.entries(response.headers).map(([name, value]) => [name, String(value)])
      answer = { status: response.statusCode ?? 0, headers: Object.fromEntries(lines) as Record<string, string> }
      response.on('data', (chunk: Buffer) => {
        size += chunk.byteLength
        if (size <= bounds.mostAnswerBytes) chunks.push(chunk)
      })
      response.on('end', () => done(false))
      response.on('error', () => done(false))
    }
    const give = (): void => {
      asked?.destroy()
      done(!isStream)
    }
    timer = setTimeout(give, isStream ? bounds.mostEventsMs : bounds.mostAnswerMs)
    // Node's client takes a list of names and values, so that a name may come twice.
    asked = request({ host: '127.0.0.1', port, path, method, agent, headers: withLength(headers, body).flat() }, read)
    // An answer may come before the whole body was taken, with the end of the connection after it.
    asked.on('error', () => done(false))
    if (body !== null) asked.write(body)
    asked.end()
  })
}

/** With a list of headers Node adds none itself. */
function withLength(headers: Sent['headers'], body: Sent['body']): Sent['headers'] {
  const all: Sent['headers'] = [...headers, ['Connection', 'keep-alive']]
  return body === null ? all : [...all, ['Content-Length', String(Buffer.byteLength(body))]]
}

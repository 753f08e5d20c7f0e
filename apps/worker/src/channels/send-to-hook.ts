import http from 'node:http'
import https from 'node:https'
import { isIPv4 } from 'node:net'
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent'
import { MinzhengError } from '@minzheng/core'
import type { HookChannel } from './channel.js'
import type { HookRequest } from './hook-body.js'

/** A service did not take a message; says why without its address. */
export class NotTakenError extends MinzhengError<'not-taken'> {
  override readonly name = 'NotTakenError'

  constructor(why: string) {
    super('not-taken', `the channel must take the message, got ${why}`)
  }
}

const timeoutMs = 10_000
const mostBytes = 65_536
/** All addresses there are; those of the office's own network are allowed beside. */
const everywhere = ['0.0.0.0/0', '::/0']

/**
 * Posts to a hook. It connects to addresses of the internet only, or, if the channel states the office's own network, of
 * that only, whatever the name resolves to; it follows no redirect. Throws `NotTakenError`.
 */
export async function sendToHook(channel: HookChannel, { url, body, headers }: HookRequest): Promise<void> {
  const { protocol } = new URL(url)
  const own = channel.ownNetwork
  const filter = own === undefined ? {} : { allowIPAddressList: [...own], denyIPAddressList: everywhere }
  const agent = protocol === 'http:' ? new RequestFilteringHttpAgent(filter) : new RequestFilteringHttpsAgent(filter)
  const { status, text } = await new Promise<{ readonly status: number; readonly text: string }>((resolve, reject) => {
    const post = (protocol === 'http:' ? http : https).request(
      url,
      {
        method: 'POST',
        agent,
        // The filter compares addresses of one family.
        ...(own !== undefined && own.every((each) => isIPv4(each.split('/')[0]!)) ? { family: 4 } : {}),
        headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
        signal: AbortSignal.timeout(timeoutMs),
      },
      (response) => {
        let read = ''
        response.setEncoding('utf8')
        response.on('data', (some: string) => {
          read += some
          if (read.length > mostBytes) response.destroy(new NotTakenError('an answer that is too long'))
        })
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text: read }))
        response.on('error', reject)
      },
    )
    post.on('error', reject)
    post.end(body)
  })
    .catch((error: unknown) => {
      if (error instanceof NotTakenError) throw error
      throw new NotTakenError(causeOf(error))
    })
    .finally(() => agent.destroy())
  if (status < 200 || status > 299) throw new NotTakenError(`status ${status}`)
  if (channel.kind === 'webhook') return
  const code = codeIn(text)
  // These services answer 200 to what they refuse.
  if (code !== 0) throw new NotTakenError(code === undefined ? 'an answer without a code' : `code ${code}`)
}

/** Why nothing came back; messages of Node name hosts and addresses. */
function causeOf(error: unknown): string {
  if (error instanceof Error && error.name === 'TimeoutError') return 'no answer in time'
  if (error instanceof Error && error.message.includes('is not allowed')) return 'an address that is not allowed'
  return error instanceof Error && 'code' in error ? String(error.code) : 'a fault of the connection'
}

function codeIn(text: string): number | undefined {
  let answer: unknown
  try {
    answer = JSON.parse(text)
  } catch {
    return undefined
  }
  if (typeof answer !== 'object' || answer === null) return undefined
  const { errcode, code, StatusCode } = answer as Readonly<Record<string, unknown>>
  const found = errcode ?? code ?? StatusCode
  return typeof found === 'number' ? found : undefined
}

import { raw } from '../http/raw.js'
import { lenientProxy } from './lenient-proxy.js'
import type { Scenario, Stage } from './scenario.js'

/** What the next request on the connection begins with, if an attack succeeds. */
const prefix = 'GET /v1/smuggled HTTP/1.1\r\nX-Rest: '

/** Messages that a proxy and a service may read differently. */
function messages(host: string): readonly string[] {
  const start = `POST /v1/tokens HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\n`
  const chunked = `0\r\n\r\n${prefix}`
  const names = [
    'Transfer-Encoding: chunked',
    'Transfer-Encoding : chunked',
    'Transfer-Encoding: xchunked',
    'Transfer-encoding:\tchunked',
  ]
  const withLength = names.map((name) => `${start}Content-Length: ${chunked.length}\r\n${name}\r\n\r\n${chunked}`)
  const twice = [
    `${start}Content-Length: ${prefix.length}\r\nContent-Length: 0\r\n\r\n${prefix}`,
    `${start}Content-Length: ${prefix.length}\r\nContent-length: 2\r\n\r\n${prefix}`,
    `${start}Content-Length: ${prefix.length + 4}\r\nX: y\rTransfer-Encoding: chunked\r\n\r\n${prefix}    `,
    `${start}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n${prefix.length.toString(16)}\r\n${prefix}\r\n0\r\n\r\n`,
    `${start}Transfer-Encoding: identity, chunked\r\nContent-Length: 3\r\n\r\n1\r\nZ\r\n0\r\n\r\n`,
    `GET /v1/deployment HTTP/1.1\r\nHost: ${host}\r\nContent-Length: ${prefix.length}\r\n\r\n${prefix}`,
    `HEAD /v1/deployment HTTP/1.1\r\nHost: ${host}\r\nContent-Length: ${prefix.length}\r\n\r\n${prefix}`,
  ]
  return [...withLength, ...twice]
}

/** Requests that hide another one, sent through a proxy that shares its connection with somebody honest. */
export const smuggling: Scenario = {
  name: 'smuggling behind a proxy',
  isSlow: true,
  run: async (stage) => {
    for (const believes of ['length', 'chunked'] as const) {
      const proxy = await lenientProxy(stage.port, believes)
      try {
        for (const [at, message] of messages(new URL(stage.origin).host).entries()) {
          await raw(proxy.port, [message], 1500)
          await victim(stage, proxy.port, `${believes} ${at}`)
        }
      } finally {
        await proxy.close()
      }
    }
    await stage.honest()
  },
}

/** Somebody honest asks after the attacker, over the same connection: the answer must be the own one, or none. */
async function victim(stage: Stage, port: number, where: string): Promise<void> {
  const { headers } = stage.credential('wuxing-1')
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')
  const host = new URL(stage.origin).host
  const came = await raw(port, [`GET /v1/session HTTP/1.1\r\nHost: ${host}\r\n${lines}\r\n`], 4000)
  stage.counted(2)
  const isOwn = came.includes('"actor":"wuxing-1"') || came.includes('"wuxing-1"')
  const isNone = /^HTTP\/1\.1 (502|400) /.test(came)
  if (!isOwn && !isNone)
    stage.note('wrong', `a smuggled request changed the answer of another: ${came.slice(0, 60)}`, where)
}

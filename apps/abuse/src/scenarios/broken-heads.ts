import { raw, statusesIn } from '../http/raw.js'
import type { Scenario } from './scenario.js'

const inner = 'GET /v1/session HTTP/1.1\r\nHost: HOST\r\n\r\n'
const length = Buffer.byteLength(inner)

/** Heads that say two things, or nothing that HTTP knows. In each, whatever follows the first request must not be answered. */
const heads: readonly string[] = [
  `POST /v1/tokens HTTP/1.1\r\nHost: HOST\r\nContent-Length: 0\r\nContent-Length: ${length}\r\n\r\n${inner}`,
  `POST /v1/tokens HTTP/1.1\r\nHost: HOST\r\nContent-Length: ${length}\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${inner}`,
  `POST /v1/tokens HTTP/1.1\r\nHost: HOST\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n${inner}`,
  `POST /v1/tokens HTTP/1.1\r\nHost: HOST\r\nTransfer-Encoding: xchunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n${inner}`,
  `POST /v1/tokens HTTP/1.1\r\nHost: HOST\r\nTransfer-Encoding : chunked\r\n\r\n0\r\n\r\n${inner}`,
  `POST /v1/tokens HTTP/1.1\r\nHost: HOST\r\nTransfer-Encoding:\tchunked, identity\r\n\r\n0\r\n\r\n${inner}`,
  `POST /v1/tokens HTTP/1.1\r\nHost: HOST\r\nContent-Length: +${length}\r\n\r\n${inner}`,
  `POST /v1/tokens HTTP/1.1\r\nHost: HOST\r\nContent-Length: 0x10\r\n\r\n${inner}`,
  `POST /v1/tokens HTTP/1.1\r\nHost: HOST\r\nContent-Length: -1\r\n\r\n${inner}`,
  `POST /v1/tokens HTTP/1.1\r\nHost: HOST\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n${inner}`,
  `POST /v1/tokens HTTP/1.1\r\nHost: HOST\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n${inner}`,
  `GET /v1/session HTTP/1.1\r\nHost: HOST\r\n Folded: x\r\n\r\n${inner}`,
  `GET /v1/session HTTP/1.1\r\nHost: HOST\r\nX: a\0b\r\n\r\n${inner}`,
  `GET /v1/session HTTP/1.1\nHost: HOST\n\n${inner}`,
  `GET /v1/session HTTP/1.1\r\nHost: HOST\r\nHost: evil.example\r\n\r\n${inner}`,
  `GET /v1/session HTTP/1.1\r\n\r\n${inner}`,
  `GET /v1/session HTTP/9.9\r\nHost: HOST\r\n\r\n${inner}`,
  `GET /v1/ses sion HTTP/1.1\r\nHost: HOST\r\n\r\n${inner}`,
  `\0\x01\x02\x16\x03\x01\r\n\r\n${inner}`,
  `PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n${inner}`,
  `GET /${'a'.repeat(20_000)} HTTP/1.1\r\nHost: HOST\r\n\r\n${inner}`,
  `GET /v1/session HTTP/1.1\r\nHost: HOST\r\nX: ${'a'.repeat(40_000)}\r\n\r\n${inner}`,
  `GET /v1/session HTTP/1.1\r\nHost: HOST\r\n${'X: a\r\n'.repeat(3000)}\r\n${inner}`,
]
/** Hosts that are not this one. */
const hosts = [
  'evil.example',
  'HOST.evil.example',
  'evil.example@HOST',
  'HOST:80',
  'localhost',
  '127.1',
  '',
  'HOST, evil.example',
]

/** Requests whose head is broken, or that say that they are for another host. */
export const brokenHeads: Scenario = {
  name: 'broken heads and other hosts',
  isSlow: false,
  run: async (stage) => {
    const host = new URL(stage.origin).host
    for (const [at, head] of heads.entries()) {
      const came = await raw(stage.port, [head.replaceAll('HOST', host)], 800)
      const statuses = statusesIn(came)
      if (statuses.length > 1)
        stage.note('wrong', `what follows a broken head was answered: ${statuses.join(' ')}`, `head ${at}`)
      if (statuses.some((status) => status >= 500 && status !== 501))
        stage.note('server-error', `statuses ${statuses.join(' ')}`, `head ${at}`)
    }
    for (const each of hosts) {
      const came = await raw(stage.port, [
        `GET /v1/deployment HTTP/1.1\r\nHost: ${each.replaceAll('HOST', host)}\r\nConnection: close\r\n\r\n`,
      ])
      const [status = 0] = statusesIn(came)
      if (status !== 421 && status !== 400)
        stage.note('wrong', `another host was answered, status ${status}`, `host ${each}`)
    }
    stage.counted(heads.length + hosts.length)
    await stage.honest()
  },
}

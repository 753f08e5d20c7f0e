import { setTimeout as sleep } from 'node:timers/promises'
import { bounds } from '../bounds/bounds.js'
import { opened } from '../http/raw.js'
import type { Scenario } from './scenario.js'

const slowHeads = 150
const slowBodies = 50

/** Many who send a byte at a time. The service answers others meanwhile, and ends those who never finish their head. */
export const slowSenders: Scenario = {
  name: 'slow heads and slow bodies',
  isSlow: true,
  run: async (stage) => {
    const host = new URL(stage.origin).host
    const heads = await Promise.all(Array.from({ length: slowHeads }, () => opened(stage.port)))
    for (const socket of heads) socket.resume().write(`GET /v1/deployment HTTP/1.1\r\nHost: ${host}\r\n`)
    const { headers } = stage.credential('wuxing-1', 'token')
    const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')
    const file = 'Content-Type: text/csv\r\nContent-Disposition: attachment; filename=a.csv\r\nContent-Length: 5000\r\n'
    const json = 'Content-Type: application/json\r\nContent-Length: 5000\r\n'
    const bodies = await Promise.all(Array.from({ length: slowBodies }, () => opened(stage.port)))
    for (const [at, socket] of bodies.entries()) {
      const path = at % 2 === 0 ? '/v1/files' : '/v1/acts'
      socket.resume().write(`POST ${path} HTTP/1.1\r\nHost: ${host}\r\n${lines}${at % 2 === 0 ? file : json}\r\n`)
    }
    stage.counted(slowHeads + slowBodies)
    const until = performance.now() + bounds.mostSlowHeadMs
    while (heads.some((socket) => !socket.destroyed) && performance.now() < until) {
      for (const socket of heads) if (!socket.destroyed) socket.write('X: y\r\n')
      for (const socket of bodies) if (!socket.destroyed) socket.write(' ')
      await stage.honest()
      await sleep(1000)
    }
    const left = heads.filter((socket) => !socket.destroyed).length
    if (left > 0) stage.note('wrong', `${left} slow heads hold their connections`, 'slow heads')
    for (const socket of [...heads, ...bodies]) socket.destroy()
    await stage.honest()
  },
}

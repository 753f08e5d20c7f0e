import { createHash, timingSafeEqual } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createBullBoard } from '@bull-board/api'
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter'
import { ExpressAdapter } from '@bull-board/express'
import { openQueue, type QueueConnection } from '@minzheng/queue'
import express from 'express'
import { messageOf, type Log } from '../base/log.js'

export interface BoardOptions {
  readonly connection: QueueConnection
  readonly host: string
  /** 0 for any that is free. */
  readonly port: number
  /** The password of any user (a browser asks for it), or a bearer token. */
  readonly token: string
  readonly log: Log
}

/** Bull Board on a port of its own. */
export interface QueueBoard {
  readonly port: number
  close(): Promise<void>
}

/**
 * Serves Bull Board, read only: removing jobs by hand could take away the one that was kept for a change that came
 * late.
 */
export async function serveBoard({ connection, host, port, token, log }: BoardOptions): Promise<QueueBoard> {
  const { queue, close } = await openQueue(connection, (error) =>
    log('debug', 'the board lost the queue', { error: messageOf(error) }),
  )
  const adapter = new ExpressAdapter()
  createBullBoard({
    queues: [new BullMQAdapter(queue as never, { readOnlyMode: true })],
    serverAdapter: adapter,
    options: { uiConfig: { boardTitle: 'Minzheng' } },
  })
  const app = express()
  app.disable('x-powered-by')
  app.use((request, response, next) => {
    if (isAllowed(request.headers.authorization, token)) return next()
    response.status(401).set('www-authenticate', 'Basic realm="Minzheng"').type('text').send('the token is asked for\n')
  })
  app.use(adapter.getRouter() as express.Router)
  const server = createServer(app as Parameters<typeof createServer>[1])
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(port, host, resolve)
    })
  } catch (error) {
    await close()
    throw error
  }
  const address = server.address() as AddressInfo
  log('info', 'the queue is shown', { host, port: address.port })
  return {
    port: address.port,
    close: async () => {
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
      await close()
    },
  }
}

/** Compares digests, so that the time it takes tells nothing of the token. */
function isAllowed(header: string | undefined, token: string): boolean {
  const [, scheme = '', value = ''] = /^(\w+) (.*)$/.exec(header ?? '') ?? []
  const given =
    scheme === 'Bearer'
      ? value
      : scheme === 'Basic'
        ? Buffer.from(value, 'base64')
            .toString()
            .replace(/^[^:]*:/, '')
        : ''
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
  return token !== '' && timingSafeEqual(digest(given), digest(token))
}

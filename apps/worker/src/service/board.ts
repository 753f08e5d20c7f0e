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
  /** 0 for any free port. */
  readonly port: number
  /** The token: accepted as the password of any user (a browser asks for it), or as a bearer token. */
  readonly token: string
  readonly log: Log
}

/** A server for Bull Board on a port of its own. */
export interface QueueBoard {
  readonly port: number
  readonly close: () => Promise<void>
}

/**
 * Serves Bull Board, read only: an operator who removes jobs could remove the one that was queued for a later change.
 */
export async function serveBoard({ connection, host, port, token, log }: BoardOptions): Promise<QueueBoard> {
  const { queue, close } = await openQueue(connection, (error) =>
    log('debug', 'the job board lost its connection to the queue', { error: messageOf(error) }),
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
    response.status(401).set('www-authenticate', 'Basic realm="Minzheng"').type('text').send('the token is required\n')
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
  log('info', 'the job board is served', { host, port: address.port })
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

/** Compares digests, so that the duration reveals nothing about the token. */
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

import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Log } from '../base/log.js'
import { messageOf } from '../base/log.js'
import type { Metrics } from '../base/metrics.js'

export interface HealthOptions {
  readonly host: string
  /** 0 for any that is free. */
  readonly port: number
  readonly metrics: Pick<Metrics, 'text' | 'contentType'>
  /**
   * Rejects with the reason while the worker cannot do its work: the database or the queue does not answer, or sweeps
   * fail.
   */
  readonly ready: () => Promise<void>
  readonly log: Log
}

/** The plain HTTP side of the worker: for probes and scrapers on an internal network, without a login. */
export interface Health {
  readonly port: number
  /** From now on not ready: no new work is to be sent here. */
  drain(): void
  close(): Promise<void>
}

/** How long a probe waits for the database and the queue. */
const patience = 2000

/** The process lives and cannot work; the message is ours, and quotes nobody's. */
export class NotReadyError extends Error {
  override readonly name = 'NotReadyError'
}

/**
 * Serves `/livez` (the process answers; nothing else is asked, or an outage of Redis would restart every worker),
 * `/readyz` (database and queue answer in time, sweeps come to an end, and no stop has been asked for) and `/metrics`.
 */
export async function serveHealth({ host, port, metrics, ready, log }: HealthOptions): Promise<Health> {
  let draining = false
  const answered = sharing(ready)
  const told = sharing(() => metrics.text())
  const server = createServer((request, response) => {
    const answer = (status: number, body: string, type = 'text/plain; charset=utf-8'): void => {
      response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' })
      response.end(request.method === 'HEAD' ? undefined : body)
    }
    const path = (request.url ?? '/').split('?')[0]
    if (request.method !== 'GET' && request.method !== 'HEAD') return answer(405, 'GET only\n')
    if (path === '/livez') return answer(200, 'alive\n')
    if (path === '/readyz') {
      if (draining) return answer(503, 'stopping\n')
      return void withinPatience(answered()).then(
        () => answer(200, 'ready\n'),
        (error: unknown) => answer(503, `not ready: ${messageOf(error)}\n`),
      )
    }
    if (path === '/metrics')
      return void told().then(
        (text) => answer(200, text, metrics.contentType),
        (error: unknown) => {
          log('warn', 'metrics could not be told', { error: messageOf(error) })
          answer(500, 'metrics could not be told\n')
        },
      )
    return answer(404, 'there are /livez, /readyz and /metrics\n')
  })
  await listening(server, host, port)
  const address = server.address() as AddressInfo
  log('info', 'health and metrics are served', { host, port: address.port })
  return {
    port: address.port,
    drain: () => {
      draining = true
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function listening(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

/**
 * Whoever asks while an answer is on its way shares it: probes of a database that says nothing must not take all its
 * connections.
 */
function sharing<T>(ask: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | undefined
  return () => (running ??= ask().finally(() => (running = undefined)))
}

async function withinPatience<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${patience} ms`)), patience)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

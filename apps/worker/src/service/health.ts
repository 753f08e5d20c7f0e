import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { MinzhengError } from '@minzheng/core'
import type { Log } from '../base/log.js'
import { messageOf } from '../base/log.js'
import type { Metrics } from '../base/metrics.js'

export interface HealthOptions {
  readonly host: string
  /** 0 for any free port. */
  readonly port: number
  readonly metrics: Pick<Metrics, 'text' | 'contentType'>
  /**
   * Rejects with the reason while the worker cannot work: the database or the queue does not answer, or sweeps fail.
   */
  readonly ready: () => Promise<void>
  readonly log: Log
}

/** The worker's HTTP server for probes and scrapers on an internal network, without a login. */
export interface Health {
  readonly port: number
  /** Reports not ready from now on, so that no new work is sent here. */
  readonly drain: () => void
  readonly close: () => Promise<void>
}

/** How long a probe waits for the database and the queue, in milliseconds. */
const probeTimeoutMs = 2000

/** The process is alive but cannot work; the message is our own and quotes no other error. */
export class NotReadyError extends MinzhengError<'not-ready'> {
  override readonly name = 'NotReadyError'

  constructor(message: string) {
    super('not-ready', message)
  }
}

/**
 * Serves `/livez` (the process answers; it does not check Redis, because an outage would then restart every worker),
 * `/readyz` (database and queue answer in time, sweeps succeed, and the worker is not stopping) and `/metrics`.
 */
export async function serveHealth({ host, port, metrics, ready, log }: HealthOptions): Promise<Health> {
  let draining = false
  const answered = shared(ready)
  const scraped = shared(() => metrics.text())
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
      return void withTimeout(answered()).then(
        () => answer(200, 'ready\n'),
        (error: unknown) => answer(503, `not ready: ${messageOf(error)}\n`),
      )
    }
    if (path === '/metrics')
      return void scraped().then(
        (text) => answer(200, text, metrics.contentType),
        (error: unknown) => {
          log('warn', 'metrics could not be read', { error: messageOf(error) })
          answer(500, 'metrics could not be read\n')
        },
      )
    return answer(404, 'not found; paths are /livez, /readyz and /metrics\n')
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
 * Callers during a running call share its result: probes of a database that does not answer must not use up its
 * connections.
 */
function shared<T>(ask: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | undefined
  return () => (running ??= ask().finally(() => (running = undefined)))
}

async function withTimeout<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${probeTimeoutMs} ms`)), probeTimeoutMs)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

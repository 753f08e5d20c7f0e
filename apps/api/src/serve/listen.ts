import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { getRequestListener } from '@hono/node-server'
import type { Api } from '../app/create-api.js'
import { withSecurityHeaders } from '../app/security-headers.js'
import { problemResponse, RequestError } from '../base/problem.js'
import { peerAddress } from '../limits/peer-address.js'

/** A listening server. */
export interface Listening {
  readonly port: number
  /** Takes no more requests, and waits for those that run, up to a time in milliseconds. */
  readonly close: (mostMs: number) => Promise<void>
}

/**
 * Serves an API over HTTP. The limits keep slow and huge requests from holding the process.
 * @param proxies how many proxies in front are trusted to say where a request comes from
 */
export async function listen(
  api: Pick<Api, 'fetch'>,
  { host, port, proxies = 0 }: { readonly host: string; readonly port: number; readonly proxies?: number },
): Promise<Listening> {
  const addressOf = ({ socket, headers }: IncomingMessage): string | undefined =>
    peerAddress({ socket: socket.remoteAddress, forwarded: headers['x-forwarded-for'] as string | undefined }, proxies)
  const answer = getRequestListener(
    (request: Request, { incoming }) => api.fetch(request, addressOf(incoming as IncomingMessage)),
    {
      overrideGlobalObjects: false,
      // What is no request that an API could be asked.
      errorHandler: () => withSecurityHeaders(problemResponse(new RequestError('invalid-request'))),
    },
  )
  const limits = {
    headersTimeout: 10_000,
    requestTimeout: 300_000,
    keepAliveTimeout: 10_000,
    connectionsCheckingInterval: 5000,
    maxHeaderSize: 16_384,
  }
  const server = createServer(limits, (incoming, outgoing) => void answer(incoming, outgoing))
  // A reader that takes nothing for two minutes is gone.
  server.setTimeout(120_000)
  server.maxRequestsPerSocket = 10_000
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
  return {
    port: (server.address() as AddressInfo).port,
    close: async (mostMs) => {
      const closed = new Promise<void>((resolve) => void server.close(() => resolve()))
      server.closeIdleConnections()
      await Promise.race([closed, sleep(mostMs, undefined, { ref: false })])
      server.closeAllConnections()
      await closed
    },
  }
}

import { createServer, connect, type AddressInfo, type Socket } from 'node:net'
import { statusesIn } from '../http/raw.js'

/** A proxy in front of a service. */
export interface LenientProxy {
  readonly port: number
  readonly close: () => Promise<void>
}

/**
 * A proxy as attackers wish for: it believes the first `Content-Length` (or, of kind `chunked`, only the chunks), sends every
 * byte on as it came, and uses one connection to the service for all who ask. What a service reads otherwise than this
 * proxy becomes the beginning of the next request, which is somebody else's.
 */
export async function lenientProxy(servicePort: number, believes: 'length' | 'chunked'): Promise<LenientProxy> {
  let upstream: Socket | undefined
  let turn: Promise<unknown> = Promise.resolve()
  const clients = new Set<Socket>()

  /** Sends one message on and gives back one answer. */
  const exchange = (message: Buffer): Promise<Buffer> =>
    new Promise((resolve) => {
      if (upstream === undefined || upstream.destroyed) {
        upstream = connect(servicePort, '127.0.0.1')
        upstream.on('error', () => undefined)
      }
      const used = upstream
      let came = Buffer.alloc(0)
      const finish = (): void => {
        clearTimeout(late)
        used.off('data', take).off('close', finish)
        resolve(came.length > 0 ? came : Buffer.from('HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n'))
      }
      const take = (chunk: Buffer): void => {
        came = Buffer.concat([came, chunk])
        const whole = wholeAnswer(came)
        if (whole === undefined) return
        came = whole
        finish()
      }
      const late = setTimeout(() => {
        used.destroy()
        finish()
      }, 3000)
      used.on('data', take).once('close', finish)
      used.write(message)
    })

  const server = createServer((client) => {
    clients.add(client)
    let came = Buffer.alloc(0)
    client.on('error', () => undefined)
    client.on('close', () => clients.delete(client))
    client.on('data', (chunk) => {
      came = Buffer.concat([came, chunk])
      const size = messageSize(came, believes)
      if (size === undefined) return
      const message = came.subarray(0, size)
      came = came.subarray(size)
      turn = turn.then(async () => client.end(await exchange(message)))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      upstream?.destroy()
      for (const client of clients) client.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** How many bytes the proxy takes for one message; undefined if some are missing. */
function messageSize(came: Buffer, believes: 'length' | 'chunked'): number | undefined {
  const end = came.indexOf('\r\n\r\n')
  if (end < 0) return undefined
  const head = came.subarray(0, end).toString('latin1')
  const body = end + 4
  if (believes === 'chunked' && /transfer-encoding/i.test(head)) {
    const last = came.indexOf('0\r\n\r\n', body)
    return last < 0 ? undefined : last + 5
  }
  const size = body + Number(/^content-length:\s*(\d+)/im.exec(head)?.[1] ?? 0)
  return came.length < size ? undefined : size
}

/** The first whole answer of what came; undefined if some of it is missing. */
function wholeAnswer(came: Buffer): Buffer<ArrayBuffer> | undefined {
  const text = came.toString('latin1')
  const end = text.indexOf('\r\n\r\n')
  if (end < 0 || statusesIn(text).length === 0) return undefined
  const head = text.slice(0, end)
  const length = /^content-length:\s*(\d+)/im.exec(head)?.[1]
  const size = length === undefined ? text.indexOf('0\r\n\r\n', end) + 5 : end + 4 + Number(length)
  return size < end + 4 || came.length < size ? undefined : Buffer.from(came.subarray(0, size))
}

import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'

/** A proxy to Redis whose connections can be cut and restored. */
export interface BreakableRedis {
  readonly url: string
  readonly goAway: () => Promise<void>
  readonly comeBack: () => Promise<void>
}

export async function redisThatGoesAway(url: string): Promise<BreakableRedis> {
  const real = new URL(url)
  const sockets = new Set<Socket>()
  let server: Server
  let port = 0
  const comeBack = async (): Promise<void> => {
    server = createServer((incoming) => {
      const outgoing = connect(Number(real.port || 6379), real.hostname)
      for (const socket of [incoming, outgoing]) {
        sockets.add(socket)
        socket.on('error', () => {})
        socket.on('close', () => sockets.delete(socket))
      }
      incoming.pipe(outgoing).pipe(incoming)
    })
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
    port = (server.address() as AddressInfo).port
  }
  const goAway = async (): Promise<void> => {
    const closed = new Promise((resolve) => server.close(resolve))
    for (const socket of sockets) socket.destroy()
    await closed
  }
  await comeBack()
  const here = new URL(url)
  here.hostname = '127.0.0.1'
  here.port = String(port)
  return { url: here.href, goAway, comeBack }
}

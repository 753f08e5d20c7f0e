import { connect, type Socket } from 'node:net'

/** Bytes on a connection of their own, and all that came back until it ended or was quiet for a while. */
export function raw(port: number, pieces: readonly (string | Buffer)[], quietMs = 1200): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    let came = ''
    socket.setTimeout(quietMs)
    socket.on('data', (chunk) => (came += chunk.toString('latin1')))
    socket.on('timeout', () => socket.destroy())
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(came))
    for (const piece of pieces) socket.write(piece)
  })
}

/** The statuses of the answers in what came back, in order. */
export const statusesIn = (came: string): readonly number[] =>
  [...came.matchAll(/^HTTP\/1\.1 (\d{3}) /gm)].map(([, status]) => Number(status))

/** Opens a connection that stays open; resolves when it is. */
export function opened(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => resolve(socket))
    socket.once('error', reject)
    socket.on('error', () => undefined)
  })
}

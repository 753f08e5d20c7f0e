import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** A proxy between the workers and a local server that disturbs their connections. */
export class TcpProxy {
  readonly #server: Server
  readonly #pairs = new Set<readonly [Socket, Socket]>()
  readonly #silent = new WeakSet<Socket>()
  /** The delay of each chunk in milliseconds, in both directions. */
  delayMs = 0
  /** While true, the proxy accepts connections and closes them at once. */
  refusing = false

  private constructor(target: () => number) {
    this.#server = createServer((near) => {
      if (this.refusing) return void near.destroy()
      const far = connect(target(), '127.0.0.1')
      const pair = [near, far] as const
      this.#pairs.add(pair)
      const end = (): void => {
        // If one side of a half-open connection closes it, the other side is not notified.
        if (this.#silent.has(near)) return
        this.#pairs.delete(pair)
        near.destroy()
        far.destroy()
      }
      for (const socket of pair) socket.on('error', end).on('close', end)
      this.#carry(near, far)
      this.#carry(far, near)
    })
  }

  static async open(target: () => number): Promise<TcpProxy> {
    const proxy = new TcpProxy(target)
    await new Promise<void>((resolve) => proxy.#server.listen(0, '127.0.0.1', resolve))
    return proxy
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port
  }

  /** Cuts every connection at once; returns the number of connections. */
  cut(): number {
    const count = this.#pairs.size
    for (const [near, far] of this.#pairs) {
      near.resetAndDestroy()
      far.destroy()
    }
    this.#pairs.clear()
    return count
  }

  /**
   * Makes every connection half-open: the proxy carries no more data and notifies neither side. Returns the number of
   * connections.
   */
  silence(): number {
    const lines = [...this.#pairs].filter(([near]) => !this.#silent.has(near))
    for (const socket of lines.flat()) this.#silent.add(socket)
    return lines.length
  }

  async close(): Promise<void> {
    this.cut()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  /** Forwards data in order: each chunk waits for the previous one. */
  #carry(from: Socket, to: Socket): void {
    let turn = Promise.resolve()
    from.on('data', (piece) => {
      if (this.#silent.has(from)) return
      if (this.delayMs === 0) return void to.write(piece)
      from.pause()
      turn = turn.then(async () => {
        await sleep(this.delayMs)
        to.write(piece)
        from.resume()
      })
    })
  }
}

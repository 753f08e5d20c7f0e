import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** Stands between the workers and a server on this machine, and spoils their connections. */
export class TcpProxy {
  readonly #server: Server
  readonly #pairs = new Set<readonly [Socket, Socket]>()
  readonly #silent = new WeakSet<Socket>()
  /** Milliseconds that each piece waits on its way, in both directions. */
  delayMs = 0
  /** While true, connections are taken and closed at once. */
  refusing = false

  private constructor(target: () => number) {
    this.#server = createServer((near) => {
      if (this.refusing) return void near.destroy()
      const far = connect(target(), '127.0.0.1')
      const pair = [near, far] as const
      this.#pairs.add(pair)
      const end = (): void => {
        // Where one side of a dead line gives up, the other does not hear of it.
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

  /** Cuts every connection at once; returns how many there were. */
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
   * Lets every connection go dead without a word: nothing more is carried, and neither side is told. Returns how many
   * there were.
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

  /** Pieces stay in order: the next waits for the one before. */
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

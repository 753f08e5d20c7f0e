import { isIP, SocketAddress } from 'node:net'

/** What a request says of where it comes from. */
export interface Arrival {
  /** The address at the other end of the connection; undefined if it is closed already. */
  readonly socket: string | undefined
  /** The header `X-Forwarded-For`. */
  readonly forwarded: string | undefined
}

/**
 * The address that a request comes from. With no proxy in front it is that of the connection. Each proxy adds, at the end of
 * `X-Forwarded-For`, the address that it was asked from: with `proxies` of them the address is the one so far from
 * the end, since everything before it is what the sender has written. If there are fewer, it is the first; if what stands
 * there is no address, it is that of the connection. The header `Forwarded` is not read.
 */
export function peerAddress({ socket, forwarded }: Arrival, proxies: number): string | undefined {
  if (proxies === 0 || forwarded === undefined) return socket
  const added = forwarded.split(',').slice(-proxies)[0]!.trim()
  return plainAddress(added) ?? socket
}

/** Without a port and brackets; undefined if it is no address. */
function plainAddress(text: string): string | undefined {
  const [, bracketed, dotted] = /^(?:\[([^\]]*)\](?::\d+)?|([\d.]+):\d+)$/.exec(text) ?? []
  const address = bracketed ?? dotted ?? text
  return isIP(address) === 0 ? undefined : address
}

/**
 * Whom an address stands for: of IPv4 the address itself, also as IPv6 writes it; of IPv6 the first 64 bits, since a
 * household or an office has all addresses that begin so.
 */
export function networkOf(address: string): string {
  if (isIP(address) !== 6) return address
  // In its shortest form, without a zone.
  const { address: normal } = new SocketAddress({ address: address.split('%')[0]!, family: 'ipv6' })
  const mapped = /^::ffff:([\d.]+)$/.exec(normal)?.[1]
  if (mapped !== undefined) return mapped
  const [head, tail] = normal.split('::').map((part) => (part === '' ? [] : part.split(':')))
  const left = tail === undefined ? [] : Array<string>(8 - head!.length - tail.length).fill('0')
  return `${[...head!, ...left, ...(tail ?? [])].slice(0, 4).join(':')}::/64`
}

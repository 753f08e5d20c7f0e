/** Numbers that only look random: the same seed gives the same ones. */
export interface Random {
  /** From 0 to below 1. */
  readonly next: () => number
  /** A whole number, both ends included. */
  readonly whole: (least: number, most: number) => number
  readonly chance: (share: number) => boolean
  readonly one: <T>(from: readonly T[]) => T
}

/** A generator of a seed (mulberry32). */
export function randomOf(seed: number): Random {
  let state = Math.imul(seed, 0x9e3779b1) >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    next,
    whole: (least, most) => least + Math.floor(next() * (most - least + 1)),
    chance: (share) => next() < share,
    one: (from) => from[Math.floor(next() * from.length)]!,
  }
}

/** A random source that gives the same values for the same seed and label, on any machine. */
export interface Random {
  /** 0 or more, less than 1. */
  readonly next: () => number
  /** A whole number, both limits included. */
  readonly int: (from: number, to: number) => number
  /** A number between two others. */
  readonly between: (from: number, to: number) => number
  readonly chance: (probability: number) => boolean
  readonly pick: <T>(list: readonly T[]) => T
  /** One of the values, with the probability given by its weight. */
  readonly weighted: <T>(choices: readonly (readonly [T, number])[]) => T
  /** A selection from the list, without repetition, in the list's order. */
  readonly sample: <T>(list: readonly T[], count: number) => T[]
}

/** Each label has a stream of its own, so that a change to one register does not change the others. */
export function randomFrom(seed: number, label: string): Random {
  const next = stream(mix(seed, label))
  const int = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1))
  return Object.freeze<Random>({
    next,
    int,
    between: (from, to) => from + next() * (to - from),
    chance: (probability) => next() < probability,
    pick: (list) => list[int(0, list.length - 1)]!,
    weighted: (choices) => {
      let left = next() * choices.reduce((added, [, weight]) => added + weight, 0)
      for (const [value, weight] of choices) if ((left -= weight) < 0) return value
      return choices.at(-1)![0]
    },
    sample: (list, count) => {
      const taken: (typeof list)[number][] = []
      list.forEach((each, index) => {
        if (next() * (list.length - index) < count - taken.length) taken.push(each)
      })
      return taken
    },
  })
}

/** FNV-1a over the label, starting from the seed. */
function mix(seed: number, label: string): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0
  for (let index = 0; index < label.length; index += 1)
    hash = Math.imul(hash ^ label.charCodeAt(index), 0x01000193) >>> 0
  return hash
}

/** The generator sfc32: four words of state, warmed up so that similar seeds diverge. */
function stream(seed: number): () => number {
  let a = 0x9e3779b9
  let b = 0x243f6a88
  let c = seed | 0
  let counter = 1
  const next = (): number => {
    const word = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + word) | 0
    return (word >>> 0) / 0x1_0000_0000
  }
  for (let round = 0; round < 15; round += 1) next()
  return next
}

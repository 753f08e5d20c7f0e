import { createHash, type Hash } from 'node:crypto'
import { canonicalJson } from './canonical-json.js'
import { asPublished, plainObservation, type ReleasedFigure } from './released-figure.js'

// A type and not an interface, so that it is JSON.
/** The number of figures and the SHA-256 of their lines. */
export type FiguresDigest = {
  readonly count: number
  readonly digest: string
}

/** A figure with its numbers as a line, without the line end. */
export function figureLine({ observation, disclosure }: ReleasedFigure): string {
  return canonicalJson({ ...plainObservation(observation), disclosure })
}

/** A figure as others read it as a line, without the line end. */
export function publishedLine(figure: ReleasedFigure): string {
  return canonicalJson({ ...asPublished(figure) })
}

/** Takes the figures of a release in their order (`compareFigures`), and digests both files of them. */
export interface FiguresDigester {
  readonly add: (figures: readonly ReleasedFigure[]) => void
  /** `figures`: the salt on the first line, then all numbers. `published`: what others read, without a salt. */
  readonly done: () => { readonly figures: FiguresDigest; readonly published: FiguresDigest }
}

/** Begins to digest the figures of a release. */
export function figuresDigester(salt: string): FiguresDigester {
  const inside: Hash = createHash('sha256').update(`${salt}\n`)
  const outside = createHash('sha256')
  let count = 0
  return {
    add: (figures) => {
      count += figures.length
      inside.update(figures.map((each) => `${figureLine(each)}\n`).join(''))
      outside.update(figures.map((each) => `${publishedLine(each)}\n`).join(''))
    },
    done: () => ({
      figures: { count, digest: inside.digest('hex') },
      published: { count, digest: outside.digest('hex') },
    }),
  }
}

/**
 * The order of figures in a release: indicator, variant, part (the whole first), district, period, each by the bytes of
 * its UTF-8. A database has the same order with `collate "C"`.
 */
export function compareFigures({ observation: one }: ReleasedFigure, { observation: other }: ReleasedFigure): number {
  for (const member of ['indicator', 'variant', 'part', 'district', 'period'] as const) {
    const order = Buffer.compare(Buffer.from(one[member] ?? ''), Buffer.from(other[member] ?? ''))
    if (order !== 0) return order
  }
  return 0
}

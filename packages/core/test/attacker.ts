import type { DistrictTree, Observation } from '../src/index.js'

/**
 * A reader who tries to find out what was hidden. Knows what is published, every sum that must hold, the own records of
 * upper districts, and that a hidden count is at least 1; reasons by elimination and by bounds. Shares no code with the
 * suppression it attacks.
 */
export interface Attack {
  readonly districts: DistrictTree
  readonly truth: readonly Observation[]
  readonly published: readonly Observation[]
  /** The denominators of categories are those of the whole. */
  readonly sharesDenominator?: boolean
  /** The districts whose own records the reader does not know. */
  readonly unknownOwn?: ReadonlySet<string>
}

interface Unknown {
  readonly name: string
  readonly count: number
}

type Equation = { readonly terms: ReadonlyMap<string, number>; readonly sum: number }

/**
 * The names of the unpublished counts (above zero) that the reader can determine exactly: `330502 sex=female
 * numerator`, `own of 330500 whole numerator`.
 */
export function pinned({
  districts,
  truth,
  published,
  sharesDenominator = false,
  unknownOwn = new Set(),
}: Attack): readonly string[] {
  const key = (district: string, part: string | null, side: string): string => `${district} ${part ?? 'whole'} ${side}`
  const real = new Map<string, number>()
  const shown = new Set<string>()
  for (const [index, observation] of truth.entries()) {
    const seen = published[index]!
    // All variants have one numerator; each has a denominator of its own.
    const sides = [
      ['numerator', observation.numerator, seen.numerator],
      [`denominator ${observation.variant}`, observation.denominator, seen.denominator],
    ] as const
    for (const [side, before, after] of sides) {
      if (before !== null) real.set(key(observation.district, observation.part, side), before)
      if (after !== null) shown.add(key(observation.district, observation.part, side))
    }
  }
  const parts = [...new Set(truth.map(({ part }) => part))]
  const sidesOf = [...new Set([...real.keys()].map((name) => name.split(' ').slice(2).join(' ')))]
  const breakdowns = [...new Set(parts.flatMap((part) => (part === null ? [] : [part.split('=')[0]!])))]
  const equations: Equation[] = []
  const equate = (whole: string, pieces: readonly string[], known = 0): void => {
    const terms = new Map<string, number>()
    let sum = known
    for (const [name, sign] of [[whole, 1] as const, ...pieces.map((piece) => [piece, -1] as const)])
      if (shown.has(name)) sum -= sign * real.get(name)!
      else terms.set(name, sign)
    if (terms.size > 0) equations.push({ terms, sum })
  }
  for (const { code } of districts.all) {
    const children = districts.children(code).map((child) => child.code)
    for (const part of parts) {
      const added = part !== null && sharesDenominator ? ['numerator'] : sidesOf
      // If the children have nothing, all is the district's own, and a reader who knew that would know everything.
      if (!added.some((side) => children.some((child) => (real.get(key(child, part, side)) ?? 0) > 0))) continue
      for (const side of added) {
        const below = children.map((child) => key(child, part, side)).filter((name) => real.has(name))
        const own = real.get(key(code, part, side))! - below.reduce((sum, name) => sum + real.get(name)!, 0)
        const ownName = `own of ${key(code, part, side)}`
        if (unknownOwn.has(code)) {
          real.set(ownName, own)
          equate(key(code, part, side), [...below, ownName])
        } else equate(key(code, part, side), below, own)
      }
    }
    for (const breakdown of breakdowns) {
      const columns = parts.filter((part) => part?.startsWith(`${breakdown}=`))
      for (const prefix of ['', 'own of '])
        for (const side of sidesOf) {
          const names = columns.map((column) => prefix + key(code, column, side))
          const whole = prefix + key(code, null, side)
          if (!real.has(whole) || !names.every((name) => real.has(name))) continue
          if (sharesDenominator && side !== 'numerator') for (const name of names) equate(whole, [name])
          else if (names.some((name) => real.get(name)! > 0)) equate(whole, names)
        }
    }
  }
  const unknowns: Unknown[] = [...real].filter(([name]) => !shown.has(name)).map(([name, count]) => ({ name, count }))
  const bounds = new Map(unknowns.map(({ name, count }) => [name, { low: Math.min(1, count), high: Infinity }]))
  const all = [...equations, ...eliminated(equations)]
  for (let changed = true, round = 0; changed && round < 200; round += 1) {
    changed = false
    const tighten = (name: string, low: number, high: number): void => {
      const bound = bounds.get(name)!
      const [from, to] = [Math.max(bound.low, Math.ceil(low - 1e-6)), Math.min(bound.high, Math.floor(high + 1e-6))]
      if (from > bound.low || to < bound.high) changed = true
      bound.low = from
      bound.high = to
    }
    for (const { terms, sum } of all)
      for (const [name, factor] of terms) {
        let [least, most] = [sum, sum]
        for (const [other, by] of terms) {
          if (other === name) continue
          const { low, high } = bounds.get(other)!
          least -= by > 0 ? by * high : by * low
          most -= by > 0 ? by * low : by * high
        }
        if (factor > 0) tighten(name, least / factor, most / factor)
        else tighten(name, most / factor, least / factor)
      }
  }
  for (const { name, count } of unknowns) {
    const { low, high } = bounds.get(name)!
    if (low > count || high < count)
      throw new Error(`the attacker is wrong about ${name}: ${count} is not in ${low}..${high}`)
  }
  return unknowns
    .filter(({ name, count }) => count !== 0 && bounds.get(name)!.low === bounds.get(name)!.high)
    .map(({ name }) => name)
}

/** Solves the equations for one unknown after the other (reduced row echelon form). */
function eliminated(equations: readonly Equation[]): readonly Equation[] {
  const names = [...new Set(equations.flatMap(({ terms }) => [...terms.keys()]))]
  const rows = equations.map(({ terms, sum }) => [...names.map((name) => terms.get(name) ?? 0), sum])
  let top = 0
  for (let column = 0; column < names.length && top < rows.length; column += 1) {
    const pivot = rows.findIndex((row, index) => index >= top && Math.abs(row[column]!) > 1e-9)
    if (pivot === -1) continue
    const [chosen] = rows.splice(pivot, 1)
    const unit = chosen!.map((value) => value / chosen![column]!)
    rows.splice(top, 0, unit)
    for (const [index, row] of rows.entries()) {
      const factor = row[column]!
      if (index !== top && Math.abs(factor) > 1e-9) rows[index] = row.map((value, at) => value - factor * unit[at]!)
    }
    top += 1
  }
  return rows.slice(0, top).map((row) => ({
    sum: row.at(-1)!,
    terms: new Map(names.flatMap((name, at) => (Math.abs(row[at]!) > 1e-9 ? [[name, row[at]!] as const] : []))),
  }))
}

import highs from 'highs'
import type { ReleasedFigure } from '@minzheng/release'
import { monthsOf, parsePeriod } from '@minzheng/core/periods'
import { asPublished } from '../src/index.js'
import type { inventedCity, Paid } from './invented-city.js'

/*
 * What a reader of the releases of an invented city can find out, by a way of its own: the unknowns are the grants of
 * each place, month, sex and kind, and every published figure is a row over them. It uses nothing of the package but
 * what leaves the bureau.
 */

/** What is counted: all grants, those to one sex, the urgent ones. */
export const counted = ['all', 'male', 'female', 'urgent'] as const
type Counted = (typeof counted)[number]

/** A count of a release: of a district and all below it, or of what is registered at the district itself. */
export interface Count {
  readonly release: number
  readonly what: Counted
  readonly district: string
  readonly period: string
  readonly isOwn: boolean
}

/** A release as readers get it, and the grants behind it. */
export interface Known {
  readonly paid: readonly Paid[]
  readonly figures: readonly ReleasedFigure[]
}

/** A row: a sum of unknowns, times their signs, is or is at least a number. */
interface Row {
  readonly terms: ReadonlyMap<string, number>
  readonly is: '=' | '>='
  readonly number: number
}

type City = ReturnType<typeof inventedCity>

/** All whole-number worlds that fit what readers know. */
export class Worlds {
  readonly #city: City
  readonly #releases: readonly Known[]
  readonly #months: readonly string[]
  readonly #rows: readonly Row[]
  readonly #solver: Awaited<ReturnType<typeof highs.default>>

  private constructor(
    city: City,
    releases: readonly Known[],
    months: readonly string[],
    solver: Awaited<ReturnType<typeof highs.default>>,
  ) {
    this.#city = city
    this.#releases = releases
    this.#months = months
    this.#solver = solver
    this.#rows = releases.flatMap((_, release) => [...this.#rowsOf(release), ...this.#noneOfItsOwn(release)])
  }

  static async of(city: City, releases: readonly Known[], months: readonly string[]): Promise<Worlds> {
    // The package's types are those of its CommonJS build; an ES module gets the function itself.
    return new Worlds(city, releases, months, await (highs as unknown as typeof highs.default)())
  }

  /** The true number of a count. */
  truth(count: Count): number {
    const terms = this.#terms(count)
    return this.#sum(terms)
  }

  /** Of counts, those that have the same number in every world that fits, for a reader who may know an office's grants. */
  told(counts: readonly Count[], office: string | null): readonly Count[] {
    const rows = [...this.#rows, ...(office === null ? [] : this.#ownRows(office))]
    const open = new Map(counts.map((count) => [count, { terms: this.#terms(count), truth: this.truth(count) }]))
    const told: Count[] = []
    for (const [count, { terms, truth }] of open) {
      const world = this.#world(rows, terms, '>=', truth + 1) ?? this.#world(rows, terms, '<=', truth - 1)
      open.delete(count)
      if (world === undefined) told.push(count)
      // One world is another one for many counts.
      else
        for (const [other, { terms: ofOther, truth: known }] of open)
          if (sumOf(ofOther, world) !== known) open.delete(other)
    }
    return told
  }

  /** What the figures of a release say, hidden ones included: where zeros are shown, a hidden count is not zero. */
  #rowsOf(release: number): readonly Row[] {
    const rows: Row[] = []
    const said = new Set<string>()
    const { figures } = this.#releases[release]!
    // Once a zero of an indicator is hidden too, nobody can be sure that what is hidden of it is not zero.
    const withHiddenZeros = new Set(
      figures.flatMap(({ observation, disclosure }) =>
        disclosure !== 'shown' && observation.numerator === 0 ? [observation.indicator] : [],
      ),
    )
    for (const figure of figures) {
      const { indicator, part, district, period, numerator, denominator, status } = asPublished(figure)
      const at = { release, district, period, isOwn: false }
      said.add([indicator, part, district, period].join(' '))
      const amounts = amountsOf(indicator, part)
      if (status === 'Q') {
        if ((indicator === 'aid.grants' || indicator === 'aid.urgent') && !withHiddenZeros.has(indicator))
          rows.push({ terms: this.#terms({ ...at, what: amounts[0]![0]! }), is: '>=', number: 1 })
        continue
      }
      if (numerator === null) continue
      if (indicator === 'aid.rise') {
        // Both of February and of the year to date: since January.
        if (!period.endsWith('2024-02')) throw new Error(`unexpected: a rise in ${period}`)
        const rise = this.#terms({ ...at, what: 'all' })
        for (const [name, by] of this.#terms({ ...at, period: '2024-01', what: 'all' }))
          rise.set(name, (rise.get(name) ?? 0) - by)
        rows.push({ terms: rise, is: '=', number: numerator })
      } else
        amounts.forEach((whats, side) => {
          const terms = new Map<string, number>()
          for (const what of whats)
            for (const [name, by] of this.#terms({ ...at, what })) terms.set(name, (terms.get(name) ?? 0) + by)
          rows.push({ terms, is: '=', number: (side === 0 ? numerator : denominator)! })
        })
    }
    // A release holds what is new or changed: a figure of the one before that it lacks has the number that it had.
    if (release > 0)
      for (const { observation } of this.#releases[release - 1]!.figures) {
        const { indicator, part, district, period } = observation
        if (indicator !== 'aid.grants' && indicator !== 'aid.urgent') continue
        if (said.has([indicator, part, district, period].join(' '))) continue
        const what = amountsOf(indicator, part)[0]![0]!
        const same = this.#terms({ release, what, district, period, isOwn: false })
        for (const [name] of this.#terms({ release: release - 1, what, district, period, isOwn: false }))
          same.set(name, -1)
        rows.push({ terms: same, is: '=', number: 0 })
      }
    return rows
  }

  /** Readers guess rightly that a district has registered nothing itself. */
  #noneOfItsOwn(release: number): readonly Row[] {
    const above = this.#city.districts.all.filter(({ code }) => this.#city.districts.children(code).length > 0)
    return above.flatMap(({ code }) =>
      this.#months.flatMap((period) =>
        counted.flatMap((what): readonly Row[] => {
          const terms = this.#terms({ release, what, district: code, period, isOwn: true })
          return this.#sum(terms) === 0 ? [{ terms, is: '=', number: 0 }] : []
        }),
      ),
    )
  }

  #ownRows(office: string): readonly Row[] {
    return this.#releases.flatMap((_, release) =>
      this.#months.flatMap((period) =>
        [...this.#terms({ release, what: 'all', district: office, period, isOwn: false })].map(([name]): Row => ({
          terms: new Map([[name, 1]]),
          is: '=',
          number: this.#sum(new Map([[name, 1]])),
        })),
      ),
    )
  }

  #terms({ release, what, district, period, isOwn }: Count): Map<string, number> {
    const places = this.#city.districts.all.filter(
      ({ code }) =>
        code === district || (!isOwn && this.#city.districts.ancestors(code).some((each) => each.code === district)),
    )
    const terms = new Map<string, number>()
    for (const { code } of places)
      for (const month of monthsOf(parsePeriod(period)))
        for (const sex of ['male', 'female'] as const)
          for (const kind of ['urgent', 'common'] as const)
            if (what === 'all' || what === sex || what === kind)
              terms.set(`x${release}_${code}_${month}_${sex}_${kind}`, 1)
    return terms
  }

  #sum(terms: ReadonlyMap<string, number>): number {
    let sum = 0
    this.#releases.forEach(({ paid }, release) => {
      for (const { district, month, sex, kind, number } of paid)
        sum += number * (terms.get(`x${release}_${district}_${month}_${sex}_${kind}`) ?? 0)
    })
    return sum
  }

  #world(
    rows: readonly Row[],
    count: ReadonlyMap<string, number>,
    sense: string,
    bound: number,
  ): ReadonlyMap<string, number> | undefined {
    const numbers = new Map<string, string>()
    const linear = (terms: ReadonlyMap<string, number>): string =>
      [...terms]
        .map(([name, by]) => {
          if (!numbers.has(name)) numbers.set(name, `v${numbers.size}`)
          return `${by < 0 ? '-' : '+'} ${Math.abs(by)} ${numbers.get(name)}`
        })
        .join(' ')
    const lines = rows.map(({ terms, is, number }) => `${linear(terms)} ${is} ${number}`)
    lines.push(`${linear(count)} ${sense} ${bound}`)
    const names = [...numbers.values()]
    const program = [
      'Minimize',
      `${names[0]}`,
      'Subject To',
      ...lines,
      'Bounds',
      ...names.map((name) => `0 <= ${name} <= 500`),
    ]
    const { Status, Columns } = this.#solver.solve([...program, 'Generals', names.join(' '), 'End'].join('\n'), {
      output_flag: false,
    })
    if (Status === 'Infeasible') return undefined
    if (Status !== 'Optimal') throw new Error(`unexpected: ${Status}`)
    return new Map([...numbers].map(([name, column]) => [name, Math.round(Columns[column]!.Primal)]))
  }
}

/** A sum in a world; what no row names is as good as nothing. */
function sumOf(terms: ReadonlyMap<string, number>, world: ReadonlyMap<string, number>): number {
  return [...terms.keys()].reduce((sum, name) => sum + (world.get(name) ?? 0), 0)
}

/** What a figure shows as numerator and denominator: each the sum of counts. */
function amountsOf(indicator: string, part: string | null): readonly (readonly Counted[])[] {
  if (indicator === 'aid.grants') return [[part === null ? 'all' : (part.split('=')[1] as Counted)]]
  if (indicator === 'aid.urgent') return [['urgent']]
  if (indicator === 'aid.urgent-share') return [['urgent'], ['all']]
  if (indicator === 'aid.twice') return [['urgent', 'all']]
  return []
}

import type { AnyDataset, AnyRecord, Basis, Column } from '../dataset/dataset.js'
import { conjuncts, isColumn, isRelative, isRelativeDay, type Filter } from '../dataset/filter.js'
import { slotsOf, type Measure, type Roll } from '../measure/measure.js'
import { daysFrom, type Day } from '../period/day.js'
import type { BucketRanges } from './bucket-ranges.js'
import { resolveDay, type RelativeDay } from '../period/relative-day.js'
import { firstAfter, firstFrom, startOf, type TimeBuckets } from '../period/time-buckets.js'

export interface AggregateInput {
  readonly dataset: AnyDataset
  readonly measures: readonly Measure[]
  readonly records: readonly AnyRecord[]
  readonly replacedOn: readonly (Day | null)[] | null
  /** The buckets in which each record stands; null if all are valid in all of them. */
  readonly ranges: BucketRanges | null
  readonly buckets: TimeBuckets
  readonly stride: number
  readonly index: ReadonlyMap<string, number>
  readonly columns: ReadonlyMap<string, { readonly roll: Roll; readonly numbers: Float64Array }>
  readonly values: ReadonlyMap<string, Map<number, Set<string>>>
  readonly unknownDistrict: (code: unknown) => never
}

/**
 * Compiles the aggregation of a dataset into one JavaScript function. The function reads fields by their names and
 * compares directly, like a loop written by hand for these measures. Its text contains only names that a definition was
 * checked for (camelCase) and JSON values.
 */
export function compileAggregate(input: AggregateInput): () => void {
  const text = new AggregateText(input)
  const body = text.body()
  const names = [...text.bound.keys()].join(',')
  const source = `${names}\n${body}`
  let made = compiled.get(source)
  if (made === undefined) {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion, typescript/no-implied-eval -- our own text
    made = new Function(names, `'use strict'\n${body}`) as (...bound: unknown[]) => void
    if (compiled.size >= 500) compiled.clear()
    compiled.set(source, made)
  }
  return () => made(...text.bound.values())
}

/** Functions by their text: the second evaluation of a definition reuses what the engine has already optimised. */
const compiled = new Map<string, (...bound: unknown[]) => void>()

/** Collects the text of the function and the values that it is bound to. */
class AggregateText {
  readonly bound = new Map<string, unknown>()
  readonly input: AggregateInput
  readonly #relatives = new Map<string, string>()
  readonly #days = new Map<string, { readonly found: string; readonly start: string }>()

  constructor(input: AggregateInput) {
    this.input = input
  }

  body(): string {
    const { records, replacedOn, buckets, stride, index, unknownDistrict } = this.input
    const bases = new Map(this.input.measures.map(({ basis }) => [JSON.stringify(basis), basis]))
    const groups = [...bases].map(([key, basis]) =>
      this.#group(
        basis,
        this.input.measures.filter((measure) => JSON.stringify(measure.basis) === key),
      ),
    )
    for (const [name, value] of Object.entries({
      stride,
      length: buckets.length,
      records,
      replacedOn,
      index,
      unknownDistrict,
      firstFrom,
      firstAfter,
      startOf,
      daysBetween,
      note,
    }))
      this.bound.set(name, value)
    this.bound.set('find', buckets.find)
    const { ranges } = this.input
    if (ranges !== null) for (const [name, value] of Object.entries(ranges)) this.bound.set(name, value)
    return `for (let row = 0; row < records.length; row++) {
      const r = records[row]
      const district = index.get(r.district)
      if (district === undefined) unknownDistrict(r.district)
      const o = district * stride
      ${ranges === null ? '' : 'const lo = first[row], hi = end[row]'}
      ${[...this.#days].map(([name, { found, start }]) => `const ${found} = ${field(name)} == null ? ~length : find(${field(name)}), ${start} = ${found} < 0 ? ~${found} : ${found}`).join('\n')}
      ${groups.join('\n')}
    }`
  }

  /**
   * The code of the measures that share one basis: the time buckets in which a record counts, from `a` to before `b`,
   * then each measure.
   */
  #group(basis: Basis, measures: readonly Measure[]): string {
    const each = measures.map((measure) => this.#measure(measure)).join('\n')
    const [from, to] =
      this.input.ranges === null
        ? [(start: string) => start, (until: string) => until]
        : [(start: string) => `Math.max(lo, ${start})`, (until: string) => `Math.min(hi, ${until})`]
    switch (basis.kind) {
      case 'flow':
        return `{ const a = ${this.#day(basis.on).found}, b = a + 1; if (a >= ${this.input.ranges === null ? '0' : 'lo && a < hi'}) { ${each} } }`
      case 'stock':
        return `{ const a = ${from(this.#day(basis.from).start)}, b = ${to(this.#day(basis.to).start)}; if (a < b) { ${each} } }`
      case 'policy':
        return `{ const a = ${from(this.#day(basis.from).start)}, b = ${to('(replacedOn[row] === null ? length : startOf(find(replacedOn[row])))')}; if (a < b) { ${each} } }`
    }
  }

  /**
   * The variables of a day's field, computed once per record: the time bucket that contains the day (below 0 if none),
   * and the first bucket that it counts from.
   */
  #day(name: string): { readonly found: string; readonly start: string } {
    const known = this.#days.get(name) ?? { found: `f${this.#days.size}`, start: `s${this.#days.size}` }
    this.#days.set(name, known)
    return known
  }

  #measure(measure: Measure): string {
    const fixed: string[] = []
    const narrowing: string[] = []
    const loose: string[] = []
    for (const filter of conjuncts(measure.where)) {
      const narrows = this.#narrowing(filter)
      if (narrows !== undefined) narrowing.push(narrows)
      else (isRelative(filter) ? loose : fixed).push(this.#is(filter, true))
    }
    const { column } = measure
    const value = column === null ? '1' : this.#value(column)
    if (column !== null && this.#mayBeNull(column)) fixed.push(`${value} != null`)
    const write = this.#write(measure, value, loose.length > 0)
    const inner = loose.length > 0 ? `for (let p = from; p < to; p++) if (${loose.join(' && ')}) { ${write} }` : write
    const ranged = narrowing.length > 0 ? `${narrowing.join('; ')}; if (from < to) { ${inner} }` : inner
    return `${fixed.length > 0 ? `if (${fixed.join(' && ')}) ` : ''}{ let from = a, to = b; ${ranged} }`
  }

  /** The code that writes the value to the time buckets from `from` to before `to`, or to `p` alone. */
  #write(measure: Measure, value: string, single: boolean): string {
    const [first, end] = single ? ['p', 'p + 1'] : ['from', 'to']
    if (measure.kind === 'distinct') {
      const sets = this.#bind(this.input.values.get(measure.key))
      return `for (let q = ${first}; q < ${end}; q++) note(${sets}, o + q, ${value})`
    }
    return slotsOf(measure)
      .map(({ key, roll }) => {
        const numbers = this.#bind(this.input.columns.get(key)?.numbers)
        if (roll !== 'add')
          return `for (let q = ${first}; q < ${end}; q++) if (!(${numbers}[o + q] ${roll === 'min' ? '<=' : '>='} ${value})) ${numbers}[o + q] = ${value}`
        return measure.basis.kind === 'flow'
          ? `${numbers}[o + ${first}] += ${value}`
          : `${numbers}[o + ${first}] += ${value}; ${numbers}[o + ${end}] -= ${value}`
      })
      .join('; ')
  }

  /**
   * A comparison of a day with a relative day is true from some time bucket on, or up to one. It narrows the range, so
   * the loop need not evaluate it in each bucket.
   */
  #narrowing(filter: Filter): string | undefined {
    if (filter.kind === 'any-of' && filter.filters.length === 2) {
      const [open, bound] = filter.filters as [Filter, Filter]
      if (open.kind !== 'is-null' || bound.kind !== 'compare' || open.column.name !== bound.column.name)
        return undefined
      const narrows = this.#narrowing(bound)
      return narrows === undefined ? undefined : `if (${this.#value(open.column)} != null) { ${narrows} }`
    }
    if (
      filter.kind !== 'compare' ||
      !isRelativeDay(filter.value) ||
      filter.op === '=' ||
      filter.column.between !== undefined
    )
      return undefined
    const days = this.#relative(filter.value)
    const day = field(filter.column.name)
    const first = { '<=': 'firstFrom', '<': 'firstAfter', '>': 'firstFrom', '>=': 'firstAfter' }[filter.op]
    const found =
      first === 'firstFrom' && Object.keys(filter.value).length === 1 && filter.value.relative === 'reference-day'
        ? `startOf(find(${day}))`
        : `${first}(${days}, ${day})`
    const narrow =
      filter.op === '<=' || filter.op === '<'
        ? `{ const n = ${found}; if (n > from) from = n }`
        : `{ const n = ${found}; if (n < to) to = n }`
    return this.#mayBeNull(filter.column) ? `if (${day} == null) to = from; else ${narrow}` : narrow
  }

  /** An expression that is true if the filter is certainly true (or, for `wanted` false, certainly false). */
  #is(filter: Filter, wanted: boolean): string {
    switch (filter.kind) {
      case 'compare': {
        const value = this.#value(filter.column)
        const { value: operand } = filter
        const against = isRelativeDay(operand)
          ? `${this.#relative(operand)}[p]`
          : isColumn(operand)
            ? this.#value(operand)
            : JSON.stringify(operand)
        const stated = [filter.column, ...(isColumn(operand) ? [operand] : [])]
          .filter((column) => this.#mayBeNull(column))
          .map((column) => `${this.#value(column)} != null`)
        const compared = `${value} ${filter.op === '=' ? '===' : filter.op} ${against}`
        return `(${[...stated, wanted ? compared : `!(${compared})`].join(' && ')})`
      }
      case 'one-of': {
        const value = this.#value(filter.column)
        const found =
          filter.values.length === 0
            ? 'false'
            : filter.values.map((each) => `${value} === ${JSON.stringify(each)}`).join(' || ')
        return wanted ? `(${found})` : `(${value} != null && !(${found}))`
      }
      case 'is-null':
        return `(${this.#value(filter.column)} ${wanted ? '==' : '!='} null)`
      case 'all-of':
      case 'any-of': {
        const all = (filter.kind === 'all-of') === wanted
        if (filter.filters.length === 0) return String(all)
        return `(${filter.filters.map((each) => this.#is(each, wanted)).join(all ? ' && ' : ' || ')})`
      }
      case 'not':
        return this.#is(filter.filter, !wanted)
    }
  }

  #value(column: Column): string {
    return column.between === undefined
      ? field(column.name)
      : `daysBetween(${field(column.between[0])}, ${field(column.between[1])})`
  }

  #mayBeNull(column: Column): boolean {
    return (column.between ?? [column.name]).some((name) => this.input.dataset.facts[name]?.optional !== false)
  }

  /** The relative day of every time bucket, bound once. */
  #relative(day: RelativeDay): string {
    const key = JSON.stringify(day)
    const known = this.#relatives.get(key)
    if (known !== undefined) return known
    const name = this.#bind(this.input.buckets.references.map((reference) => resolveDay(day, reference)))
    this.#relatives.set(key, name)
    return name
  }

  #bind(value: unknown): string {
    const name = `v${this.bound.size}`
    this.bound.set(name, value)
    return name
  }
}

function field(name: string): string {
  if (!/^[a-z][A-Za-z0-9]*$/.test(name)) throw new TypeError(`"${name}" is not the name of a field`)
  return `r.${name}`
}

function daysBetween(from: unknown, to: unknown): number | null {
  return typeof from === 'string' && typeof to === 'string' ? daysFrom(from, to) : null
}

function note(sets: Map<number, Set<string>>, at: number, value: string): void {
  const found = sets.get(at)
  if (found === undefined) sets.set(at, new Set([value]))
  else found.add(value)
}

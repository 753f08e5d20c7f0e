import type { Catalogue } from './catalogue.js'
import type { AnyDataset, AnyRecord, Basis } from './dataset.js'
import { compileFilter } from './filter.js'
import type { Measure } from './measure.js'
import { observe, type Observation, type TotalsSource } from './observation.js'
import { lastDay, monthEnd, monthOf, parsePeriod, type Day, type Month } from './period.js'
import { returnBook, type Return } from './returns.js'
import { combine, fold, type Totals } from './totals.js'

/** The records of each dataset; one that is left out has none. */
export type Records = Readonly<Record<string, readonly AnyRecord[]>>

/** Figures in memory, the same as the store's on the same records and returns. */
export interface Evaluation {
  /** Throws `unknown-indicator`, `unknown-variant`, `unknown-district`, `invalid-period`. */
  observe(indicator: string, district: string, period: string, variant?: string): Observation
}

/** Evaluates a catalogue over records in memory: for teams that import the domains. Nothing is read or written elsewhere. */
export function evaluate(catalogue: Catalogue, records: Records, returns: Iterable<Return>): Evaluation {
  const source = totalsInMemory(catalogue, records, returns)
  return Object.freeze<Evaluation>({
    observe: (id, district, period, variant) => {
      const indicator = catalogue.indicator(id)
      return observe(catalogue, indicator, variant ?? indicator.defaultVariant, district, parsePeriod(period), source)
    },
  })
}

function totalsInMemory(catalogue: Catalogue, records: Records, returns: Iterable<Return>): TotalsSource {
  const book = returnBook(returns, catalogue.districts)
  const totals = new Map<string, Totals>()
  const bottomUp = [...catalogue.districts.all].reverse()
  for (const dataset of catalogue.datasets.values()) {
    const measures = catalogue.measures(dataset.name)
    if (measures.length === 0) continue
    const cells = partials(dataset, measures, records[dataset.name] ?? [], book.months)
    const accumulators = catalogue.accumulators(dataset.name)
    for (const month of book.months)
      for (const district of bottomUp) {
        const own = cells.get(`${district.code} ${month}`)
        const children = catalogue.districts.children(district.code).map((child) => totals.get(`${dataset.name} ${child.code} ${month}`))
        if (own === undefined && children.every((child) => child === undefined)) continue
        totals.set(`${dataset.name} ${district.code} ${month}`, combine(accumulators, district, own, children))
      }
  }
  return { returns: book, totals: (dataset, district, month) => totals.get(`${dataset} ${district} ${month}`) }
}

/** The partial sums of one dataset: `district month` → measure key → number. One pass over the records for each month they can touch. */
function partials(
  dataset: AnyDataset,
  measures: readonly Measure[],
  records: readonly AnyRecord[],
  months: readonly Month[],
): Map<string, Record<string, number>> {
  const cells = new Map<string, Record<string, number>>()
  const replacedOn = replacements(dataset, records)
  const readers = months.map((month) => ({
    month,
    reference: lastDay({ until: monthEnd(month) }),
    measures: measures.map((measure) => ({
      measure,
      passes: measure.where === null ? () => true : compileFilter(measure.where, lastDay({ until: monthEnd(month) })),
    })),
  }))
  for (const record of records)
    for (const { month, reference, measures: compiled } of readers)
      for (const { measure, passes } of compiled) {
        if (!counts(measure.basis, record, replacedOn.get(record) ?? null, month, reference)) continue
        if (passes(record) !== true) continue
        const held = measure.column === null ? 1 : record[measure.column.name]
        if (typeof held !== 'number') continue
        const id = `${String(record['district'])} ${month}`
        let cell = cells.get(id)
        if (cell === undefined) cells.set(id, (cell = {}))
        const roll = measure.kind === 'min' || measure.kind === 'max' ? measure.kind : 'add'
        cell[measure.key] = fold(roll, [cell[measure.key], held])!
      }
  return cells
}

/** Whether a record counts in a month, by the measure's basis. */
function counts(basis: Basis, record: AnyRecord, replacedOn: Day | null, month: Month, reference: Day): boolean {
  switch (basis.kind) {
    case 'flow': {
      const on = record[basis.on]
      return typeof on === 'string' && monthOf(on) === month
    }
    case 'stock': {
      const from = record[basis.from] as Day
      const to = record[basis.to]
      return from <= reference && (typeof to !== 'string' || to > reference)
    }
    case 'policy':
      return (record[basis.from] as Day) <= reference && (replacedOn === null || replacedOn > reference)
  }
}

/** For a policy dataset: the day on which each record is replaced by the next of its series in its district. */
function replacements(dataset: AnyDataset, records: readonly AnyRecord[]): ReadonlyMap<AnyRecord, Day> {
  const { time } = dataset
  const replaced = new Map<AnyRecord, Day>()
  if (time.kind !== 'policy') return replaced
  const series = new Map<string, AnyRecord[]>()
  for (const record of records) {
    const id = JSON.stringify([record['district'], ...time.series.map((field) => record[field])])
    const found = series.get(id)
    if (found === undefined) series.set(id, [record])
    else found.push(record)
  }
  for (const members of series.values()) {
    members.sort((left, right) => ((left[time.from] as Day) < (right[time.from] as Day) ? -1 : 1))
    for (let index = 0; index + 1 < members.length; index += 1) replaced.set(members[index]!, members[index + 1]![time.from] as Day)
  }
  return replaced
}

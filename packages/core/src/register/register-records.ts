import type { AnyDataset, AnyRecord } from '../dataset/dataset.js'
import { groupedTellings, type KeyGroup } from './key-groups.js'
import type { Act } from './act.js'
import { landingFacts, type LandingFacts, type RegisterLanding } from './landing-facts.js'
import type { MonthNumber } from './month-number.js'
import { recordKey } from './record-key.js'
import type { RegisterDistricts } from './register-districts.js'
import { standings } from './standing.js'
import type { LateEnd } from './register-stretches.js'
import type { Standing } from './stretch.js'
import { toldMonth, type Telling } from './telling.js'

/** The months in which a record counts: from one to before another. */
export interface MonthSpan {
  readonly from: MonthNumber
  readonly until: MonthNumber
}

/** The records of all datasets as they stand, each with its months; the input of `evaluate`. */
export interface RegisterRecords {
  readonly records: Readonly<Record<string, readonly AnyRecord[]>>
  /** By dataset, in the order of its records. */
  readonly spans: Readonly<Record<string, readonly MonthSpan[]>>
  readonly lateEnds: readonly (LateEnd & { readonly dataset: string })[]
}

/**
 * Computes in memory how the records of a register stand: the reference that a store must agree with. `landings` are
 * in the order in which they landed; those that were withdrawn keep their place. `acts` are those in force.
 */
export function registerRecords(
  catalogue: { readonly dataset: (name: string) => AnyDataset },
  districts: RegisterDistricts,
  landings: readonly RegisterLanding[],
  acts: readonly Act[] = [],
): RegisterRecords {
  const records: Record<string, readonly AnyRecord[]> = {}
  const spans: Record<string, readonly MonthSpan[]> = {}
  const lateEnds: (LateEnd & { readonly dataset: string })[] = []
  for (const name of new Set(landings.map(({ dataset }) => dataset))) {
    const late: LateEnd[] = []
    const found = datasetStandings(catalogue.dataset(name), districts, landings, acts, late)
    records[name] = found.map(({ record }) => record)
    spans[name] = found.map(({ from, until }) => ({ from, until }))
    for (const each of late) lateEnds.push({ dataset: name, ...each })
  }
  return { records, spans, lateEnds }
}

/** The standings of one dataset's records. */
export function datasetStandings(
  dataset: AnyDataset,
  districts: RegisterDistricts,
  landings: readonly RegisterLanding[],
  acts: readonly Act[] = [],
  lateEnds?: LateEnd[],
): readonly Standing[] {
  const own = acts.filter((act) => act.dataset === dataset.name)
  const fulls: LandingFacts[] = []
  const tellings: Telling[] = []
  landings.forEach((landing, place) => {
    if (landing.dataset !== dataset.name || landing.withdrawn === true) return
    const refusedKeys = new Set((landing.refused?.keys ?? []).map((key) => recordKey(dataset, key)))
    const facts = landingFacts(landing, place, refusedKeys)
    if (facts.scope !== null) fulls.push(facts)
    for (const record of landing.records)
      tellings.push({ landing: facts, month: toldMonth(dataset, record, facts), record })
  })
  return groupedTellings(dataset, tellings, own).flatMap((group: KeyGroup) =>
    standings({ dataset, districts }, { tellings: group.tellings, fulls, acts: group.acts }, lateEnds),
  )
}

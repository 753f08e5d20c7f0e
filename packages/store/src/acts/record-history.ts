import type { Kysely } from 'kysely'
import type { AnyRecord } from '@minzheng/core'
import type { Month } from '@minzheng/core/periods'
import { groupedTellings, monthOfNumber, recordKey, standings } from '@minzheng/core/registers'
import type { Tables } from '../database/tables.js'
import type { LandingTools } from '../landing/tools.js'
import { connectedKeys, standingTellings } from '../register/restand.js'
import { readActs, type StoredAct } from '../register/stored-acts.js'
import { rowsOfKeys } from '../register/stored-rows.js'

/** What one source told of a record. */
export interface RecordTelling {
  /** The number and the name of the source. */
  readonly source: number
  readonly name: string
  /** The month that it is reported of; null if it is not known. */
  readonly month: Month | null
  readonly office: string
  readonly record: AnyRecord
}

/** A record as it counts from a month to before another; null: from ever, for good. */
export interface RecordStretch {
  readonly office: string
  readonly from: Month | null
  readonly until: Month | null
  readonly record: AnyRecord
  readonly source: number
}

/** Everything that is known of a key: what sources told, what acts changed, how it stands. */
export interface RecordHistory {
  /** In the order in which sources are read. */
  readonly tellings: readonly RecordTelling[]
  readonly acts: readonly StoredAct[]
  readonly stretches: readonly RecordStretch[]
}

/** The history of a record: of its key in all offices, and of keys that re-keyings connect with it. */
export async function recordHistory(
  tools: LandingTools,
  db: Kysely<Tables>,
  dataset: string,
  key: AnyRecord,
): Promise<RecordHistory> {
  const table = tools.tables.get(tools.catalogue.dataset(dataset).name)!
  const definition = table.dataset
  const acts = await readActs(db, dataset)
  const keys = [key, ...(connectedKeys(definition, acts).get(recordKey(definition, key)) ?? [])]
  const names = new Set(keys.map((each) => recordKey(definition, each)))
  const rows = await rowsOfKeys(db, table, [], keys)
  const landings = await tools.landings.of(db, definition)
  const tellings = standingTellings(definition, landings, rows)
  const own = acts.filter((act) => names.has(recordKey(definition, act.key)))
  const fulls = landings.filter(({ scope }) => scope !== null)
  const officeOf = (record: AnyRecord, month: number): string =>
    tools.register.officeOf(String(record['district']), definition.reportedBy, month)
  return {
    tellings: tellings
      .toSorted((left, right) => left.month - right.month || left.landing.place - right.landing.place)
      .map(({ landing, month, record }) => ({
        source: landing.id,
        name: landing.name,
        month: monthOfNumber(month),
        office: officeOf(record, month),
        record,
      })),
    acts: own,
    stretches: groupedTellings(definition, tellings, own)
      .flatMap((group) => standings({ dataset: definition, districts: tools.register }, { ...group, fulls }))
      .map(({ office, from, until, record, telling }) => ({
        office,
        from: monthOfNumber(from),
        until: monthOfNumber(until),
        record,
        source: telling.landing.id,
      })),
  }
}

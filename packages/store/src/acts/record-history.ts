import type { Kysely } from 'kysely'
import type { AnyRecord } from '@minzheng/core'
import type { Month } from '@minzheng/core/periods'
import { groupedTellings, monthOfNumber, recordKey, standings } from '@minzheng/core/registers'
import type { Tables } from '../database/tables.js'
import type { LandingTools } from '../landing/tools.js'
import { standingTellings } from '../register/restand.js'
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
  const connected = new Set([recordKey(definition, key)])
  const keys: AnyRecord[] = [key]
  // Until no re-keying adds a key.
  for (let size = 0; size < connected.size;) {
    size = connected.size
    for (const act of acts)
      if (act.kind === 'rekey')
        for (const each of [act.key, act.to])
          if (
            [act.key, act.to].some((other) => connected.has(recordKey(definition, other))) &&
            !connected.has(recordKey(definition, each))
          ) {
            connected.add(recordKey(definition, each))
            keys.push(each)
          }
  }
  const rows = await rowsOfKeys(db, table, [], keys)
  const landings = await tools.landings.of(db, definition)
  const tellings = standingTellings(definition, landings, rows)
  const own = acts.filter((act) => connected.has(recordKey(definition, act.key)))
  const districts = tools.register
  const officeOf = (record: AnyRecord, month: number): string =>
    districts.officeOf(String(record['district']), definition.reportedBy, month)
  const fulls = landings.filter(({ scope }) => scope !== null)
  const names = new Map(landings.map(({ id, name }) => [id, name]))
  return {
    tellings: tellings
      .toSorted((left, right) => left.month - right.month || left.landing.place - right.landing.place)
      .map(({ landing, month, record }) => ({
        source: landing.id,
        name: names.get(landing.id)!,
        month: monthOfNumber(month),
        office: officeOf(record, month),
        record,
      })),
    acts: own,
    stretches: groupedTellings(definition, tellings, own)
      .flatMap((group) => standings({ dataset: definition, districts }, { ...group, fulls }))
      .map(({ office, from, until, record, telling }) => ({
        office,
        from: monthOfNumber(from),
        until: monthOfNumber(until),
        record,
        source: telling.landing.id,
      })),
  }
}

import { sql, type Transaction } from 'kysely'
import type { AnyRecord } from '@minzheng/core'
import {
  groupedTellings,
  holds,
  keyGroups,
  lastDayOf,
  recordKey,
  standings,
  toldMonth,
  type Act,
  type Standing,
  type Telling,
} from '@minzheng/core/registers'
import type { Tables } from '../database/tables.js'
import { groupBy } from '../base/group-by.js'
import { basesOf, type Marked } from '../marks/dirty-marks.js'
import { names, type DatasetTable } from '../sql/dataset-table.js'
import { changedStretches, type ShownStretch } from './changed-stretches.js'
import { countLost } from './lost-records.js'
import type { RegisterTools } from './register-tools.js'
import { readActs } from './stored-acts.js'
import { relationOf, rowsOfKeys, storedMonth, type StoredRow } from './stored-rows.js'
import type { StoredLanding } from './stored-landing.js'

/** The number of rows whose keys are computed at once. */
const batch = 4000

/** What a change of a register did. */
export interface Restanding {
  /** The number of cells that were marked dirty. */
  readonly cells: number
  /** Those of months that were submitted somewhere. */
  readonly stated: Marked['stated']
  /** Keys of records that stood in the month asked and no longer do, first ones only. */
  readonly ended: readonly AnyRecord[]
  readonly endedCount: number
  /** Records that are valid in other months or have other values than before; re-keyed ones are one with their new key. */
  readonly changed: number
  /** Records that counted in some month and no longer do. */
  readonly lost: number
}

interface RestandOptions {
  /** The month for which to report what no longer stands; `Infinity`: after all months. */
  readonly month?: number
  /** True: also counts `changed` and `lost`, which are 0 otherwise. */
  readonly counts?: boolean
  readonly onProgress?: ((done: number, all: number) => void) | undefined
}

/** A told row with the source that told it. */
interface StoredTelling extends Telling {
  readonly landing: StoredLanding
  readonly row: StoredRow
}

/**
 * Computes again how the records of some rows' keys stand, and writes what differs: the months of told rows, rows that
 * are made from them, and the dirty marks of the cells that change. Core's rules decide; this function brings them what
 * is stored. The caller holds the dataset's lock.
 */
export async function restand(
  tools: RegisterTools,
  tx: Transaction<Tables>,
  table: DatasetTable,
  rowIds: readonly number[],
  { month = Infinity, counts = false, onProgress }: RestandOptions = {},
): Promise<Restanding> {
  if (rowIds.length === 0) return { cells: 0, stated: [], ended: [], endedCount: 0, changed: 0, lost: 0 }
  const { dataset } = table
  const landings = await tools.landings.of(tx, dataset)
  const acts = await readActs(tx, dataset.name)
  const keys = connectedKeys(dataset, acts)
  const compute = standingComputer(tools, table, landings, acts)
  const ended: AnyRecord[] = []
  const stated: Marked['stated'][number][] = []
  const roots = keyGroups(dataset, acts)
  let [cells, endedCount, changed, lost] = [0, 0, 0, 0]
  for (let at = 0; at < rowIds.length; at += batch) {
    const own = await rowsOfKeys(tx, table, rowIds.slice(at, at + batch))
    const connected =
      keys.size === 0
        ? []
        : [...new Set(own.map(({ record }) => recordKey(dataset, record)))].flatMap((key) => keys.get(key) ?? [])
    const further = connected.length === 0 ? own : await rowsOfKeys(tx, table, rowIds.slice(at, at + batch), connected)
    const changes = changesOf(tools, table, further, compute(further), month)
    const marked = await write(tools, tx, table, changes)
    cells += marked.cells
    stated.push(...marked.stated)
    for (const { before, after } of counts ? byGroup(table, roots, changes) : []) {
      if (changedStretches(dataset, before, after).length > 0) changed += 1
      lost += countLost(dataset, before, after)
    }
    endedCount += changes.ended.length
    if (ended.length < mostListed) ended.push(...changes.ended.slice(0, mostListed - ended.length))
    onProgress?.(Math.min(at + batch, rowIds.length), rowIds.length)
  }
  return { cells, stated, ended, endedCount, changed, lost }
}

/** What is valid before and after a change, for each key, or for keys that re-keyings connect. */
function byGroup(
  { dataset }: DatasetTable,
  roots: ReadonlyMap<string, string>,
  { before, after }: Pick<Changes, 'before' | 'after'>,
): Iterable<{ readonly before: readonly ShownStretch[]; readonly after: readonly ShownStretch[] }> {
  const groups = new Map<string, { readonly before: ShownStretch[]; readonly after: ShownStretch[] }>()
  for (const [side, stretches] of [
    ['before', before],
    ['after', after],
  ] as const)
    for (const each of stretches) {
      const key = recordKey(dataset, each.record)
      const id = roots.get(key) ?? key
      const group = groups.get(id) ?? { before: [], after: [] }
      groups.set(id, group)
      group[side].push(each)
    }
  return groups.values()
}

/** The number of keys that a report lists. */
const mostListed = 1000

/** For each key that re-keyings connect with others: the keys of its group. */
export function connectedKeys(
  dataset: DatasetTable['dataset'],
  acts: readonly Act[],
): ReadonlyMap<string, readonly AnyRecord[]> {
  const roots = keyGroups(dataset, acts)
  if (roots.size === 0) return new Map()
  const groups = new Map<string, AnyRecord[]>()
  for (const act of acts)
    if (act.kind === 'rekey')
      for (const key of [act.key, act.to]) {
        const root = roots.get(recordKey(dataset, key))!
        groups.set(root, [...(groups.get(root) ?? []), key])
      }
  return new Map([...roots].map(([key, root]) => [key, groups.get(root) ?? []]))
}

/** Returns a function that computes the standings of some rows' keys. */
export function standingComputer(
  tools: Pick<RegisterTools, 'register'>,
  { dataset }: DatasetTable,
  landings: readonly StoredLanding[],
  acts: readonly Act[],
): (rows: readonly StoredRow[]) => readonly Standing<StoredTelling>[] {
  const fulls = landings.filter(({ scope }) => scope !== null)
  const districts = tools.register
  // Most full registers speak of other districts.
  const fullsOf = new Map<string, readonly StoredLanding[]>()
  const speakingOf = (codes: readonly string[]): readonly StoredLanding[] => {
    const id = codes.join()
    let speaking = fullsOf.get(id)
    if (speaking === undefined) {
      speaking = fulls.filter(({ scope, asOf }) =>
        codes.some((code) => districts.speaksOf(scope!, code, dataset.reportedBy, asOf)),
      )
      fullsOf.set(id, speaking)
    }
    return speaking
  }
  const keysWithActs = new Set(
    acts.flatMap((act) => (act.kind === 'rekey' ? [act.key, act.to] : [act.key])).map((key) => recordKey(dataset, key)),
  )
  const slow = (rows: readonly StoredRow[]): readonly Standing<StoredTelling>[] =>
    groupedTellings(dataset, standingTellings(dataset, landings, rows), acts).flatMap((group) => {
      const codes = [...new Set(group.tellings.map(({ record }) => String(record['district'])))].toSorted()
      // A correction may move a record within its office.
      for (const act of group.acts)
        if (act.kind === 'correct' && typeof act.fields['district'] === 'string') codes.push(act.fields['district'])
      return standings({ dataset, districts }, { ...group, fulls: speakingOf(codes) })
    })
  return (rows) => {
    const others: StoredRow[] = []
    const found: Standing<StoredTelling>[] = []
    for (const [key, own] of groupBy(
      rows.filter(({ of }) => of === null),
      ({ record }) => recordKey(dataset, record),
    )) {
      const simple = own.length === 1 && !keysWithActs.has(key) ? standsForGood(own[0]!) : undefined
      if (simple === undefined) others.push(...own)
      else found.push(simple)
    }
    return [...found, ...slow(others)]
  }

  /**
   * The standing of a key's only row if it is valid in all months, as nearly all are: every full register that speaks
   * of it tells it, or need not list it by its own days.
   */
  function standsForGood(row: StoredRow): Standing<StoredTelling> | undefined {
    const { record } = row
    const telling = standingTellings(dataset, landings, [row])
    const [first] = telling
    if (first === undefined) return undefined
    const code = String(record['district'])
    const told = new Set(telling.map(({ landing }) => landing))
    const isSilent = (full: StoredLanding): boolean => {
      if (dataset.time.kind === 'flow') return telling.every(({ month }) => month < full.from || month > full.asOf)
      return (
        !holds(dataset.time, record, lastDayOf(full.asOf)) && telling.every(({ landing }) => landing.asOf !== full.asOf)
      )
    }
    if (!speakingOf([code]).every((full) => told.has(full) || full.waits || isSilent(full))) return undefined
    const office = districts.officeOf(code, dataset.reportedBy, first.month)
    return { office, from: -Infinity, until: Infinity, record, telling: first }
  }
}

/** What living sources told of some rows, each with its row. */
export function standingTellings(
  dataset: DatasetTable['dataset'],
  landings: readonly StoredLanding[],
  rows: readonly StoredRow[],
): readonly StoredTelling[] {
  return rows
    .filter(({ of }) => of === null)
    .flatMap((row) =>
      landings
        .filter(({ told }) => told.some((ranges) => ranges.has(row.id)))
        .map((landing) => ({ landing, month: toldMonth(dataset, row.record, landing), record: row.record, row })),
    )
}

interface Changes {
  readonly shown: readonly { readonly id: number; readonly from: number; readonly until: number }[]
  readonly removed: readonly number[]
  readonly made: readonly {
    readonly of: StoredRow
    readonly from: number
    readonly until: number
    readonly record: AnyRecord
  }[]
  readonly before: readonly ShownStretch[]
  readonly after: readonly ShownStretch[]
  readonly stretches: readonly ShownStretch[]
  readonly ended: readonly AnyRecord[]
}

/** What differs between the rows as they stand and as they should. */
function changesOf(
  { register }: Pick<RegisterTools, 'register'>,
  { dataset }: DatasetTable,
  rows: readonly StoredRow[],
  wanted: readonly Standing<StoredTelling>[],
  month: number,
): Changes {
  const told = rows.filter(({ of }) => of === null)
  const primary = new Map<number, Standing<StoredTelling>>()
  const others: Standing<StoredTelling>[] = []
  for (const each of wanted) {
    const { row } = each.telling
    if (each.record === row.record && !primary.has(row.id)) primary.set(row.id, each)
    else others.push(each)
  }
  const shown = told.flatMap((row) => {
    const { from, until } = primary.get(row.id) ?? { from: 0, until: 0 }
    return row.from === from && row.until === until ? [] : [{ id: row.id, from, until }]
  })
  const idOf = (of: number, from: number, until: number, record: AnyRecord): string =>
    JSON.stringify([
      of,
      storedMonth(from),
      storedMonth(until),
      Object.keys(dataset.facts).map((field) => record[field] ?? null),
    ])
  const missing = new Map(others.map((each) => [idOf(each.telling.row.id, each.from, each.until, each.record), each]))
  const removed: number[] = []
  for (const row of rows)
    if (row.of !== null && !missing.delete(idOf(row.of, row.from, row.until, row.record))) removed.push(row.id)
  const before = rows.filter(({ from, until }) => from < until)
  // Two offices that list one key hold two records.
  const inTree = month === Infinity ? register.epochs.at(-1)! : month
  const officeOf = (record: AnyRecord): string =>
    register.officeOf(String(record['district']), dataset.reportedBy, inTree)
  const standing = (stretches: readonly ShownStretch[]): Map<string, AnyRecord> =>
    new Map(
      stretches
        .filter(({ from, until }) => from <= month && (month < until || until === Infinity))
        .map(({ record }) => [`${officeOf(record)} ${recordKey(dataset, record)}`, record]),
    )
  const stands = standing(wanted)
  return {
    shown,
    removed,
    made: [...missing.values()].map(({ telling, from, until, record }) => ({ of: telling.row, from, until, record })),
    before,
    after: wanted,
    stretches: changedStretches(dataset, before, wanted),
    ended: [...standing(before)]
      .filter(([key]) => !stands.has(key))
      .map(([, record]) => Object.fromEntries(dataset.key.map((field) => [field, record[field] ?? null]))),
  }
}

async function write(
  tools: RegisterTools,
  tx: Transaction<Tables>,
  table: DatasetTable,
  { shown, removed, made, stretches }: Changes,
): Promise<Marked> {
  if (shown.length > 0)
    await sql`
      update ${table.sql} r set shown_from = n.f, shown_until = n.u
      from unnest(${`{${shown.map(({ id }) => id).join(',')}}`}::bigint[], ${`{${shown.map(({ from }) => storedMonth(from)).join(',')}}`}::integer[], ${`{${shown.map(({ until }) => storedMonth(until)).join(',')}}`}::integer[]) n (id, f, u)
      where r.row_id = n.id`.execute(tx)
  if (removed.length > 0)
    await sql`delete from ${table.sql} where row_id = any(${`{${removed.join(',')}}`}::bigint[])`.execute(tx)
  if (made.length > 0)
    await sql`
      insert into ${table.sql} (${names(table.columns)}, source_id, source_line, of_row, shown_from, shown_until)
      select ${names(table.columns)}, source_id, source_line, of_row, shown_from, shown_until from ${relationOf(
        table.columns,
        made.map(({ record }) => record),
        {
          source_id: made.map(({ of }) => of.source),
          source_line: made.map(({ of }) => of.line),
          of_row: made.map(({ of }) => of.id),
          shown_from: made.map(({ from }) => storedMonth(from)),
          shown_until: made.map(({ until }) => storedMonth(until)),
        },
      )} made`.execute(tx)
  if (stretches.length === 0) return { cells: 0, stated: [] }
  const changed = relationOf(
    table.columns,
    stretches.map(({ record }) => record),
    {
      shown_from: stretches.map(({ from }) => storedMonth(from)),
      shown_until: stretches.map(({ until }) => storedMonth(until)),
    },
  )
  return tools.marks.markRecords(tx, table, basesOf(tools.catalogue, table.dataset.name), [changed])
}

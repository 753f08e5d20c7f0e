import { sql, type Kysely } from 'kysely'
import type { AnyRecord } from '@minzheng/core'
import type { Value } from '@minzheng/core/evaluation'
import type { Month } from '@minzheng/core/periods'
import { lastDayOf, monthNumber, monthOfNumber } from '@minzheng/core/registers'
import type { Tables } from '../database/tables.js'
import { col, names } from '../sql/dataset-table.js'
import type { RegisterTools } from './register-tools.js'
import { sameKey } from './stored-rows.js'

/** A source, as a finding names it. */
export interface FindingSource {
  readonly id: number
  readonly name: string
}

/** A key that several offices list in one month. */
export interface SharedKey {
  readonly dataset: string
  readonly key: AnyRecord
  readonly offices: readonly { readonly office: string; readonly district: string; readonly source: FindingSource }[]
}

/** Keys of a dataset that several offices list in a month, with the sources that told them; up to `limit`. */
export async function readSharedKeys(
  { tables, catalogue, register }: Pick<RegisterTools, 'tables' | 'catalogue' | 'register'>,
  db: Kysely<Tables>,
  { dataset: name, month, limit = 1000 }: { readonly dataset: string; readonly month: Month; readonly limit?: number },
): Promise<readonly SharedKey[]> {
  const table = tables.get(catalogue.dataset(name).name)!
  const { dataset } = table
  const { time } = dataset
  const number = monthNumber(month)
  const day = sql`${lastDayOf(number)}::date`
  // Of an effective-dated dataset the key contains the day: two offices that set the same value are no contradiction.
  if (time.kind === 'policy' || dataset.key.includes('district')) return []
  const within =
    time.kind === 'flow'
      ? sql`${col('r', table.column(time.on))} between ${`${month}-01`}::date and ${day}`
      : sql`${col('r', table.column(time.from))} <= ${day} and (${col('r', table.column(time.to))} is null or ${col('r', table.column(time.to))} > ${day})`
  const { rows } = await sql<Readonly<Record<string, Value>>>`
    with standing as (
      select ${names(table.key, 'r')}, r.district, r.source_id from ${table.sql} r
      where r.shown_from <= ${number}::integer and ${number}::integer < r.shown_until and ${within}
    ), shared as (
      select ${names(table.key)} from standing group by ${names(table.key)} having count(distinct district) > 1
    )
    select ${names(table.key, 's')}, s.district as "~district", s.source_id as "~source" from standing s
    join shared k on ${sameKey(table, 's', 'k')} order by ${names(table.key, 's')}, s.district`.execute(db)
  const sources = new Map(
    (await db.selectFrom('source').select(['id', 'name']).where('dataset', '=', dataset.name).execute()).map((each) => [
      each.id,
      each,
    ]),
  )
  const found = new Map<string, { key: AnyRecord; offices: SharedKey['offices'][number][] }>()
  for (const row of rows) {
    const key = Object.fromEntries(table.key.map(({ field, name: column }) => [field, row[column] ?? null]))
    const id = JSON.stringify(key)
    const own = found.get(id) ?? { key, offices: [] }
    found.set(id, own)
    const district = String(row['~district'])
    const office = register.officeOf(district, dataset.reportedBy, number)
    if (!own.offices.some((each) => each.office === office))
      own.offices.push({ office, district, source: sources.get(Number(row['~source']))! })
  }
  // Two districts of one office are one record that moved within it.
  return [...found.values()]
    .filter(({ offices }) => offices.length > 1)
    .slice(0, limit)
    .map((each) => ({ dataset: dataset.name, ...each }))
}

/** A full register with many more or fewer rows than the one before it. */
export interface RegisterJump {
  readonly dataset: string
  /** The district that the registers speak of. */
  readonly district: string
  readonly month: Month
  readonly source: FindingSource
  readonly rows: number
  readonly before: { readonly month: Month; readonly source: FindingSource; readonly rows: number }
}

/** How much a register may shrink or grow: by a share of the former one, and by fewer than a number of rows. */
export interface JumpBounds {
  /** Default: 0.2. */
  readonly share?: number
  /** Default: 10. */
  readonly rows?: number
}

/**
 * Full registers, as of one of some months, whose number of rows differs from that of the former register of the same
 * district by more than a bound. Of several sources as of one month the last one counts. Events are no registers.
 */
export async function readRegisterJumps(
  { catalogue }: Pick<RegisterTools, 'catalogue'>,
  db: Kysely<Tables>,
  months: readonly Month[],
  { share = 0.2, rows: least = 10 }: JumpBounds = {},
): Promise<readonly RegisterJump[]> {
  const sources = await db
    .selectFrom('source')
    .select(['id', 'name', 'dataset', 'as_of', 'scope_district', 'scope_own', 'accepted'])
    .where('withdrawn', '=', false)
    .where('mends', 'is', null)
    .where('scope_district', 'is not', null)
    .orderBy('as_of')
    // The order in which sources of one month are read: estimates first, then by place.
    .orderBy('estimated', 'desc')
    .orderBy('place')
    .execute()
  const asked = new Set(months)
  const last = new Map<string, Map<Month, (typeof sources)[number]>>()
  for (const each of sources) {
    if (catalogue.datasets.get(each.dataset) === undefined || catalogue.dataset(each.dataset).time.kind === 'flow')
      continue
    const id = `${each.dataset} ${each.scope_district} ${each.scope_own}`
    const byMonth = last.get(id) ?? new Map<Month, (typeof sources)[number]>()
    last.set(id, byMonth)
    byMonth.set(each.as_of!, each)
  }
  return [...last.values()].flatMap((byMonth) => {
    const own = [...byMonth.values()]
    return own.flatMap((now, at): readonly RegisterJump[] => {
      const before = own[at - 1]
      if (before === undefined || !asked.has(now.as_of!)) return []
      const difference = Math.abs(now.accepted - before.accepted)
      if (difference < least || difference <= share * before.accepted) return []
      const { dataset, scope_district: district, id, name, accepted } = now
      return [
        {
          dataset,
          district: district!,
          month: now.as_of!,
          source: { id, name },
          rows: accepted,
          before: {
            month: before.as_of!,
            source: { id: before.id, name: before.name },
            rows: before.accepted,
          },
        },
      ]
    })
  })
}

/** A source that landed after sources that outrank it, of a later month or final ones of its month. */
export interface LateSource {
  readonly dataset: string
  readonly month: Month
  readonly source: FindingSource
  readonly offices: readonly string[]
  /** How many of its rows count in no month. */
  readonly hidden: number
}

/**
 * Sources as of one of some months that landed after others of their offices, of a later month or final ones of the same
 * month, and have rows that count in no month.
 */
export async function readLateSources(
  { tables, schema }: Pick<RegisterTools, 'tables' | 'schema'>,
  db: Kysely<Tables>,
  months: readonly Month[],
): Promise<readonly LateSource[]> {
  const table = sql.id(schema, 'source')
  const { rows: late } = await sql<{ id: number; name: string; dataset: string; as_of: string; offices: string[] }>`
    select s.id, s.name, s.dataset, s.as_of, s.offices from ${table} s
    where not s.withdrawn and s.mends is null and s.as_of = any(${[...months]}::text[]) and exists (
      select 1 from ${table} l where l.dataset = s.dataset and not l.withdrawn and l.mends is null and l.as_of >= s.as_of and l.place < s.place and l.offices && s.offices)
    order by s.place`.execute(db)
  const found: LateSource[] = []
  for (const { id, name, dataset, as_of: month, offices } of late) {
    const records = tables.get(dataset)
    if (records === undefined) continue
    const { rows } = await sql<{ hidden: number }>`
      select count(*)::integer as hidden from (select unnest(told) as range from ${table} where id = ${id}) t
      join ${records.sql} r on r.row_id >= lower(t.range) and r.row_id < upper(t.range)
      where r.shown_from >= r.shown_until and not exists (select 1 from ${records.sql} d where d.of_row = r.row_id and d.shown_from < d.shown_until)`.execute(
      db,
    )
    if (rows[0]!.hidden > 0) found.push({ dataset, month, source: { id, name }, offices, hidden: rows[0]!.hidden })
  }
  return found
}

/** A record that starts in a month whose full register does not list it, and is listed later. */
export interface ListedLater {
  readonly dataset: string
  readonly key: AnyRecord
  readonly district: string
  /** The month in which it starts by its own day; it is not new in it. */
  readonly month: Month
  /** The first month in which it is valid. */
  readonly listedFrom: Month
  /** The full register of its first month, or the first one after it, that does not list it. */
  readonly source: FindingSource
}

/**
 * Records that start in one of some months by their own day, while a full register as of that month or later did not list
 * them: they are valid only from the month that lists them, so they count as new in no month. Up to `limit` of a dataset.
 */
export async function readListedLater(
  { tables, catalogue, register, landings }: Pick<RegisterTools, 'tables' | 'catalogue' | 'register' | 'landings'>,
  db: Kysely<Tables>,
  months: readonly Month[],
  limit = 1000,
): Promise<readonly ListedLater[]> {
  const found: ListedLater[] = []
  const [first, last] = [months[0], months.at(-1)]
  if (first === undefined || last === undefined) return found
  for (const table of tables.values()) {
    const { dataset } = table
    const { time } = dataset
    if (catalogue.datasets.get(dataset.name) === undefined || time.kind === 'flow') continue
    const fulls = (await landings.of(db, dataset)).filter(({ scope }) => scope !== null)
    if (fulls.length === 0) continue
    const start = col('r', table.column(time.from))
    const month = sql`(extract(year from ${start}) * 12 + extract(month from ${start}) - 1)::integer`
    const { rows } = await sql<Readonly<Record<string, Value>>>`
      select ${names(table.key, 'r')}, r.district, ${month} as "~month", r.shown_from as "~from" from ${table.sql} r
      where ${start} between ${`${first}-01`}::date and ${lastDayOf(monthNumber(last))}::date
        and r.shown_from < r.shown_until and r.shown_from > ${month}
        and not exists (select 1 from ${table.sql} o where ${sameKey(table, 'o', 'r')} and o.shown_from < r.shown_from and o.shown_from < o.shown_until)
      order by ${names(table.key, 'r')} limit ${limit}`.execute(db)
    for (const row of rows) {
      const [starts, from, district] = [Number(row['~month']), Number(row['~from']), String(row['district'])]
      // Not what a deletion or another office left out.
      const silent = fulls
        .filter(
          ({ scope, asOf }) =>
            asOf >= starts && asOf < from && register.speaksOf(scope!, district, dataset.reportedBy, asOf),
        )
        .toSorted((left, right) => left.asOf - right.asOf || right.place - left.place)[0]
      if (silent === undefined) continue
      found.push({
        dataset: dataset.name,
        key: Object.fromEntries(table.key.map(({ field, name }) => [field, row[name] ?? null])),
        district,
        month: monthOfNumber(starts)!,
        listedFrom: monthOfNumber(from)!,
        source: { id: silent.id, name: silent.name },
      })
    }
  }
  return found
}

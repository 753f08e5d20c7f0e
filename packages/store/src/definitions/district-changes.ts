import { sql, type Kysely } from 'kysely'
import { MinzhengError, type District } from '@minzheng/core'
import type { PlacedDistricts } from '@minzheng/core/districts'
import { recordTable } from '../database/record-table.js'
import type { Tables } from '../database/tables.js'
import type { ChangedPart } from '../marks/dirty-marks.js'
import { hasTotal, holderOf } from '../sums/parts.js'

type StoredDistrict = Tables['district']

/** A district that has data but is in no tree of the history, with the number of records and returns of one dataset. */
export interface LostDistrict {
  readonly code: string
  readonly name: string
  readonly dataset: string
  readonly records: number
  readonly returns: number
}

/**
 * Districts that have records, returns or registers are neither in the tree nor in its history: no event says what they
 * became, so no figure could include them.
 */
export class DistrictsLostError extends MinzhengError<'districts-lost'> {
  override readonly name = 'DistrictsLostError'
  declare readonly details: { readonly lost: readonly LostDistrict[] }
  readonly lost: readonly LostDistrict[]

  constructor(lost: readonly LostDistrict[]) {
    const texts = [...new Set(lost.map(({ code }) => code))].map((code) => {
      const own = lost.filter((each) => each.code === code)
      const data = own.map(
        ({ dataset, records, returns }) => `${dataset} ${records}条记录 records, ${returns}次报送 returns`,
      )
      return `${own[0]!.name} ${code} (${data.join(', ')})`
    })
    super(
      'districts-lost',
      `行政区划表缺少已有数据的区划,也没有行政区划变更说明其去向,数据库未打开。The tree of districts must contain every district that has data, or an event must say what became of it, but lacks: ${texts.join('; ')}`,
      { lost },
    )
    this.lost = Object.freeze([...lost])
  }
}

/** The database belongs to another city, whose districts are not in this tree. */
export class OtherCityError extends MinzhengError<'other-city'> {
  override readonly name = 'OtherCityError'
  /** The codes of both cities. */
  declare readonly details: { readonly stored: string; readonly given: string }

  constructor(stored: Pick<District, 'code' | 'name'>, given: Pick<District, 'code' | 'name'>) {
    super(
      'other-city',
      `数据库属于${stored.name}(${stored.code}),不能按${given.name}(${given.code})的区划打开。The database belongs to ${stored.name} (${stored.code}) and must be opened with its districts, got those of ${given.name} (${given.code}); each city needs a database or schema of its own`,
      { stored: stored.code, given: given.code },
    )
  }
}

/** Throws `OtherCityError` if the stored districts belong to another city: its root was never a district of this one. */
export function assertSameCity(stored: readonly StoredDistrict[], { tree, codes }: PlacedDistricts): void {
  const known = stored.find(({ parent, placed_in }) => parent === null && placed_in === null)
  if (known !== undefined && known.code !== tree.root.code && !codes.includes(known.code))
    throw new OtherCityError(known, tree.root)
}

/** How the districts differ from the stored ones. */
export interface DistrictChanges {
  /** Rows to write: districts that are new or ended, or have another parent, level, name or kind. */
  readonly written: readonly StoredDistrict[]
  /** Stored districts that are in no tree any more. */
  readonly removed: readonly StoredDistrict[]
  /**
   * Districts with a part that they gain or lose: a district below, or a code that is placed there. Their sums are
   * rolled up again, and those of all districts above.
   */
  readonly changes: readonly ChangedPart[]
  /**
   * Of these, the districts that had rolled-up sums and have none now, or the other way round: their stored sums have
   * the wrong shape.
   */
  readonly reshaped: readonly string[]
}

/** The rows of all districts that ever were, those of today first. */
export function districtRows(places: PlacedDistricts, history: readonly District[] | undefined): StoredDistrict[] {
  const written = new Map<string, District[]>()
  for (const row of history ?? []) written.set(row.code, [...(written.get(row.code) ?? []), row])
  const starts = ({ validFrom }: District): string => validFrom ?? ''
  return places.codes.map((code) => {
    const isToday = places.tree.has(code)
    const rows = (written.get(code) ?? [places.tree.get(code)]).toSorted((one, other) =>
      starts(one) < starts(other) ? -1 : 1,
    )
    const { name, level, parent, kind } = isToday ? places.tree.get(code) : rows.at(-1)!
    return {
      code,
      name,
      level,
      parent,
      kind,
      valid_from: rows[0]!.validFrom ?? null,
      valid_to: isToday ? null : (rows.at(-1)!.validTo ?? null),
      placed_in: isToday ? null : places.placed(code),
    }
  })
}

const fields = ['name', 'level', 'parent', 'kind', 'valid_from', 'valid_to', 'placed_in'] as const

/** Compares the stored districts with those of a catalogue. */
export function districtChanges(
  stored: readonly StoredDistrict[],
  places: PlacedDistricts,
  rows: readonly StoredDistrict[],
): DistrictChanges {
  const before = new Map(stored.map((each) => [each.code, each]))
  const now = new Map(rows.map((each) => [each.code, each]))
  const written = rows.filter((row) => fields.some((field) => before.get(row.code)?.[field] !== row[field]))
  const changes: ChangedPart[] = []
  const holderBefore = (code: string): string | null => {
    const row = before.get(code)
    return row === undefined ? null : (row.placed_in ?? row.parent)
  }
  const add = (district: string | null, part: string): void => {
    let at = district
    while (at !== null && !now.has(at)) at = holderBefore(at)
    if (at !== null) changes.push({ district: places.placed(at), part })
  }
  for (const code of new Set([...before.keys(), ...now.keys()])) {
    const [was, is] = [before.get(code), now.get(code)]
    const isSame =
      was !== undefined &&
      is !== undefined &&
      was.level === is.level &&
      was.parent === is.parent &&
      was.placed_in === is.placed_in
    if (isSame) continue
    add(holderBefore(code), code)
    if (is !== undefined) add(holderOf(places, code), code)
    if (was?.level !== is?.level && places.tree.has(code)) add(code, code)
  }
  const hadTotal = new Set(stored.flatMap(({ parent, placed_in }) => placed_in ?? parent ?? []))
  const reshaped = places.tree.all
    .map(({ code }) => code)
    .filter((code) => {
      const was = before.get(code)
      return was !== undefined && (was.placed_in === null && hadTotal.has(code)) !== hasTotal(places, code)
    })
  for (const code of reshaped) add(code, code)
  const removed = stored.filter(({ code }) => !now.has(code))
  return { written, removed, changes, reshaped }
}

/** Throws `DistrictsLostError` if districts have records, returns or a full register of a source that was not withdrawn. */
export async function assertNoneLost(
  db: Kysely<Tables>,
  schema: string,
  removed: readonly StoredDistrict[],
): Promise<void> {
  if (removed.length === 0) return
  const codes = removed.map(({ code }) => code)
  const source = sql.id(schema, 'source')
  // Includes datasets that the catalogue no longer has: their records still exist.
  const datasets = await db.selectFrom('dataset').select('name').orderBy('name').execute()
  const counts = datasets.map(
    ({ name }) => sql`
      select ${name}::text as dataset, district as code, count(*)::integer as records, 0 as returns
      from ${recordTable(name, schema)} r where district = any(${codes}::text[])
        and exists (select 1 from ${source} s where s.dataset = ${name}::text and not s.withdrawn and s.told @> coalesce(r.of_row, r.row_id))
      group by district`,
  )
  const returned = sql`
    select dataset, district as code, 0 as records, count(*)::integer as returns
    from ${sql.id(schema, 'office_return')} where district = any(${codes}::text[]) and not withdrawn group by dataset, district
    union all select dataset, scope_district, 0, 0 from ${source} where scope_district = any(${codes}::text[]) and not withdrawn`
  const { rows } = await sql<Omit<LostDistrict, 'name'>>`
    select code, dataset, sum(records)::integer as records, sum(returns)::integer as returns from (${sql.join([...counts, returned], sql` union all `)}) every
    group by code, dataset order by code, dataset`.execute(db)
  const names = new Map(removed.map(({ code, name }) => [code, name]))
  if (rows.length > 0) throw new DistrictsLostError(rows.map((row) => ({ ...row, name: names.get(row.code)! })))
}

/** Writes the districts, and deletes removed districts with their marks and sums. */
export async function writeDistricts(
  db: Kysely<Tables>,
  { written, removed, reshaped }: Omit<DistrictChanges, 'changes'>,
): Promise<void> {
  for (let at = 0; at < written.length; at += 1000)
    await db
      .insertInto('district')
      .values(written.slice(at, at + 1000))
      .onConflict((conflict) =>
        conflict.column('code').doUpdateSet((row) => ({
          name: row.ref('excluded.name'),
          level: row.ref('excluded.level'),
          parent: row.ref('excluded.parent'),
          kind: row.ref('excluded.kind'),
          valid_from: row.ref('excluded.valid_from'),
          valid_to: row.ref('excluded.valid_to'),
          placed_in: row.ref('excluded.placed_in'),
        })),
      )
      .execute()
  if (removed.length > 0) {
    const isRemoved = sql<boolean>`district = any(${removed.map(({ code }) => code)}::text[])`
    for (const table of ['dirty_mark', 'sums'] as const) await db.deleteFrom(table).where(isRemoved).execute()
    await db
      .deleteFrom('district')
      .where(sql<boolean>`code = any(${removed.map(({ code }) => code)}::text[])`)
      .execute()
  }
  // The rolled-up sums of these districts are not known until a recompute.
  await db
    .updateTable('sums')
    .set({ total: null, revision: null })
    .where(sql<boolean>`district = any(${reshaped}::text[])`)
    .execute()
}

import { sql, type Kysely } from 'kysely'
import { MinzhengError, type District, type DistrictTree } from '@minzheng/core'
import { recordTable } from '../database/record-table.js'
import type { Tables } from '../database/tables.js'

type StoredDistrict = Tables['district']

/** A district that has data but is missing in the tree, with the number of records and returns of one dataset. */
export interface LostDistrict {
  readonly code: string
  readonly name: string
  readonly dataset: string
  readonly records: number
  readonly returns: number
}

/** The tree lacks districts that have records or returns; no figure could include them. */
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
      `行政区划表缺少已有数据的区划,数据库未打开。The tree of districts must contain every district that has data, but lacks: ${texts.join('; ')}`,
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

/** Throws `OtherCityError` if the stored districts belong to another city. */
export function assertSameCity(stored: readonly StoredDistrict[], { root }: Pick<DistrictTree, 'root'>): void {
  const known = stored.find(({ parent }) => parent === null)
  if (known !== undefined && known.code !== root.code) throw new OtherCityError(known, root)
}

/** How the tree differs from the stored one. */
export interface DistrictChanges {
  /** Rows to write: districts that are new, or have another parent, level, name or kind. */
  readonly written: readonly StoredDistrict[]
  /** Stored districts that are no longer in the tree. */
  readonly removed: readonly StoredDistrict[]
  /**
   * The districts whose sums the difference affects: districts that are new or have moved, and all their ancestors,
   * before and now.
   */
  readonly affected: readonly string[]
  /**
   * Of these, the districts that had children and have none now, or the other way round: their stored sums have the
   * wrong shape.
   */
  readonly reshaped: readonly string[]
}

/** Compares the stored districts with a tree. */
export function districtChanges(stored: readonly StoredDistrict[], tree: DistrictTree): DistrictChanges {
  const before = new Map(stored.map((each) => [each.code, each]))
  const affected = new Set<string>()
  const addAffected = (code: string): void => {
    if (tree.has(code)) affected.add(code)
  }
  const addFormerAncestors = (code: string): void => {
    for (let at = before.get(code)?.parent ?? null; at !== null; at = before.get(at)?.parent ?? null) addAffected(at)
  }
  const written: StoredDistrict[] = []
  for (const { code, name, level, parent, kind } of tree.all) {
    const was = before.get(code)
    if (was?.name === name && was.level === level && was.parent === parent && was.kind === kind) continue
    written.push({ code, name, level, parent, kind })
    if (was?.level === level && was.parent === parent) continue
    addAffected(code)
    for (const each of tree.ancestors(code)) addAffected(each.code)
    addFormerAncestors(code)
  }
  const removed = stored.filter(({ code }) => !tree.has(code))
  for (const { code } of removed) addFormerAncestors(code)
  const parentsBefore = new Set(stored.map(({ parent }) => parent))
  const reshaped = [...affected].filter(
    (code) => before.has(code) && parentsBefore.has(code) !== tree.children(code).length > 0,
  )
  return { written, removed, affected: [...affected], reshaped }
}

/** Throws `DistrictsLostError` if districts have records or returns. */
export async function assertNoneLost(
  db: Kysely<Tables>,
  schema: string,
  removed: readonly StoredDistrict[],
): Promise<void> {
  if (removed.length === 0) return
  const codes = removed.map(({ code }) => code)
  // Includes datasets that the catalogue no longer has: their records still exist.
  const datasets = await db.selectFrom('dataset').select('name').orderBy('name').execute()
  const counts = datasets.map(
    ({ name }) => sql`
      select ${name}::text as dataset, district as code, count(*)::integer as records, 0 as returns
      from ${recordTable(name, schema)} where district = any(${codes}::text[]) group by district`,
  )
  const returned = sql`
    select dataset, district as code, 0 as records, count(*)::integer as returns
    from ${sql.id(schema, 'office_return')} where district = any(${codes}::text[]) group by dataset, district`
  const { rows } = await sql<Omit<LostDistrict, 'name'>>`
    select code, dataset, sum(records)::integer as records, sum(returns)::integer as returns from (${sql.join([...counts, returned], sql` union all `)}) every
    group by code, dataset order by code, dataset`.execute(db)
  const names = new Map(removed.map(({ code, name }) => [code, name]))
  if (rows.length > 0) throw new DistrictsLostError(rows.map((row) => ({ ...row, name: names.get(row.code)! })))
}

/** Writes the districts of the tree, and deletes removed districts with their marks and sums. */
export async function writeDistricts(
  db: Kysely<Tables>,
  { written, removed, reshaped }: DistrictChanges,
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

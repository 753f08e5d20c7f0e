import { sql, type Kysely } from 'kysely'
import type { District, DistrictTree } from '@minzheng/core'
import { recordTable } from '../sql/dataset-table.js'
import type { Tables } from '../database/tables.js'

type StoredDistrict = Tables['district']

/** A district with data that the tree no longer has: how many records and returns of which dataset. */
export interface LostDistrict {
  readonly code: string
  readonly name: string
  readonly dataset: string
  readonly records: number
  readonly returns: number
}

/** The tree lacks districts that have records or returns: no figure could take them in. */
export class DistrictsLostError extends Error {
  override readonly name = 'DistrictsLostError'
  readonly lost: readonly LostDistrict[]

  constructor(lost: readonly LostDistrict[]) {
    const told = [...new Set(lost.map(({ code }) => code))].map((code) => {
      const own = lost.filter((each) => each.code === code)
      const data = own.map(
        ({ dataset, records, returns }) => `${dataset} ${records}条记录 records, ${returns}次报送 returns`,
      )
      return `${own[0]!.name} ${code} (${data.join(', ')})`
    })
    super(
      `行政区划表缺少已有数据的区划,数据库未打开。The tree of districts must hold every district that has data, but lacks: ${told.join('; ')}`,
    )
    this.lost = Object.freeze([...lost])
  }
}

/** The database holds another city: its records have no place in this tree. */
export class OtherCityError extends Error {
  override readonly name = 'OtherCityError'

  constructor(stored: Pick<District, 'code' | 'name'>, given: Pick<District, 'code' | 'name'>) {
    super(
      `数据库属于${stored.name}(${stored.code}),不能按${given.name}(${given.code})的区划打开。The database is of ${stored.name} (${stored.code}) and must be opened with its districts, got those of ${given.name} (${given.code}); each city has a database or schema of its own`,
    )
  }
}

/** Throws `OtherCityError` if the districts that are stored are those of another city. */
export function refuseOtherCity(stored: readonly StoredDistrict[], { root }: Pick<DistrictTree, 'root'>): void {
  const known = stored.find(({ parent }) => parent === null)
  if (known !== undefined && known.code !== root.code) throw new OtherCityError(known, root)
}

/** How the tree differs from the one that figures were last computed with. */
export interface DistrictChanges {
  /** Rows to write: new, moved, of another level, name or kind. */
  readonly written: readonly StoredDistrict[]
  /** No longer in the tree. */
  readonly gone: readonly StoredDistrict[]
  /** The districts whose sums the difference moves: those that are new or moved, and all above them, before and now. */
  readonly touched: readonly string[]
  /**
   * Of these, the ones that had districts below and have none now, or the other way round: what is kept of them is not
   * what is asked for.
   */
  readonly turned: readonly string[]
}

/** Compares the stored districts with a tree. */
export function districtChanges(stored: readonly StoredDistrict[], tree: DistrictTree): DistrictChanges {
  const before = new Map(stored.map((each) => [each.code, each]))
  const touched = new Set<string>()
  const touch = (code: string): void => {
    if (tree.has(code)) touched.add(code)
  }
  const touchAboveBefore = (code: string): void => {
    for (let at = before.get(code)?.parent ?? null; at !== null; at = before.get(at)?.parent ?? null) touch(at)
  }
  const written: StoredDistrict[] = []
  for (const { code, name, level, parent, kind } of tree.all) {
    const was = before.get(code)
    if (was?.name === name && was.level === level && was.parent === parent && was.kind === kind) continue
    written.push({ code, name, level, parent, kind })
    if (was?.level === level && was.parent === parent) continue
    touch(code)
    for (const each of tree.ancestors(code)) touch(each.code)
    touchAboveBefore(code)
  }
  const gone = stored.filter(({ code }) => !tree.has(code))
  for (const { code } of gone) touchAboveBefore(code)
  const parentsBefore = new Set(stored.map(({ parent }) => parent))
  const turned = [...touched].filter(
    (code) => before.has(code) && parentsBefore.has(code) !== tree.children(code).length > 0,
  )
  return { written, gone, touched: [...touched], turned }
}

/** Throws `DistrictsLostError` if districts have records or returns. */
export async function refuseLost(db: Kysely<Tables>, schema: string, gone: readonly StoredDistrict[]): Promise<void> {
  if (gone.length === 0) return
  const codes = gone.map(({ code }) => code)
  // Also of datasets that the catalogue no longer has: their records are still there.
  const kept = await db.selectFrom('dataset').select('name').orderBy('name').execute()
  const counts = kept.map(
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
  const names = new Map(gone.map(({ code, name }) => [code, name]))
  if (rows.length > 0) throw new DistrictsLostError(rows.map((row) => ({ ...row, name: names.get(row.code)! })))
}

/** Writes the districts as the tree has them; of those that are gone nothing stays. */
export async function writeDistricts(db: Kysely<Tables>, { written, gone, turned }: DistrictChanges): Promise<void> {
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
  if (gone.length > 0) {
    const isGone = sql<boolean>`district = any(${gone.map(({ code }) => code)}::text[])`
    for (const table of ['dirty_mark', 'sums'] as const) await db.deleteFrom(table).where(isGone).execute()
    await db
      .deleteFrom('district')
      .where(sql<boolean>`code = any(${gone.map(({ code }) => code)}::text[])`)
      .execute()
  }
  // Of what turned, nothing is known until it is computed again.
  await db
    .updateTable('sums')
    .set({ total: null, revision: null })
    .where(sql<boolean>`district = any(${turned}::text[])`)
    .execute()
}

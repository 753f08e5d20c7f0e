import type { Transaction } from 'kysely'
import type { Catalogue } from '@minzheng/core'
import type { Tables } from './tables.js'

/** Writes the districts that are new or other than they are stored. Most often there are none, and then nothing waits for the row that a recompute holds. */
export async function writeDistricts(tx: Transaction<Tables>, { districts }: Pick<Catalogue, 'districts'>): Promise<void> {
  const kept = new Map((await tx.selectFrom('district').selectAll().execute()).map((row) => [row.code, row]))
  const changed = districts.all
    .map(({ code, name, level, parent, kind }) => ({ code, name, level, parent, kind }))
    .filter((district) => {
      const row = kept.get(district.code)
      return row === undefined || row.name !== district.name || row.level !== district.level || row.parent !== district.parent || row.kind !== district.kind
    })
  for (let at = 0; at < changed.length; at += 1000)
    await tx
      .insertInto('district')
      .values(changed.slice(at, at + 1000))
      .onConflict((conflict) =>
        conflict.column('code').doUpdateSet((row) => ({
          name: row.ref('excluded.name'),
          level: row.ref('excluded.level'),
          parent: row.ref('excluded.parent'),
          kind: row.ref('excluded.kind'),
        })),
      )
      .execute()
}

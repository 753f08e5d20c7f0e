import type { Kysely } from 'kysely'
import type { AnyRecord } from '@minzheng/core'
import type { Act } from '@minzheng/core/registers'
import type { Tables } from '../database/tables.js'

/** An act in force, with its number. */
export type StoredAct = Act & { readonly id: number }

/** The acts on records that are in force: those of a dataset, or those of all that were in force at a time. */
export async function readActs(
  db: Kysely<Tables>,
  which: string | { readonly time: Date },
): Promise<readonly StoredAct[]> {
  const select = db
    .selectFrom('act')
    .select(['id', 'kind', 'dataset', 'office', 'key', 'fields', 'from_month', 'through'])
    .where('kind', '!=', 'withdraw')
  const asked =
    typeof which === 'string'
      ? select.where('dataset', '=', which).where('undone_at', 'is', null)
      : select
          .where('made_at', '<=', which.time)
          .where((where) => where.or([where('undone_at', 'is', null), where('undone_at', '>', which.time)]))
  const rows = await asked.orderBy('id').execute()
  return rows.map(({ id, kind, dataset, office, key, fields, from_month, through }): StoredAct => {
    const act = { id, dataset, office: office!, key: JSON.parse(key!) as AnyRecord, through: through! }
    switch (kind) {
      case 'correct':
        return { ...act, kind, fields: JSON.parse(fields!) as AnyRecord, from: from_month }
      case 'rekey':
        return { ...act, kind, to: JSON.parse(fields!) as AnyRecord }
      case 'delete':
      case 'withdraw':
        return { ...act, kind: 'delete' }
    }
  })
}

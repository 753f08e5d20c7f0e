import type { Kysely } from 'kysely'
import type { AnyRecord } from '@minzheng/core'
import type { Act } from '@minzheng/core/registers'
import type { Tables } from '../database/tables.js'

/** An act in force, with its number. */
export type StoredAct = Act & { readonly id: number }

/** The acts on records of a dataset that are in force, or were at a time, in their order. */
export async function readActs(db: Kysely<Tables>, dataset: string, time?: Date): Promise<readonly StoredAct[]> {
  let select = db
    .selectFrom('act')
    .select(['id', 'kind', 'office', 'key', 'fields', 'from_month', 'through'])
    .where('dataset', '=', dataset)
    .where('kind', '!=', 'withdraw')
  select =
    time === undefined
      ? select.where('undone_at', 'is', null)
      : select
          .where('made_at', '<=', time)
          .where((where) => where.or([where('undone_at', 'is', null), where('undone_at', '>', time)]))
  const rows = await select.orderBy('id').execute()
  return rows.map(({ id, kind, office, key, fields, from_month, through }): StoredAct => {
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

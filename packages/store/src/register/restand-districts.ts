import { sql, type Transaction } from 'kysely'
import { monthNumber, type RegisterDistricts } from '@minzheng/core/registers'
import type { Tables } from '../database/tables.js'
import type { RegisterTools } from './register-tools.js'
import { restand } from './restand.js'

/**
 * Computes again how records stand whose districts are in another office or county in some month than before: the rows of
 * codes whose path to the root changed. Also brings the offices of sources up to date. The caller has put the new
 * districts into use, which keeps other writers out.
 */
export async function restandDistricts(
  tools: RegisterTools,
  tx: Transaction<Tables>,
  before: RegisterDistricts,
): Promise<void> {
  const { register, schema } = tools
  const codes = movedCodes(before, register)
  if (codes.length === 0) return
  for (const table of tools.tables.values()) {
    const { name, reportedBy } = table.dataset
    const sources = await tx
      .selectFrom('source')
      .select(['id', 'as_of', 'offices'])
      .where('dataset', '=', name)
      .where(sql<boolean>`offices && ${codes}::text[]`)
      .execute()
    for (const { id, as_of, offices } of sources) {
      const month = as_of === null ? Infinity : monthNumber(as_of)
      const now = [...new Set(offices.map((code) => register.officeOf(code, reportedBy, month)))].toSorted()
      if (now.join() !== offices.join())
        await sql`update ${sql.id(schema, 'source')} set offices = ${now}::text[] where id = ${id}`.execute(tx)
    }
    const { rows } = await sql<{ id: string }>`
      select row_id as id from ${table.sql} where of_row is null and district = any(${codes}::text[]) order by row_id`.execute(
      tx,
    )
    await restand(
      tools,
      tx,
      table,
      rows.map(({ id }) => Number(id)),
    )
  }
}

/** The codes whose path to the root differs in some month. */
function movedCodes(before: RegisterDistricts, now: RegisterDistricts): readonly string[] {
  const epochs = [...new Set([...before.epochs, ...now.epochs])]
  const path = (register: RegisterDistricts, code: string, month: number): string => {
    const tree = register.on(month)
    const place = register.placed(code, month)
    return tree.has(place)
      ? tree
          .selfAndAncestors(place)
          .map((district) => `${district.level} ${district.code}`)
          .join()
      : place
  }
  return [...new Set([...before.codes, ...now.codes])].filter((code) =>
    epochs.some((month) => path(before, code, month) !== path(now, code, month)),
  )
}

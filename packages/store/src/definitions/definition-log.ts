import type { Kysely, Transaction } from 'kysely'
import type { Tables } from '../database/tables.js'

/** A change of a definition. */
export interface DefinitionChange {
  readonly madeAt: Date
  readonly kind: 'indicator' | 'dataset' | 'districts'
  /** The indicator's id, the dataset's name, or the name of the city. */
  readonly name: string
  /** The version from then on; empty if the definition was removed. */
  readonly version: string
  /** The version before; null if the definition is new. */
  readonly former: string | null
}

/** Notes definitions whose version changed. */
export async function noteChanges(
  tx: Transaction<Tables>,
  kind: DefinitionChange['kind'],
  changes: readonly Pick<DefinitionChange, 'name' | 'version' | 'former'>[],
): Promise<void> {
  for (let at = 0; at < changes.length; at += 1000)
    await tx
      .insertInto('definition_change')
      .values(changes.slice(at, at + 1000).map((each) => ({ kind, ...each })))
      .execute()
}

/** The changes of definitions after a moment, in their order. */
export async function readDefinitionChanges(db: Kysely<Tables>, after: Date): Promise<readonly DefinitionChange[]> {
  const rows = await db
    .selectFrom('definition_change')
    .select(['made_at', 'kind', 'name', 'version', 'former'])
    .where('made_at', '>', after)
    .orderBy('id')
    .execute()
  return rows.map(({ made_at, ...row }) => ({ madeAt: made_at, ...row }))
}

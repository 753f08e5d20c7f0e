import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type KyselyPlugin,
  type RootOperationNode,
} from 'kysely'
import type { Tables } from '../database/tables.js'

/** A statement that was captured instead of sent; another statement can contain it. */
export interface CapturedStatement {
  readonly toOperationNode: () => RootOperationNode
}

/**
 * Captures the statements that `work` would send, so that they can be part of one statement and cost no round trip of
 * their own. Queries of `work` return no rows.
 */
export async function captureStatements(
  work: (db: Kysely<Tables>) => Promise<unknown>,
): Promise<readonly CapturedStatement[]> {
  const statements: CapturedStatement[] = []
  const note: KyselyPlugin = {
    transformQuery: ({ node }) => {
      statements.push({ toOperationNode: () => node })
      return node
    },
    transformResult: ({ result }) => Promise.resolve(result),
  }
  await work(capturing.withPlugin(note))
  return statements
}

/** A connection that accepts every statement and executes none. */
const capturing = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
})

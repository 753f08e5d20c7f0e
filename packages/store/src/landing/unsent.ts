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

/** A statement that was not sent; it may stand within another. */
export interface Unsent {
  toOperationNode(): RootOperationNode
}

/**
 * Takes down what some work would send, so that it can be a part of one statement and costs no round trip of its own.
 * The work finds no rows.
 */
export async function unsent(work: (db: Kysely<Tables>) => Promise<unknown>): Promise<readonly Unsent[]> {
  const statements: Unsent[] = []
  const note: KyselyPlugin = {
    transformQuery: ({ node }) => {
      statements.push({ toOperationNode: () => node })
      return node
    },
    transformResult: ({ result }) => Promise.resolve(result),
  }
  await work(nowhere.withPlugin(note))
  return statements
}

/** A database that takes every statement and keeps nothing. */
const nowhere = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
})

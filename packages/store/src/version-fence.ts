import type { Kysely, Transaction } from 'kysely'
import type { Catalogue } from '@minzheng/core'
import type { Tables } from './tables.js'

/** Another process has opened this database with other definitions since: what is computed by ours would be called theirs. */
export class CatalogueReplacedError extends Error {
  override readonly name = 'CatalogueReplacedError'

  constructor(datasets: readonly string[]) {
    super(`The definitions of ${datasets.join(', ')} were replaced by another version since this process started; restart it with the version in use`)
  }
}

/**
 * The database with a check before whatever is written in a transaction: that its datasets are still of our version. Who opens it with
 * another version marks all of them dirty in the transaction that says so, hence either the check fails, or the marks that were read are
 * older than those new ones, which then stay.
 */
export function fencedByVersion(db: Kysely<Tables>, catalogue: Pick<Catalogue, 'datasets' | 'version'>): Kysely<Tables> {
  return new Proxy(db, {
    get: (target, property) => {
      if (property === 'transaction') return () => fencedTransaction(target, catalogue)
      const value = Reflect.get(target, property, target) as unknown
      return typeof value === 'function' ? (value.bind(target) as unknown) : value
    },
  })
}

function fencedTransaction(db: Kysely<Tables>, catalogue: Pick<Catalogue, 'datasets' | 'version'>) {
  return {
    execute: <T>(work: (tx: Transaction<Tables>) => Promise<T>): Promise<T> =>
      db.transaction().execute(async (tx) => {
        await refuseReplaced(tx, catalogue)
        return work(tx)
      }),
  }
}

/** Throws `CatalogueReplacedError` where a dataset is no longer of our version. */
export async function refuseReplaced(db: Kysely<Tables>, catalogue: Pick<Catalogue, 'datasets' | 'version'>): Promise<void> {
  const kept = await db.selectFrom('dataset').select(['name', 'version']).execute()
  const replaced = kept.filter(({ name, version }) => catalogue.datasets.has(name) && catalogue.version(name) !== version)
  if (replaced.length > 0) throw new CatalogueReplacedError(replaced.map(({ name }) => name))
}

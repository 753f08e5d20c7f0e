import type { Transaction } from 'kysely'
import { appendToChain } from '../chain/append-to-chain.js'
import type { Tables } from '../database/tables.js'
import type { LandingReport } from './source.js'
import type { ReceivedSource } from './write-source.js'

/**
 * The entry of a landing: the digest of its content and its counts, without the file's name, which may be of a person.
 * All of it is salted, as a digest of a small file and a hidden count can be found by trial.
 */
export async function chainLanding(
  tx: Transaction<Tables>,
  { source, id, mends, scope, returns }: Pick<ReceivedSource, 'source' | 'id' | 'mends' | 'scope' | 'returns'>,
  { accepted, changed, absent, refused }: LandingReport,
): Promise<void> {
  const { sha256, dataset, period, estimated } = source
  await appendToChain(tx, {
    kind: 'landing',
    actor: source.by ?? 'system',
    content: {
      source: id,
      dataset,
      sha256,
      mends,
      from: period?.from ?? null,
      asOf: period?.asOf ?? null,
      estimated: estimated === true,
      full: scope === null ? null : { district: scope.district, own: scope.own === true },
      accepted,
      changed,
      absent: absent.count,
      refused,
      returns: returns.length,
    },
  })
}

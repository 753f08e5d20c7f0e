import type { Selectable, Transaction } from 'kysely'
import type { AnyRecord } from '@minzheng/core'
import type { Month } from '@minzheng/core/periods'
import type { Act } from '@minzheng/core/registers'
import { canonicalJson, sha256 } from '@minzheng/release'
import { appendToChain } from '../chain/append-to-chain.js'
import type { Tables } from '../database/tables.js'
import type { ActReason } from '../register/reason.js'

/** A digest of the values of records that an act names: the chain holds none of them. */
const digestOf = (values: readonly (AnyRecord | null)[]): string => sha256(canonicalJson(values))

/** The entry of a correction, deletion or re-keying. */
export async function chainAct(
  tx: Transaction<Tables>,
  act: Act & { readonly id: number },
  { reason, askedBy, by }: ActReason,
): Promise<void> {
  const { id, kind, dataset, office, key, through } = act
  await appendToChain(tx, {
    kind: 'act',
    actor: by ?? askedBy,
    content: {
      act: id,
      kind,
      dataset,
      office,
      from: act.kind === 'correct' ? (act.from ?? null) : null,
      through,
      values: digestOf([key, act.kind === 'correct' ? act.fields : act.kind === 'rekey' ? act.to : null]),
      reason,
    },
  })
}

/** The entry of a withdrawal of a source, or of its returns alone. */
export async function chainWithdrawal(
  tx: Transaction<Tables>,
  act: {
    readonly id: number
    readonly source: number
    readonly dataset: string
    readonly returns: readonly Month[] | 'all' | null
  },
  { reason, askedBy, by }: ActReason,
): Promise<void> {
  const { id, source, dataset, returns } = act
  await appendToChain(tx, {
    kind: 'withdrawal',
    actor: by ?? askedBy,
    content: { act: id, source, dataset, returns, reason },
  })
}

/** The entry of undoing an act. */
export async function chainUndo(
  tx: Transaction<Tables>,
  { id, kind, dataset, source }: Pick<Selectable<Tables['act']>, 'id' | 'kind' | 'dataset' | 'source'>,
  { reason, askedBy, by }: ActReason,
): Promise<void> {
  await appendToChain(tx, {
    kind: 'act',
    actor: by ?? askedBy,
    content: { act: id, kind: 'undo', undone: kind, dataset, source, reason },
  })
}

import type { AnyRecord, Return } from '@minzheng/core'
import type { Month } from '@minzheng/core/periods'
import type { RegisterScope } from '@minzheng/core/registers'
import type { RecordActRequest, Store } from '@minzheng/store'

/** A file that an office sends. */
export interface SentFile {
  readonly kind: 'land'
  readonly name: string
  readonly sha256: string
  readonly dataset: 'homes' | 'grants'
  /** Null: the file does not say of which months it tells. */
  readonly period: { readonly from: Month; readonly asOf: Month } | null
  readonly estimated: boolean
  /** What the file speaks of in full; null for an addition. */
  readonly scope: RegisterScope | null
  readonly records: readonly AnyRecord[]
  /** The keys of refused rows. */
  readonly refused: readonly AnyRecord[]
  readonly returns: readonly Omit<Return, 'dataset'>[]
}

/**
 * One thing that an office asks of the store: plain data, so that another process can do it. `note` is unique and is
 * stored as the reason, so that an act can be found again.
 */
export type Operation =
  | SentFile
  | { readonly kind: 'withdraw'; readonly source: number; readonly sha256: string; readonly note: string }
  | { readonly kind: 'undo'; readonly act: number; readonly note: string }
  | { readonly kind: 'act'; readonly request: RecordActRequest & { readonly office: string }; readonly note: string }

/** What an operation needs of a store. */
export type OfficeStore = Pick<Store, 'land' | 'withdraw' | 'undo' | 'act' | 'sources' | 'acts'>

const askedBy = '试验单位'

/** Does an operation; resolves once it is durable, with the number of the act that it made, or null for a file. */
export async function perform(store: OfficeStore, operation: Operation): Promise<number | null> {
  switch (operation.kind) {
    case 'land':
      await land(store, operation)
      return null
    case 'withdraw':
      return (await store.withdraw({ source: operation.source, reason: operation.note, askedBy })).act
    case 'undo':
      return (await store.undo(operation.act, { reason: operation.note, askedBy })).act
    case 'act':
      return (await store.act({ ...operation.request, reason: operation.note, askedBy })).act
  }
}

/** Asks the store whether an operation happened: the number of its act, or null for a file; undefined if it did not. */
export async function happened(store: OfficeStore, operation: Operation): Promise<number | null | undefined> {
  if (operation.kind === 'land')
    return (await store.sources({ sha256: operation.sha256 })).length > 0 ? null : undefined
  const acts = await store.acts()
  if (operation.kind === 'undo')
    return acts.find(({ id, undoneReason }) => id === operation.act && undoneReason?.endsWith(operation.note) === true)
      ?.id
  return acts.find(({ reason }) => reason === operation.note)?.id
}

async function land(store: OfficeStore, file: SentFile): Promise<void> {
  const { name, sha256, dataset, period, estimated, scope, records, refused, returns } = file
  await store.land({ name, sha256, dataset, estimated, ...(period === null ? {} : { period }) }, async (landing) => {
    await landing.records(records.map((record, at) => ({ line: at + 2, record })))
    await landing.quarantine(
      refused.map((key, at) => ({
        sheet: null,
        line: records.length + at + 2,
        column: null,
        code: 'chaos',
        reason: { zh: '试验', en: 'chaos' },
        key,
      })),
    )
    await landing.returns(returns)
    if (scope !== null) await landing.full(scope)
  })
}

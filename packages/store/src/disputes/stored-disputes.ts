import type { Kysely, Selectable, Transaction } from 'kysely'
import { DisputeError, disputeMoves, isUnsettled, type DisputeMove, type DisputeState } from '@minzheng/access'
import type { Observation } from '@minzheng/core'
import type { Day } from '@minzheng/core/periods'
import { appendToChain } from '../chain/append-to-chain.js'
import type { Tables } from '../database/tables.js'

/** What names a figure. */
export type FigureName = Pick<Observation, 'indicator' | 'variant' | 'part' | 'district' | 'period'>

/** When the city's answer is due, and by which days that was counted. */
export interface Due {
  readonly on: Day
  readonly countedBy: 'announced' | 'weekdays'
}

/** What corrects a disputed figure: an act on a record, a source that landed, or a release. */
export interface Correction {
  readonly kind: 'act' | 'source' | 'release'
  readonly number: number
}

/** One step of a dispute's thread. */
export interface DisputeStep {
  readonly move: DisputeMove
  readonly at: Date
  readonly by: string
  /** In known words. */
  readonly words: string
  /** What the figure should be, as the county says, in the unit of the figure. */
  readonly claimed: number | null
  readonly correction: Correction | null
}

/** A dispute (异议): a county says that a figure is wrong, and the city answers. */
export interface Dispute {
  readonly id: number
  readonly figure: FigureName
  /** The release whose figure it is; null: the live figure. */
  readonly release: number | null
  /** Of a live figure: its revision as it was seen. */
  readonly revision: number | null
  /** The version of its definition. */
  readonly version: string
  /** The county. */
  readonly disputedBy: string
  readonly openedBy: string
  readonly state: DisputeState
  /** While it is open. */
  readonly due: Due | null
  readonly steps: readonly DisputeStep[]
  /** Another one after each step. */
  readonly stamp: string
}

/** Which disputes to read; what is left out does not filter. */
export interface DisputeQuery {
  readonly id?: number
  readonly states?: readonly DisputeState[]
  readonly indicator?: string
  /** Whose answer was due before this day, and is still owed. */
  readonly dueBefore?: Day
}

/** Disputes in the order in which they were opened, each with its thread. */
export async function readDisputes(
  db: Kysely<Tables>,
  { id, states, indicator, dueBefore }: DisputeQuery = {},
): Promise<readonly Dispute[]> {
  let select = db.selectFrom('dispute').selectAll().orderBy('id')
  if (id !== undefined) select = select.where('id', '=', id)
  if (states !== undefined) select = select.where('state', 'in', [...states])
  if (indicator !== undefined) select = select.where('indicator', '=', indicator)
  if (dueBefore !== undefined) select = select.where('due_on', '<', dueBefore)
  const rows = await select.execute()
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.id)
  const steps = await db.selectFrom('dispute_move').selectAll().where('dispute', 'in', ids).orderBy('id').execute()
  return rows.map((row) =>
    disputeOf(
      row,
      steps.filter(({ dispute }) => dispute === row.id),
    ),
  )
}

function disputeOf(row: Selectable<Tables['dispute']>, steps: readonly Selectable<Tables['dispute_move']>[]): Dispute {
  const { id, indicator, variant, part, district, period, release, revision, version, state } = row
  return {
    id,
    figure: { indicator, variant, part: part === '' ? null : part, district, period },
    release,
    revision,
    version,
    disputedBy: row.disputed_by,
    openedBy: row.opened_by,
    state,
    due: row.due_on === null ? null : { on: row.due_on, countedBy: row.due_counted_by! },
    steps: steps.map(({ move, made_at, actor, words, claimed, correction_kind, correction }) => ({
      move,
      at: made_at,
      by: actor,
      words,
      claimed,
      correction: correction_kind === null ? null : { kind: correction_kind, number: correction! },
    })),
    stamp: `${state}-${steps.length}`,
  }
}

/** Writes a new dispute without a step, and returns its number. Throws `DisputeError` if the county disputes the figure already. */
export async function insertDispute(
  tx: Transaction<Tables>,
  {
    figure,
    release,
    revision,
    version,
    disputedBy,
    openedBy,
  }: Omit<Dispute, 'id' | 'state' | 'due' | 'steps' | 'stamp'>,
  due: Due,
): Promise<number> {
  const row = await tx
    .insertInto('dispute')
    .values({
      ...figure,
      part: figure.part ?? '',
      release,
      revision,
      version,
      disputed_by: disputedBy,
      state: 'open',
      opened_by: openedBy,
      due_on: due.on,
      due_counted_by: due.countedBy,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (row === undefined)
    throw new DisputeError({
      zh: '本地区对该数已有未办结的异议',
      en: 'a district must have one unsettled dispute of a figure at most, and it has one already',
    })
  return row.id
}

/** Writes a step of a dispute, its new state, and the entry of the chain. Every step goes through here, as the last of its transaction. */
export async function recordStep(
  tx: Transaction<Tables>,
  { id, figure, release, disputedBy }: Pick<Dispute, 'id' | 'figure' | 'release' | 'disputedBy'>,
  step: DisputeStep,
  due: Due | null,
): Promise<void> {
  const { move, at, by, words, claimed, correction } = step
  await tx
    .insertInto('dispute_move')
    .values({
      dispute: id,
      move,
      made_at: at,
      actor: by,
      words,
      claimed,
      correction_kind: correction?.kind ?? null,
      correction: correction?.number ?? null,
    })
    .execute()
  const state = disputeMoves[move].to
  await tx
    .updateTable('dispute')
    .set({ state, due_on: due?.on ?? null, due_counted_by: due?.countedBy ?? null })
    .where('id', '=', id)
    .execute()
  await appendToChain(tx, {
    kind: 'dispute',
    actor: by,
    content: {
      dispute: id,
      move,
      state,
      settled: !isUnsettled(state),
      figure: { ...figure },
      release,
      disputedBy,
      words,
      claimed,
      dueOn: due?.on ?? null,
      correction: correction === null ? null : { ...correction },
    },
  })
}

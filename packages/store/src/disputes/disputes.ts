import type { Kysely, Transaction } from 'kysely'
import { AccessError, decide, DisputeError, disputeMoves, moveDispute, type DisputeMove } from '@minzheng/access'
import { MinzhengError } from '@minzheng/core'
import { personalKind } from '@minzheng/core/privacy'
import { databaseNow, readGrants } from '../access/stored-grants.js'
import type { Database } from '../database/database.js'
import type { Tables } from '../database/tables.js'
import { assertKnownReason } from '../register/reason.js'
import type { RegisterTools } from '../register/register-tools.js'
import { assertCorrection } from './correction.js'
import { disputedFigure, type DisputedFigures, type Seen } from './disputed-figure.js'
import {
  insertDispute,
  readDisputes,
  recordStep,
  type Correction,
  type Dispute,
  type DisputeQuery,
  type Due,
  type FigureName,
} from './stored-disputes.js'

/** What an officer says; texts are made of known words. */
interface Said {
  readonly words: string
  /** What the figure should be, in its unit. */
  readonly claimed?: number
  /** The id of the actor. */
  readonly by: string
}

/** A dispute that a county opens. */
export interface DisputeRequest extends Said {
  readonly figure: FigureName
  readonly seen: Seen
  readonly disputedBy: string
  readonly due: Due
}

/** A further step of a dispute. */
export interface StepRequest {
  readonly id: number
  readonly words: string
  readonly by: string
  /** The stamp of the dispute that the actor has seen; if it has another by now, `DisputeMovedError`. */
  readonly ifStamp?: string
}

/** Disputes of figures. Refusals are `DisputeError`s of the dispute, `AccessError`s of the actor, `ActError`s of the words. */
export interface Disputes {
  /** 提出. Throws `DisputeMovedError` if the live figure has another revision than was seen. */
  readonly open: (request: DisputeRequest) => Promise<Dispute>
  /** 答复: the city answers. */
  readonly answer: (request: StepRequest) => Promise<Dispute>
  /** 再提: the county is not content with the answer; the city owes another. */
  readonly reply: (request: StepRequest & { readonly claimed?: number; readonly due: Due }) => Promise<Dispute>
  /** 维持: the figure stays as it is. */
  readonly uphold: (request: StepRequest) => Promise<Dispute>
  /** 更正: what is named has corrected the figure. */
  readonly correct: (request: StepRequest & { readonly correction: Correction }) => Promise<Dispute>
  /** 撤回, by the account that opened it. */
  readonly withdraw: (request: StepRequest) => Promise<Dispute>
  readonly list: (query?: DisputeQuery) => Promise<readonly Dispute[]>
}

interface DisputeTools extends DisputedFigures, Pick<RegisterTools, 'catalogue'> {
  readonly db: Kysely<Tables>
  readonly schema: string
  readonly catalogue: RegisterTools['catalogue']
  readonly transaction: Database['transaction']
}

type Step = StepRequest & { readonly claimed?: number; readonly due?: Due; readonly correction?: Correction }

export function disputesOf(tools: DisputeTools): Disputes {
  const moving =
    (move: Exclude<DisputeMove, 'open'>) =>
    (request: Step): Promise<Dispute> =>
      tools.transaction((plain) => moveStored(tools, plain.withSchema(tools.schema), move, request))
  return {
    open: (request) => openDispute(tools, request),
    answer: moving('answer'),
    reply: moving('reply'),
    uphold: moving('uphold'),
    correct: moving('correct'),
    withdraw: moving('withdraw'),
    list: (query) => readDisputes(tools.db, query),
  }
}

async function openDispute(tools: DisputeTools, request: DisputeRequest): Promise<Dispute> {
  const { seen, disputedBy, due, by } = request
  assertSaid(tools, request)
  const { districts } = tools.catalogue
  if (!['county', 'city'].includes(districts.get(disputedBy).level))
    throw new DisputeError({
      zh: '异议由区县（或市本级）提出',
      en: `the district that disputes must be a county or the city, got ${disputedBy}`,
    })
  await assertAllowed(tools, tools.db, 'open', { by, disputedBy, indicator: request.figure.indicator })
  const found = await disputedFigure(tools, request.figure, seen, disputedBy)
  if (found === undefined) throw new DisputeMovedError()
  const { indicator, variant, part, district, period } = found
  const figure: FigureName = { indicator, variant, part, district, period }
  return tools.transaction(async (plain) => {
    const tx = plain.withSchema(tools.schema)
    const at = await databaseNow(tx)
    const release = 'release' in seen ? seen.release : null
    // Nobody outside learns a revision of a released figure: of a hidden one it would tell that its number has moved.
    const revision = release === null ? found.revision : null
    const id = await insertDispute(
      tx,
      { figure, release, revision, version: found.version, disputedBy, openedBy: by },
      due,
    )
    const { words, claimed = null } = request
    await recordStep(
      tx,
      { id, figure, release, disputedBy },
      { move: 'open', at, by, words, claimed, correction: null },
      due,
    )
    return (await readDisputes(tx, { id }))[0]!
  })
}

async function moveStored(
  tools: DisputeTools,
  tx: Transaction<Tables>,
  move: Exclude<DisputeMove, 'open'>,
  request: Step,
): Promise<Dispute> {
  const { id, by, words, claimed = null, due = null, correction = null, ifStamp } = request
  assertSaid(tools, request)
  await tx.selectFrom('dispute').select('id').where('id', '=', id).forUpdate().execute()
  const [dispute] = await readDisputes(tx, { id })
  if (dispute === undefined)
    throw new DisputeError({ zh: `没有异议${id}`, en: `the dispute must have been opened, got number ${id}` })
  const { disputedBy, figure } = dispute
  await assertAllowed(tools, tx, move, { by, disputedBy, indicator: figure.indicator })
  // Before the move itself: who looked at another state gets that answer, and not what the state now forbids.
  if (ifStamp !== undefined && ifStamp !== dispute.stamp) throw new DisputeMovedError()
  moveDispute(dispute, move, by)
  if (correction !== null) await assertCorrection(tx, tools.catalogue, dispute, correction)
  const at = await databaseNow(tx)
  await recordStep(tx, dispute, { move, at, by, words, claimed, correction }, due)
  return (await readDisputes(tx, { id }))[0]!
}

async function assertAllowed(
  { catalogue }: DisputeTools,
  db: Kysely<Tables>,
  move: DisputeMove,
  { by, disputedBy, indicator }: { readonly by: string; readonly disputedBy: string; readonly indicator: string },
): Promise<void> {
  const decision = decide(
    await readGrants(db),
    {
      actor: by,
      action: disputeMoves[move].needs,
      district: disputedBy,
      domain: indicator.split('.')[0]!,
      indicator,
      at: await databaseNow(db),
    },
    { districts: catalogue.districts },
  )
  if (!decision.allowed) throw new AccessError(decision.reason)
}

/** A thread is kept for good, so it names no person: its words are those of reasons, and no number is one of a person. */
function assertSaid(tools: DisputeTools, { words, claimed }: Pick<Said, 'words' | 'claimed'>): void {
  assertKnownReason(tools, words)
  if (claimed === undefined) return
  if (!Number.isFinite(claimed) || Math.abs(claimed) > 2 ** 53 || personalKind(String(claimed)) !== null)
    throw new DisputeError({
      zh: '主张的数须为该指标的数，不得像证件号或电话',
      en: 'the number that is claimed must be one of the figure, got one that may be of a person, or is too large',
    })
}

/** A dispute, or the figure of one, has changed since its actor has seen it. */
export class DisputeMovedError extends MinzhengError<'dispute-moved'> {
  override readonly name = 'DisputeMovedError'

  constructor() {
    const zh = '所看到的数或异议已变动，请重新查看'
    const en = 'the figure or dispute must be as it was seen, got another; look at it again'
    super('dispute-moved', `${zh} ${en}`, { zh, en })
  }
}

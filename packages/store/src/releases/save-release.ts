import { sql, type Kysely, type Transaction } from 'kysely'
import { isKnownReason } from '@minzheng/core/privacy'
import { parsePeriod, type Month } from '@minzheng/core/periods'
import {
  assertActor,
  canonicalJson,
  figuresDigester,
  newSalt,
  type Json,
  type ReleaseContent,
  type ReleasedFigure,
} from '@minzheng/release'
import { titlesOf } from '../register/reason.js'
import { appendToChain } from '../chain/append-to-chain.js'
import type { Tables } from '../database/tables.js'
import { lockDefinitions } from '../definitions/version-fence.js'
import type { LandingTools } from '../landing/tools.js'
import { lockStates } from '../register/lock-dataset.js'
import { moveStored } from '../months/months.js'
import { readRelease, type Release, type Restated } from './release.js'
import { ReleaseError } from './release-error.js'
import { haveSameFigures, readFigures, writeFigures } from './released-rows.js'

/** A month of a district. */
export interface DistrictAndMonth {
  readonly month: Month
  readonly district: string
}

/** What is released. */
export interface ReleaseRequest {
  readonly plan: string | null
  readonly period: string
  /** The account, office or post that releases; never a person's name. */
  readonly by: string
  /** Remarks in known words (`isKnownReason`); may be empty. */
  readonly notes: string
  /** The rule of disclosure control and the publication plan, as they were used. */
  readonly rule: Json
  readonly publicationPlan: Json
  /**
   * Figures with their marks of disclosure control, in any order, in batches. On the embedded database all of them are
   * collected first, since reading them may need the database.
   */
  readonly figures: AsyncIterable<readonly ReleasedFigure[]> | Iterable<readonly ReleasedFigure[]>
  /** The periods that were released before and are released again, since their figures changed; none if left out. */
  readonly restates?: readonly Restated[]
  /**
   * The months that it releases, by district: they are locked, and are released from then on. The months of all its
   * figures, and the last change of a month that the figures include: it is refused if one of them changed meanwhile.
   */
  readonly months?: {
    readonly of: readonly DistrictAndMonth[]
    readonly read: readonly Month[]
    readonly lastChange: number
  }
  /**
   * The last release that disclosure control knew of, 0 if none: it is refused if another was made meanwhile, since the
   * two together could tell what neither tells. Left out, nothing is checked.
   */
  readonly follows?: number
  /** The last release of the same plan and period, and why it is revised, in known words. */
  readonly revises?: { readonly number: number; readonly why: string }
}

/**
 * Saves a release with its figures and its entry of the chain in one transaction. Of two at once, one waits: their
 * numbers follow each other. Throws `ReleaseError` if the plan and period were released and it does not say that it
 * revises their last release, or if it has the same figures as that one.
 */
export async function saveRelease(tools: LandingTools, request: ReleaseRequest): Promise<Release> {
  const { plan, period, by, notes, rule, publicationPlan, revises, restates = [], months, follows } = request
  assertTexts(tools, request)
  const batches = tools.kind === 'pglite' ? await collected(request.figures) : request.figures
  return tools.transaction(async (plain, copy) => {
    const tx = plain.withSchema(tools.schema)
    // In the order of a landing, which would otherwise wait for this while this waits for it.
    await lockDefinitions(tx, tools.definitions)
    if (months !== undefined) await lockStates(tx, tools.schema)
    await sql`lock ${sql.id(tools.schema, 'release')} in exclusive mode`.execute(tx)
    const number = await nextNumber(tx)
    const predecessor = await predecessorOf(tx, request)
    if (follows !== undefined && follows !== number - 1)
      throw new ReleaseError(
        `计算期间另有第${number - 1}号发布，请重新发布`,
        `no other release must be made while one is made, got release ${number - 1}; release again`,
      )
    if (months !== undefined) await assertUnchanged(tx, months)
    let hidden = 0
    for await (const batch of batches) {
      if (batch.length > 0) await writeFigures(copy, tools.schema, number, batch)
      hidden += batch.filter(({ disclosure }) => disclosure !== 'shown').length
    }
    // Without statistics of the new rows, the server would sort all of them for each page that is read.
    await sql`analyze ${sql.id(tools.schema, 'released_figure')}`.execute(tx)
    if (predecessor !== null && (await haveSameFigures(tx, tools.schema, predecessor, number)))
      throw new ReleaseError(
        `与第${predecessor}号发布的数完全相同，未发布`,
        `a release must differ from the one that it revises, got the figures of release ${predecessor}`,
      )
    const salt = newSalt()
    const digester = figuresDigester(salt)
    for await (const figures of readFigures(tx, number)) digester.add(figures)
    const { figures, published } = digester.done()
    if (figures.count === 0) throw new ReleaseError('发布须有数', 'a release must have figures, got none')
    const { count: sources } = await tx
      .selectFrom('source')
      .select(sql<number>`count(*)::integer`.as('count'))
      .where('withdrawn', '=', false)
      .executeTakeFirstOrThrow()
    const content = {
      number,
      predecessor,
      why: revises?.why ?? null,
      plan,
      period,
      notes,
      rule,
      publicationPlan,
      definitions: tools.definitions.version,
      districts: tools.definitions.tree,
      sources,
      restates,
      figures,
      published,
    } satisfies ReleaseContent
    const { seq } = await appendToChain(tx, { kind: 'release', actor: by, content })
    await tx
      .insertInto('release')
      .values({
        number,
        predecessor,
        why: content.why,
        plan,
        period,
        notes,
        rule: canonicalJson(rule),
        publication_plan: canonicalJson(publicationPlan),
        definitions: content.definitions,
        districts: content.districts,
        sources,
        restates: canonicalJson(restates),
        hidden,
        seq,
        count: figures.count,
        figures_digest: figures.digest,
        published_digest: published.digest,
        figures_salt: salt,
      })
      .execute()
    for (const { month, district } of months?.of ?? []) await moveStored(tools, tx, 'release', { month, district, by })
    return readRelease(tx, number)
  })
}

/** Throws if a month changed after its figures were read. */
async function assertUnchanged(
  tx: Transaction<Tables>,
  { of, read, lastChange }: NonNullable<ReleaseRequest['months']>,
): Promise<void> {
  const watched = [...new Set([...read, ...of.map(({ month }) => month)])]
  if (watched.length === 0) return
  const changed = await tx
    .selectFrom('month_change')
    .select(['month', 'district'])
    .where('id', '>', lastChange)
    .where('month', 'in', watched)
    .limit(1)
    .executeTakeFirst()
  if (changed !== undefined)
    throw new ReleaseError(
      `计算期间 ${changed.month} ${changed.district} 有变动，请重新发布`,
      `the months of a release must not change while it is made, got a change of ${changed.month} ${changed.district}; release again`,
    )
}

/** What a release says of itself. */
export type ReleaseTexts = Pick<ReleaseRequest, 'plan' | 'period' | 'by' | 'notes' | 'revises'>

/**
 * Refuses what `saveRelease` would refuse of these, before the figures are computed. Throws `ReleaseError`, and what
 * `parsePeriod` and `assertActor` throw.
 */
export async function checkRelease(
  db: Kysely<Tables>,
  tools: Pick<LandingTools, 'catalogue'>,
  request: ReleaseTexts,
): Promise<void> {
  assertTexts(tools, request)
  await predecessorOf(db, request)
}

function assertTexts(tools: Pick<LandingTools, 'catalogue'>, { period, by, notes, revises }: ReleaseTexts): void {
  parsePeriod(period)
  assertActor(by)
  assertWords(tools, { zh: '备注', en: 'the notes' }, notes, true)
  if (revises !== undefined) assertWords(tools, { zh: '修订原因', en: 'why it revises' }, revises.why, false)
}

async function collected(figures: ReleaseRequest['figures']): Promise<readonly (readonly ReleasedFigure[])[]> {
  const batches: (readonly ReleasedFigure[])[] = []
  for await (const batch of figures) batches.push(batch)
  return batches
}

async function nextNumber(tx: Transaction<Tables>): Promise<number> {
  const { last } = await tx
    .selectFrom('release')
    .select(sql<number>`coalesce(max(number), 0)`.as('last'))
    .executeTakeFirstOrThrow()
  return last + 1
}

/** The last release of the same plan and period; null if there is none. */
async function predecessorOf(
  tx: Kysely<Tables>,
  { plan, period, revises }: Pick<ReleaseRequest, 'plan' | 'period' | 'revises'>,
): Promise<number | null> {
  const found = await tx
    .selectFrom('release')
    .select('number')
    .where('period', '=', period)
    .where(sql<boolean>`plan is not distinct from ${plan}::text`)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  const last = found?.number ?? null
  if (revises !== undefined && revises.number !== last)
    throw new ReleaseError(
      last === null
        ? '该计划和时期尚未发布，无可修订'
        : `修订须针对该计划和时期的最近一次发布（第${last}号），不是第${revises.number}号`,
      `a release must revise the last one of its plan and period (${last ?? 'none'}), got ${revises.number}`,
    )
  if (revises === undefined && last !== null)
    throw new ReleaseError(
      `该计划和时期已在第${last}号发布，再发布须写明修订第${last}号及原因`,
      `a plan and period that was released must be revised, got a release that does not say that it revises release ${last}, and why`,
    )
  return last
}

function assertWords(
  { catalogue }: Pick<LandingTools, 'catalogue'>,
  { zh, en }: { readonly zh: string; readonly en: string },
  text: string,
  mayBeEmpty: boolean,
): void {
  if (mayBeEmpty && text === '') return
  if (text.trim() === '' || text.length > 200)
    throw new ReleaseError(`${zh}须为1至200字`, `${en} must be a text of 1 to 200 letters, got ${text.length}`)
  if (!isKnownReason(text, titlesOf(catalogue)))
    throw new ReleaseError(
      `${zh}只用通用词语、指标项名称和月份，不写姓名`,
      `${en} must be made of known words, names of fields and months, got other words, which may be a name`,
    )
}

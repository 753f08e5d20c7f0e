import type { Month } from '@minzheng/core/periods'
import { isMonth, monthsOf, parsePeriod, yearToDate } from '@minzheng/core/periods'
import { defaultDisclosureRule } from '@minzheng/core/privacy'
import { controlRelease, publicationPlanSchema, type AuditReport } from '@minzheng/disclosure'
import type { Deployment } from '@minzheng/plan'
import type { ReleasedFigure } from '@minzheng/release'
import { ReleaseError, type Release, type Restated, type Store } from '@minzheng/store'
import { figuresToRelease, isReleased } from './figures-to-release.js'
import { plannedFigures } from './planned-figures.js'
import { readyMonths } from './ready-months.js'
import { releasedPeriods } from './released-periods.js'

/** Which month to release, and who does it. */
export interface ReleaseAskedFor {
  readonly month: Month
  readonly by: string
  readonly notes?: string
  /** The last release of the month, if this one revises it, and why in known words. */
  readonly revises?: { readonly number: number; readonly why: string }
}

/** What a release reports while it is made; each stage counts its own steps. */
export type ReleaseStage = 'earlier' | 'figures' | 'control' | 'saving'
export type OnReleaseProgress = (stage: ReleaseStage, done: number, all: number) => void

/** A release that was made, and what disclosure control says of it. */
export interface MadeRelease {
  readonly release: Release
  readonly audit: AuditReport
  /** Kinds of figures that the publication plan leaves out, of all kinds. */
  readonly withheldKinds: number
  readonly kinds: number
}

type ReleasingStore = Pick<Store, 'staleness' | 'figures' | 'returnedMonths' | 'months' | 'access' | 'releases'>

/**
 * Releases a month (发布): reads its figures, those of the year to it and of the periods that it ends, and of earlier
 * releases what has changed; has disclosure control decide which of them may leave; and saves all of it as the next release.
 * The months of the year to it must be locked in every district, and are released from then on.
 *
 * Throws `ReleaseError` if figures are stale, months are not locked, the account may not release, the month was released
 * and the request does not revise it, or a month changed meanwhile; `NotProtectedError` if a small count cannot be proved.
 */
export async function makeRelease(
  store: ReleasingStore,
  deployment: Deployment,
  { month, by, notes = '', revises }: ReleaseAskedFor,
  onProgress: OnReleaseProgress = () => {},
): Promise<MadeRelease> {
  const { catalogue, plans, disclosure: rule = defaultDisclosureRule } = deployment
  const { cells } = await store.staleness()
  if (cells > 0)
    throw new ReleaseError(
      `有${cells}个单元待重算，请先重算 recompute`,
      `all figures must be computed, got ${cells} stale cells; recompute first`,
    )
  const lastChange = await store.months.lastChange()
  const decision = await store.access.decide({
    actor: by,
    action: 'release-month',
    district: catalogue.districts.root.code,
  })
  if (!decision.allowed) throw new ReleaseError(decision.reason.zh, decision.reason.en)
  const before = await store.releases.list()
  const former = before.at(-1)
  const plan = plans.find(({ year }) => month.startsWith(`${year}-`))?.id ?? null
  const last = before.findLast((each) => each.plan === plan && each.period === month)
  if (last !== undefined && revises === undefined)
    throw new ReleaseError(
      `${month} 已在第${last.number}号发布，再发布须写明修订及原因`,
      `a month that was released must be revised, got no --revises ${last.number} --why WORDS`,
    )
  await store.releases.check({ plan, period: month, by, notes, ...(revises === undefined ? {} : { revises }) })
  const months = await readyMonths(
    store,
    catalogue,
    month,
    before.map(({ period }) => (isMonth(period) ? yearToDate(period).id : period)),
  )
  const earlier: (readonly ReleasedFigure[])[] = []
  for (const { number } of before) {
    const figures: ReleasedFigure[] = []
    for await (const batch of store.releases.figures(number, { audience: 'internal' })) figures.push(...batch)
    earlier.push(figures)
    onProgress('earlier', earlier.length, before.length)
  }
  const { figures, restates } = await figuresToRelease(
    store,
    deployment,
    releasedPeriods(month),
    earlier,
    (done, all) => onProgress('figures', done, all),
  )
  const controlled = await controlRelease({
    catalogue,
    figures,
    earlier,
    rule,
    plan: former === undefined ? undefined : publicationPlanSchema.parse(former.publicationPlan),
    isPlanned: plannedFigures(deployment),
    onProgress: (done, all) => onProgress('control', done, all),
  })
  if (revises !== undefined && isReleased(controlled.figures, earlier))
    throw new ReleaseError(
      `${month} 的数与已发布的完全相同，未发布`,
      `a release that revises must differ from what was released, got the same figures of ${month}`,
    )
  onProgress('saving', 0, 1)
  const release = await store.releases.save({
    plan,
    period: month,
    by,
    notes,
    rule: { ...rule },
    publicationPlan: controlled.plan,
    figures: [controlled.figures],
    restates: await withReasons(store, restates, former?.at),
    months: { ...months, lastChange },
    follows: former?.number ?? 0,
    ...(revises === undefined ? {} : { revises }),
  })
  onProgress('saving', 1, 1)
  const { kinds } = controlled.plan
  return {
    release,
    audit: controlled.audit,
    withheldKinds: kinds.filter(({ isPublished }) => !isPublished).length,
    kinds: kinds.length,
  }
}

/**
 * Why the months of each restated period were revised since the last release; if none of them was, why months before its
 * end were, since figures also compare with those.
 */
async function withReasons(
  store: Pick<Store, 'months'>,
  restates: readonly Omit<Restated, 'why'>[],
  since: Date | undefined,
): Promise<readonly Restated[]> {
  if (restates.length === 0) return []
  const revisions = (await store.months.history()).filter(
    ({ move, at, reason }) =>
      reason !== null && (move === 'revise' || move === 'reopen') && (since === undefined || at > since),
  )
  const reasonsOf = (isMeant: (month: Month) => boolean): readonly string[] => [
    ...new Set(revisions.filter(({ month }) => isMeant(month)).map(({ reason }) => reason!)),
  ]
  return restates.map(({ period, changed }) => {
    const months = monthsOf(parsePeriod(period))
    const own = reasonsOf((month) => months.includes(month))
    return { period, changed, why: own.length > 0 ? own : reasonsOf((month) => month < months.at(-1)!) }
  })
}

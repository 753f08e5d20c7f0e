import type { Kysely, Transaction } from 'kysely'
import type { Indicator, Observation } from '@minzheng/core'
import { measuresOf } from '@minzheng/core/evaluation'
import { parsePeriod } from '@minzheng/core/periods'
import type { Tables } from '../database/tables.js'
import { isSame } from '../base/same-observation.js'
import { readActLog, type LoggedAct } from '../acts/logged-acts.js'
import { readSources, type StoredSource } from '../acts/stored-sources.js'
import { readDefinitionChanges, type DefinitionChange } from '../definitions/definition-log.js'
import type { RegisterTools } from '../register/register-tools.js'
import { figuresIn, inSnapshot } from './figures-then.js'
import { MomentError } from './moment-error.js'
import { observer } from './observer.js'
import { registerThen, timeOf, type Then } from './register-then.js'
import { ToldRows } from './told-rows.js'

/** Which figures to compare between two moments. */
export interface MovedQuery {
  readonly from: Then
  readonly to: Then
  readonly districts: readonly string[]
  /** Periods of whole months. */
  readonly periods: readonly string[]
  /** All indicators if left out. */
  readonly indicators?: readonly string[]
  readonly onProgress?: (done: number, all: number) => void
}

/** Why a figure moved: a source that landed, an act that was made or undone, a definition that changed. */
export type MoveReason =
  | { readonly kind: 'landed'; readonly source: StoredSource }
  | { readonly kind: 'withdrawn' | 'restored'; readonly source: StoredSource; readonly act: LoggedAct }
  | { readonly kind: 'act' | 'act-undone'; readonly act: LoggedAct }
  | { readonly kind: 'definition'; readonly change: DefinitionChange }

/** A figure that differs between two moments, and what moved it in between. */
export interface MovedFigure {
  readonly before: Observation
  readonly after: Observation
  readonly reasons: readonly MoveReason[]
}

/**
 * The figures that differ between two moments, each with what moved it: the sources and acts before which it was another
 * than after. They are found by halving the time in between, so that a file that came and was withdrawn again may be left
 * out. If only the definition changed, both are computed with the definition of now and are equal; the figure is then in
 * the result because of that reason alone.
 */
export async function whatMoved(
  tools: RegisterTools & { readonly db: Kysely<Tables> },
  query: MovedQuery,
): Promise<readonly MovedFigure[]> {
  return inSnapshot(tools.db, (tx) => movedIn(tools, tx, query))
}

async function movedIn(
  tools: RegisterTools,
  tx: Transaction<Tables>,
  { from, to, districts, periods, indicators, onProgress }: MovedQuery,
): Promise<readonly MovedFigure[]> {
  const { catalogue } = tools
  // What moves a figure is found by many moments; their rows are the same.
  const told = new ToldRows()
  const chosen = (indicators ?? [...catalogue.indicators.keys()]).map((id) => catalogue.indicator(id))
  const query = { districts, indicators: chosen.map(({ id }) => id) }
  const { asked, observed } = observer(catalogue, { indicators: chosen, districts, periods })
  for (const period of periods) parsePeriod(period)
  const [start, end] = [await timeOf(tx, from), await timeOf(tx, to)]
  if (end < start)
    throw new MomentError(
      '后一时刻不得早于前一时刻，请对换',
      'the second moment must not be before the first, got an earlier one; exchange them',
    )
  const reasons = await reasonsBetween(tx, start, end)
  const isRedefined = (indicator: Indicator): boolean =>
    reasons.some((reason) => reason.kind === 'definition' && isOf(reason.change, indicator))
  // Most days nothing comes that a figure reads; then no record is read either.
  if (!chosen.some(isRedefined) && (await isSameRegister(tools, tx, told, chosen, [start, end]))) return []
  const half = (offset: number) => (done: number, all: number) => onProgress?.(offset * all + done, 2 * all)
  const [one, other] = [
    await figuresIn(tools, tx, { ...query, at: from, onProgress: half(0) }, told),
    await figuresIn(tools, tx, { ...query, at: to, onProgress: half(1) }, told),
  ]
  const [before, after] = [observed(one), observed(other)]
  const steps = stepsOf(
    reasons.filter((reason) => asked.some((each) => concerns(tools, reason, each.indicator, each.district))),
    other.time,
  )
  const movedBy = await movesOf(before, after, steps, async (time) =>
    observed(await figuresIn(tools, tx, { ...query, at: { time } }, told)),
  )
  return asked.flatMap(({ indicator, district }, at) => {
    const own = reasons.filter((reason) => concerns(tools, reason, indicator, district))
    if (isSame(before[at]!, after[at]!) && !isRedefined(indicator)) return []
    const movers = new Set(movedBy[at]!.flatMap((step) => step.reasons))
    return [
      {
        before: before[at]!,
        after: after[at]!,
        reasons: own.filter((reason) => reason.kind === 'definition' || movers.has(reason)),
      },
    ]
  })
}

const isOf = ({ kind, name }: DefinitionChange, indicator: Indicator): boolean =>
  kind === 'indicator' && name === indicator.id

/** True if what some indicators read was told and returned at one moment as at the other. */
async function isSameRegister(
  tools: RegisterTools,
  tx: Transaction<Tables>,
  told: ToldRows,
  indicators: readonly Indicator[],
  times: readonly Date[],
): Promise<boolean> {
  const datasets = new Set(indicators.flatMap((indicator) => measuresOf(indicator).map(({ dataset }) => dataset)))
  const texts = []
  for (const time of times) {
    const { returns, fingerprint } = await registerThen(tools, tx, time, await told.history(tools, tx))
    const landed = [...datasets].map((name) => fingerprint(tools.catalogue.dataset(name)))
    texts.push(JSON.stringify([landed, returns.map((each) => JSON.stringify(each)).toSorted()]))
  }
  return new Set(texts).size === 1
}

/** What happened at one time, as far as clocks tell, and a time at which the next has not happened yet. */
interface Step {
  readonly reasons: MoveReason[]
  time: Date
}

/** Sources and acts in the order in which they happened. The database's clock is finer than a `Date`. */
function stepsOf(reasons: readonly MoveReason[], until: Date): readonly Step[] {
  const steps: Step[] = []
  const timed = reasons.flatMap((reason) => {
    const time = timeOfReason(reason)
    return time === null ? [] : [{ reason, time: time.getTime() }]
  })
  for (const { reason, time } of timed.toSorted((left, right) => left.time - right.time)) {
    const after = new Date(Math.min(time + 1, until.getTime()))
    const last = steps.at(-1)
    if (last !== undefined && time <= last.time.getTime()) {
      last.reasons.push(reason)
      last.time = after
    } else steps.push({ reasons: [reason], time: after })
  }
  return steps
}

function timeOfReason(reason: MoveReason): Date | null {
  switch (reason.kind) {
    case 'landed':
      return reason.source.landedAt
    case 'withdrawn':
    case 'act':
      return reason.act.madeAt
    case 'restored':
    case 'act-undone':
      return reason.act.undoneAt
    case 'definition':
      // Both figures are computed with the definitions of now.
      return null
  }
}

/** For each figure, the steps that moved it: where no figure differs between two times, the steps between are not read. */
async function movesOf(
  before: readonly Observation[],
  after: readonly Observation[],
  steps: readonly Step[],
  observedAt: (time: Date) => Promise<readonly Observation[]>,
): Promise<readonly (readonly Step[])[]> {
  const moves = before.map((): Step[] => [])
  const search = async (
    from: number,
    former: readonly Observation[],
    to: number,
    latter: readonly Observation[],
  ): Promise<void> => {
    const differing = former.flatMap((each, at) => (isSame(each, latter[at]!) ? [] : [at]))
    if (differing.length === 0 || from === to) return
    if (to - from === 1) {
      for (const at of differing) moves[at]!.push(steps[from]!)
      return
    }
    const middle = (from + to) >> 1
    const between = await observedAt(steps[middle - 1]!.time)
    await search(from, former, middle, between)
    await search(middle, between, to, latter)
  }
  await search(0, before, steps.length, after)
  return moves
}

async function reasonsBetween(db: Kysely<Tables>, after: Date, until: Date): Promise<readonly MoveReason[]> {
  const isBetween = (time: Date | null): boolean => time !== null && time > after && time <= until
  const sources = await readSources(db)
  const byId = new Map(sources.map((source) => [source.id, source]))
  const acts = await readActLog(db)
  return [
    ...sources.filter(({ landedAt }) => isBetween(landedAt)).map((source): MoveReason => ({ kind: 'landed', source })),
    ...acts.flatMap((act): readonly MoveReason[] => {
      const source = act.source === null ? undefined : byId.get(act.source)
      return [
        ...(isBetween(act.madeAt)
          ? [source === undefined ? ({ kind: 'act', act } as const) : ({ kind: 'withdrawn', source, act } as const)]
          : []),
        ...(isBetween(act.undoneAt)
          ? [
              source === undefined
                ? ({ kind: 'act-undone', act } as const)
                : ({ kind: 'restored', source, act } as const),
            ]
          : []),
      ]
    }),
    ...(await readDefinitionChanges(db, after))
      .filter(({ madeAt }) => madeAt <= until)
      .map((change): MoveReason => ({ kind: 'definition', change })),
  ]
}

/** True if a reason can have moved an indicator's figure of a district. */
function concerns(
  { catalogue, register }: Pick<RegisterTools, 'catalogue' | 'register'>,
  reason: MoveReason,
  indicator: Indicator,
  district: string,
): boolean {
  const datasets = new Set(measuresOf(indicator).map(({ dataset }) => dataset))
  const isNear = (office: string): boolean => {
    const place = register.placed(office, Infinity)
    return catalogue.districts.contains(place, district) || catalogue.districts.contains(district, place)
  }
  switch (reason.kind) {
    case 'landed':
    case 'withdrawn':
    case 'restored':
      // A source that states returns only tells no office; it may bring the first return of a month.
      return (
        datasets.has(reason.source.dataset) &&
        (reason.source.offices.length === 0 || reason.source.offices.some(isNear))
      )
    case 'act':
    case 'act-undone':
      return datasets.has(reason.act.dataset) && (reason.act.office === null || isNear(reason.act.office))
    case 'definition': {
      const { kind, name } = reason.change
      return kind === 'districts' || (kind === 'indicator' ? name === indicator.id : datasets.has(name))
    }
  }
}

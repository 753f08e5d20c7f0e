import type { Kysely } from 'kysely'
import type { Indicator, Observation } from '@minzheng/core'
import { hasFigure, measuresOf } from '@minzheng/core/evaluation'
import type { Tables } from '../database/tables.js'
import { readActLog, readSources, type LoggedAct, type StoredSource } from '../acts/stored-sources.js'
import { readDefinitionChanges, type DefinitionChange } from '../definitions/definition-log.js'
import type { RegisterTools } from '../register/register-tools.js'
import { figuresThen } from './figures-then.js'
import type { Then } from './register-then.js'

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

/** A figure that differs between two moments, and what happened in between that concerns it. */
export interface MovedFigure {
  readonly before: Observation
  readonly after: Observation
  readonly reasons: readonly MoveReason[]
}

/**
 * The figures that differ between two moments, each with what happened in between to the datasets that it reads and the
 * offices of its district. If only the definition changed, both are computed with the definition of now and are equal;
 * the figure is then in the result because of that reason alone.
 */
export async function whatMoved(
  tools: RegisterTools & { readonly db: Kysely<Tables> },
  { from, to, districts, periods, indicators, onProgress }: MovedQuery,
): Promise<readonly MovedFigure[]> {
  const { catalogue, db } = tools
  const chosen = (indicators ?? [...catalogue.indicators.keys()]).map((id) => catalogue.indicator(id))
  const query = { districts, indicators: chosen.map(({ id }) => id) }
  const half = (offset: number) => (done: number, all: number) => onProgress?.(offset * all + done, 2 * all)
  const [one, other] = [
    await figuresThen(tools, { ...query, at: from, onProgress: half(0) }),
    await figuresThen(tools, { ...query, at: to, onProgress: half(1) }),
  ]
  if (other.time < one.time) throw new RangeError('the second moment must not be before the first; exchange them')
  const reasons = await reasonsBetween(db, one.time, other.time)
  const moved: MovedFigure[] = []
  for (const indicator of chosen)
    for (const district of districts.filter((code) => hasFigure(indicator, catalogue.districts.get(code).level)))
      for (const period of periods)
        for (const variant of Object.keys(indicator.variants)) {
          const before = one.evaluation.observe(indicator.id, district, period, { variant })
          const after = other.evaluation.observe(indicator.id, district, period, { variant })
          const own = reasons.filter((reason) => concerns(tools, reason, indicator, district))
          const isRedefined = own.some((reason) => reason.kind === 'definition' && reason.change.kind === 'indicator')
          if (!isSame(before, after) || isRedefined) moved.push({ before, after, reasons: own })
        }
  return moved
}

function isSame(one: Observation, other: Observation): boolean {
  const said = ({ numerator, denominator, value, status, reason, received }: Observation): string =>
    JSON.stringify([numerator, denominator, value, status, reason, received])
  return said(one) === said(other)
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

import { describe, unitFacts, type Audience, type Indicator, type Observation } from '@minzheng/core'
import { displayValue, reasonWords, shownParts } from '@minzheng/core/assessment'
import { definitionIn } from '@minzheng/core/evaluation'
import { parsePeriod, yearToDate, type Period } from '@minzheng/core/periods'
import { clausesOf, type Deployment, type Plan, type PlanAsked } from '@minzheng/plan'
import {
  boardOf,
  NotReleasedError,
  publishedBatches,
  releaseOf,
  type ReleaseAsked,
  type ReleasedStore,
} from './released-figures.js'

/** Which figure of a release to explain. */
export interface ReleasedFigureAsked {
  readonly indicator: Indicator
  readonly district: string
  /** Default: that of the board of the release. */
  readonly period?: string
  readonly variant?: string
  readonly part?: string
  /** The year, if no period is given. */
  readonly year?: number
}

/** A figure as a release shows it. */
export interface ShownFigure {
  readonly district: string
  readonly name: string
  readonly value: number | null
  readonly numerator: number | null
  readonly denominator: number | null
  readonly status: Observation['status']
  readonly reason: Observation['reason']
  readonly shown: string
}

/** What a release tells of a figure. */
export interface ReleasedExplanation {
  readonly observation: Observation
  readonly plan: Plan | undefined
  /** For readers, as data. */
  readonly data: {
    readonly audience: Exclude<Audience, 'internal'>
    readonly release: number
    readonly indicator: string
    readonly name: Indicator['name']
    readonly unit: string
    readonly period: string
    readonly variant: string
    readonly part: string | null
    readonly asOf: string
    readonly version: string
    readonly formula: ReturnType<typeof describe>
    readonly doubts: Indicator['doubts']
    readonly clauses: ReturnType<typeof clausesOf>
    readonly figure: ShownFigure
    /** The figures of the districts directly below. */
    readonly districts: readonly ShownFigure[]
  }
}

/**
 * Explains a figure of a release: definition, clause, formula, and the numbers that are shown, of the district and of
 * those directly below it. Never records, offices, or what the formula was given, which are internal. Throws
 * `not-released` if the release does not have the figure.
 */
export async function explainReleasedFigure(
  store: ReleasedStore,
  { catalogue, plans }: Pick<Deployment, 'catalogue' | 'plans'>,
  asked: ReleaseAsked,
  { indicator, district, period: periodId, variant: named, part: category, year }: ReleasedFigureAsked,
): Promise<ReleasedExplanation> {
  const { districts } = catalogue
  const { number: release, period: released } = await releaseOf(store, asked.release)
  const places = [district, ...districts.children(district).map(({ code }) => code)]
  const variant = named ?? indicator.defaultVariant
  const part = category ?? null
  const filter = { indicator: indicator.id, district: places, variant, part }
  const found: Observation[] = []
  for await (const batch of publishedBatches(store, release, asked.audience, filter)) found.push(...batch)
  const period = periodOf(periodId, year === undefined ? boardOf({ period: released }) : { year })
  const own = places.flatMap((code) => found.find((each) => each.district === code && isOver(each, period)) ?? [])
  const [observation, ...below] = own
  if (observation === undefined || observation.district !== district)
    throw new NotReleasedError(
      {
        zh: `第${release}号发布（${released}）没有这个数，请看口径、分类、地区和时期`,
        en: `release ${release} of ${released} must have a figure of this variant and category of ${indicator.id} for ${district} and ${period.id}, got none`,
      },
      { release },
    )
  const definition = definitionIn(indicator, period)
  const plan = plans.find((each) => period.id.startsWith(String(each.year)))
  return {
    observation,
    plan,
    data: {
      audience: asked.audience,
      release,
      indicator: indicator.id,
      name: indicator.name,
      unit: unitFacts(indicator.unit).en,
      period: observation.period,
      variant,
      part,
      asOf: observation.asOf,
      version: observation.version,
      formula: describe(catalogue, definition, variant, part),
      doubts: definition.doubts,
      clauses: plan === undefined ? [] : clausesOf(plan, indicator.id),
      figure: shownFigure(indicator, observation, districts),
      districts: below.map((each) => shownFigure(indicator, each, districts)),
    },
  }
}

/** The period that is asked for, or that of the board. */
function periodOf(asked: string | undefined, { year, upTo }: PlanAsked): Period {
  if (asked === undefined && upTo !== undefined) return yearToDate(upTo)
  return parsePeriod(asked ?? String(year))
}

function isOver({ period: id }: Observation, { from, until }: Period): boolean {
  const own = parsePeriod(id)
  return own.from === from && own.until === until
}

function shownFigure(
  indicator: Indicator,
  observation: Observation,
  districts: Deployment['catalogue']['districts'],
): ShownFigure {
  const { district, value, status, reason } = observation
  const { numerator, denominator } = shownParts(indicator, observation)
  return {
    district,
    name: districts.get(district).name,
    value,
    numerator: numerator.value,
    denominator: denominator.value,
    status,
    reason,
    shown: value === null ? reasonWords[reason ?? 'no-value'].zh : displayValue(indicator, observation).zh,
  }
}

import { audienceWords, describe, unitFacts, type Indicator, type Observation } from '@minzheng/core'
import { displayValue, reasonWords, shownParts } from '@minzheng/core/assessment'
import { definitionIn } from '@minzheng/core/evaluation'
import { parsePeriod, yearToDate, type Period } from '@minzheng/core/periods'
import { clausesOf, type PlanAsked } from '@minzheng/plan'
import { boardOf, publishedBatches, releaseOf, type ReleaseAsked } from '@minzheng/worker'
import { districtOf } from '../options/district-of.js'
import { indicatorOf } from '../options/indicator-of.js'
import type { Session } from '../session/session.js'
import { clauseLines } from '../terminal/explanation-text.js'
import { colours, printText } from '../terminal/output.js'
import { UsageError } from '../terminal/usage-error.js'

/** Which figure of a release to explain. */
export interface ReleasedFigureAsked {
  readonly indicator: string
  readonly district: string | undefined
  readonly period: string | undefined
  readonly variant?: string
  readonly part?: string
  readonly year?: number
  readonly json: boolean
}

/** A figure as a release shows it. */
interface ShownFigure {
  readonly district: string
  readonly name: string
  readonly value: number | null
  readonly numerator: number | null
  readonly denominator: number | null
  readonly status: Observation['status']
  readonly reason: Observation['reason']
  readonly shown: string
}

/**
 * Explains a figure of a release: definition, clause, formula, and the numbers that are shown, of the district and of
 * those directly below it. Never records, offices, or what the formula was given, which are internal.
 */
export async function explainReleased(
  { store, deployment }: Session,
  asked: ReleaseAsked,
  { indicator: id, district: place, period: periodId, variant: named, part: category, year, json }: ReleasedFigureAsked,
): Promise<void> {
  const { catalogue } = deployment
  const { districts } = catalogue
  const indicator = indicatorOf(catalogue, id)
  const { number: release, period: released } = await releaseOf(store, asked.release)
  const district = place === undefined ? districts.root.code : districtOf(catalogue, place)
  const places = [district, ...districts.children(district).map(({ code }) => code)]
  const variant = named ?? indicator.defaultVariant
  const part = category ?? null
  const found: Observation[] = []
  for await (const batch of publishedBatches(store, release, asked.audience, { indicator: indicator.id }))
    found.push(
      ...batch.filter((each) => places.includes(each.district) && each.variant === variant && each.part === part),
    )
  const period = periodOf(periodId, year === undefined ? boardOf({ period: released }) : { year })
  const own = places.flatMap((code) => {
    const observation = found.find((each) => each.district === code && isOver(each, period))
    return observation === undefined ? [] : [{ observation, figure: shownFigure(indicator, observation, districts) }]
  })
  const [whole, ...below] = own
  if (whole === undefined || whole.observation.district !== district)
    throw new UsageError(
      `第${release}号发布（${released}）没有这个数，请看地区和时期 release ${release} of ${released} must have the figure ${indicator.id}${part === null ? '' : ` ${part}`} of ${district} ${period.id} (${variant}), got none`,
    )
  const definition = definitionIn(indicator, period)
  const plan = deployment.plans.find((each) => period.id.startsWith(String(each.year)))
  const formula = describe(catalogue, definition, variant, part)
  if (json) {
    const data = {
      audience: asked.audience,
      release,
      indicator: indicator.id,
      name: indicator.name,
      unit: unitFacts(indicator.unit).en,
      period: whole.observation.period,
      variant,
      part,
      asOf: whole.observation.asOf,
      version: whole.observation.version,
      formula,
      doubts: definition.doubts,
      clauses: plan === undefined ? [] : clausesOf(plan, indicator.id),
      figure: whole.figure,
      districts: below.map(({ figure }) => figure),
    }
    printText(`${JSON.stringify(data, null, 2)}\n`)
    return
  }
  const unit = unitFacts(indicator.unit)
  const { observation, figure } = whole
  const said = ({ reason, status }: Observation): string =>
    `${status}${reason === null ? '' : ` ${reasonWords[reason].zh} ${reasonWords[reason].en}`}`
  printText(
    `${[
      colours.bold(`${indicator.name.zh}  ${indicator.name.en}`),
      `${figure.name} ${observation.period}: ${colours.bold(textOf(figure, unit.zh))}  (${said(observation)}, 截至 as of ${observation.asOf})`,
      `对象 audience: ${audienceWords[asked.audience].zh} ${asked.audience} · 第${release}号发布 release ${release}`,
      ...clauseLines(plan, indicator.id),
      `口径 variant: ${variant}${part === null ? '' : ` · ${part}`} · 定义版本 definition ${observation.version}`,
      `公式 formula: ${formula.zh}`,
      `              ${formula.en}`,
      ...definition.doubts.map((doubt) => colours.dim(`待定 open: ${doubt.zh}  ${doubt.en}`)),
      ...(below.length === 0 ? [] : ['', colours.bold('分地区 by district')]),
      ...below.map((each) => `  ${each.figure.name}  ${textOf(each.figure, unit.zh)}`),
    ].join('\n')}\n`,
  )
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
  districts: Session['deployment']['catalogue']['districts'],
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

/** A number with its parts and unit; the reason in words if there is none. */
function textOf({ value, numerator, denominator, shown }: ShownFigure, unit: string): string {
  if (value === null) return shown
  return `${shown} ${unit}${denominator === null ? '' : ` (${numerator}/${denominator})`}`
}

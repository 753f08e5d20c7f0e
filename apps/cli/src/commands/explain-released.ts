import { audienceWords, unitFacts } from '@minzheng/core'
import { reasonWords } from '@minzheng/core/assessment'
import { explainReleasedFigure, type ReleaseAsked, type ShownFigure } from '@minzheng/worker'
import { districtOf } from '../options/district-of.js'
import { indicatorOf } from '../options/indicator-of.js'
import type { Session } from '../session/session.js'
import { clauseLines, variantText } from '../terminal/explanation-text.js'
import { colours, printText } from '../terminal/output.js'

/** Which figure of a release to explain. */
export interface ReleasedFigureOptions {
  readonly indicator: string
  readonly district: string | undefined
  readonly period: string | undefined
  readonly variant?: string
  readonly part?: string
  readonly year?: number
  readonly json: boolean
}

/**
 * Explains a figure of a release: definition, clause, formula, and the numbers that are shown, of the district and of
 * those directly below it. Never records, offices, or what the formula was given, which are internal.
 */
export async function explainReleased(
  { store, deployment }: Session,
  asked: ReleaseAsked,
  { indicator: id, district: place, period, json, ...options }: ReleasedFigureOptions,
): Promise<void> {
  const { catalogue } = deployment
  const indicator = indicatorOf(catalogue, id)
  const { data, observation, plan } = await explainReleasedFigure(store, deployment, asked, {
    ...options,
    indicator,
    district: place === undefined ? catalogue.districts.root.code : districtOf(catalogue, place),
    ...(period === undefined ? {} : { period }),
  })
  if (json) {
    printText(`${JSON.stringify(data, null, 2)}\n`)
    return
  }
  const { figure, districts, formula, doubts, variant, part, release, audience } = data
  const unit = unitFacts(indicator.unit)
  const { status, reason } = observation
  const said = `${status}${reason === null ? '' : ` ${reasonWords[reason].zh} ${reasonWords[reason].en}`}`
  printText(
    `${[
      colours.bold(`${indicator.name.zh}  ${indicator.name.en}`),
      `${figure.name} ${observation.period}: ${colours.bold(textOf(figure, unit.zh))}  (${said}, 截至 as of ${observation.asOf})`,
      `对象 audience: ${audienceWords[audience].zh} ${audience} · 第${release}号发布 release ${release}`,
      ...clauseLines(plan, indicator.id),
      `口径 variant: ${variantText(indicator, variant)}${part === null ? '' : ` · ${part}`} · 定义版本 definition ${observation.version}`,
      `公式 formula: ${formula.zh}`,
      `              ${formula.en}`,
      ...doubts.map((doubt) => colours.dim(`待定 open: ${doubt.zh}  ${doubt.en}`)),
      ...(districts.length === 0 ? [] : ['', colours.bold('分地区 by district')]),
      ...districts.map((each) => `  ${each.name}  ${textOf(each, unit.zh)}`),
    ].join('\n')}\n`,
  )
}

/** A number with its parts and unit; the reason in words if there is none. */
function textOf({ value, numerator, denominator, shown }: ShownFigure, unit: string): string {
  if (value === null) return shown
  return `${shown} ${unit}${denominator === null ? '' : ` (${numerator}/${denominator})`}`
}

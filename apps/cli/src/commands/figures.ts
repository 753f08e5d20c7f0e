import { displayValue, shownObservation } from '@minzheng/core/assessment'
import { planAsked } from '@minzheng/plan'
import { parsePeriod } from '@minzheng/core/periods'
import { districtOf } from '../options/district-of.js'
import { indicatorOf } from '../options/indicator-of.js'
import { figuresOf } from '../options/moment.js'
import type { Session } from '../session/session.js'
import { variantText } from '../terminal/explanation-text.js'
import { print } from '../terminal/output.js'

/** Which figures to print. */
export interface FiguresOptions {
  readonly district?: string
  readonly period?: readonly string[]
  readonly asOf?: string
  readonly json?: boolean
  /** The year, if no period is given. */
  readonly year?: number
}

/** Prints figures of some indicators, as they are or as they were known at a moment. */
export async function printFigures(
  session: Session,
  indicators: readonly string[],
  { district, period, asOf, json, ...asked }: FiguresOptions,
): Promise<void> {
  const { deployment } = session
  const { catalogue } = deployment
  const { districts } = catalogue
  const { figures, returnedMonths } = await figuresOf(session, asOf)
  const code = district === undefined ? districts.root.code : districtOf(catalogue, district)
  const periods = period ?? [String(planAsked(deployment, asked, await returnedMonths()).year)]
  const found = await figures.read({
    indicators: indicators.map((text) => indicatorOf(catalogue, text).id),
    districts: [code, ...districts.children(code).map((child) => child.code)],
    periods: periods.map((id) => parsePeriod(id).id),
  })
  if (json === true) {
    const data = found.map((each) => shownObservation(catalogue.indicator(each.indicator), each))
    print(JSON.stringify(data, null, 2))
    return
  }
  for (const each of found) {
    const indicator = catalogue.indicator(each.indicator)
    print(
      [
        `${indicator.name.zh} ${indicator.name.en}${each.variant === indicator.defaultVariant ? '' : ` · ${variantText(indicator, each.variant)}`}`,
        `${districts.get(each.district).name} ${each.district}`,
        each.period,
        displayValue(indicator, each).zh,
        `${each.status}${each.reason === null ? '' : ` ${each.reason}`}`,
        `口径版本 version ${each.version}`,
      ].join('  '),
    )
  }
  print(`共 ${found.length} 个数 figures`)
}

import { explain as explainFigure, type Explanation } from '@minzheng/core'
import { forecastOf, monthsToForecast, shownAmount } from '@minzheng/core/assessment'
import { monthsAsked, explainRecord } from '@minzheng/core/evaluation'
import { parsePeriod, type Period } from '@minzheng/core/periods'
import { clausesOf, planAsked } from '@minzheng/plan'
import { explanationData } from '@minzheng/worker'
import {
  countedText,
  figureText,
  forecastText,
  sharesText,
  twiceText,
  unreturnedText,
  type CountedTwice,
} from '../terminal/explanation-text.js'
import { countedTwice } from '../figures/counted-twice.js'
import { explainReleased } from './explain-released.js'
import { districtOf } from '../options/district-of.js'
import { indicatorOf } from '../options/indicator-of.js'
import { refuseLive, releaseAsked, type AudienceOptions } from '../options/audience-options.js'
import type { Session } from '../session/session.js'
import { colours, printText, shown, withoutBirthday, withoutPersonal } from '../terminal/output.js'
import { UsageError } from '../terminal/usage-error.js'

export interface ExplainOptions extends AudienceOptions {
  readonly variant?: string
  readonly part?: string
  /** The number of counted records to show; default 5. */
  readonly records?: number
  /** `field=value` of one record's key: why it counts, or does not. */
  readonly why: readonly string[]
  /** Also estimates the figure at the period's end from the months that are known. */
  readonly forecast: boolean
  readonly json: boolean
  /** The year, if no period is given. */
  readonly year?: number
}

/**
 * Explains a figure: formula, clause, inputs, the share of each district, the records that counted, and why a record
 * did or did not count. For other offices and the public: what a release shows of it.
 */
export async function explain(
  session: Session,
  id: string,
  place: string | undefined,
  periodId: string | undefined,
  options: ExplainOptions,
): Promise<void> {
  const released = releaseAsked(options)
  if (released !== undefined) {
    const { variant, part, year, json, records, forecast, why } = options
    refuseLive(released, { '--records': records, '--forecast': forecast, '--why': why.length > 0 })
    await explainReleased(session, released, {
      indicator: id,
      district: place,
      period: periodId,
      json,
      ...(variant === undefined ? {} : { variant }),
      ...(part === undefined ? {} : { part }),
      ...(year === undefined ? {} : { year }),
    })
    return
  }
  const { catalogue } = session.deployment
  const { districts } = catalogue
  const indicator = indicatorOf(catalogue, id)
  const returned = await session.store.returnedMonths()
  const period = parsePeriod(periodId ?? String(planAsked(session.deployment, options, returned).year))
  const district = place === undefined ? districts.root.code : districtOf(catalogue, place)
  const source = await session.store.figures.source({
    districts: [district, ...districts.children(district).map(({ code }) => code)],
    periods: [period],
    indicators: [indicator.id],
  })
  const explanation = explainFigure(catalogue, indicator, district, period, source, {
    ...(options.variant === undefined ? {} : { variant: options.variant }),
    ...(options.part === undefined ? {} : { part: options.part }),
  })
  const counted = await Promise.all(
    explanation.inputs.map(async ({ measure }) => ({
      measure,
      ...(await session.store.contributingRecords(measure, district, period, options.records ?? 5)),
    })),
  )
  const twice = await countedTwice(
    session.store,
    explanation.inputs.map(({ measure }) => measure),
    district,
    period.id,
  )
  const plan = session.deployment.plans.find(({ year }) => period.id.startsWith(String(year)))
  const { variant, part } = explanation.observation
  if (options.forecast && part !== null) throw new UsageError('--forecast must be without --part, got both')
  const months = options.forecast
    ? await session.store.figures.read({
        indicators: [indicator.id],
        districts: [district],
        periods: monthsToForecast(period),
        variant,
      })
    : []
  const estimate = forecastOf(indicator, variant, period, new Map(months.map((figure) => [figure.period, figure])))
  if (options.json) {
    const data = {
      ...(explanationData({ ...explanation, counted }, indicator) as object),
      clauses: plan === undefined ? [] : clausesOf(plan, indicator.id),
      ...(options.forecast ? { forecast: estimate ?? null } : {}),
      ...sharedData('countedTwice', twice, false),
      ...sharedData('countedOnce', twice, true),
    }
    printText(`${JSON.stringify(data, withoutPersonal, 2)}\n`)
    return
  }
  printText(
    [
      figureText(explanation, indicator, catalogue, plan, twice),
      unreturnedText(period, returned),
      options.forecast ? forecastText(estimate, indicator) : '',
      twiceText(catalogue, twice),
      sharesText(explanation, indicator),
      ...counted.map((each) => countedText(catalogue, each)),
    ]
      .filter((text) => text !== '')
      .join('\n'),
  )
  if (options.why.length > 0) await whyText(session, explanation, period, returned, options.why)
}

/** What several offices report, as data; nothing if there is none. */
function sharedData(name: string, twice: readonly CountedTwice[], isOnce: boolean): object {
  const own = twice.filter((each) => each.isOnce === isOnce)
  return own.length === 0
    ? {}
    : { [name]: own.map(({ dataset, count, offices }) => ({ dataset, records: count, offices })) }
}

async function whyText(
  { store, deployment: { catalogue } }: Session,
  { inputs }: Explanation,
  period: Period,
  returned: readonly string[],
  assignments: readonly string[],
): Promise<void> {
  const key = Object.fromEntries(
    assignments.map((each) => {
      const at = each.indexOf('=')
      if (at < 1) throw new UsageError(`--why must be field=value, got "${each}"`)
      return [each.slice(0, at), each.slice(at + 1)]
    }),
  )
  const fitting = inputs.filter(({ measure }) => catalogue.dataset(measure.dataset).key.every((field) => field in key))
  if (fitting.length === 0)
    throw new UsageError(
      `--why: ${inputs.map(({ measure }) => `${measure.dataset} is keyed by ${catalogue.dataset(measure.dataset).key.join(', ')}`).join('; ')}`,
    )
  for (const { measure } of fitting) {
    const dataset = catalogue.dataset(measure.dataset)
    const record = await store.record(dataset.name, key)
    printText(
      `\n${colours.bold(`这条记录 this record: ${dataset.title.zh} ${Object.values(key).map(shown).join(' ')}`)}\n`,
    )
    const months = monthsAsked(measure, period, returned)
    if (record === undefined || months.length === 0) {
      printText(
        record === undefined
          ? '没有这条记录 there is no such record\n'
          : '期内无已报送的月份 no month of the period has been returned\n',
      )
      continue
    }
    const { stretches } = await store.history(dataset.name, key)
    const replacedOn = await store.replacedOn(dataset.name, record)
    const asked = explainRecord(catalogue, measure, record, months, replacedOn)
    // What the register said of it in that month, which may be another version, or that it had left.
    const standing = stretches.find(
      ({ from, until }) => (from === null || from <= asked.month) && (until === null || asked.month < until),
    )
    const shownAs = standing?.record ?? record
    const found = explainRecord(catalogue, measure, shownAs, months, replacedOn)
    const why = { ...found, counts: found.counts && standing !== undefined }
    printText(
      why.counts
        ? colours.green(`计入 counts: ${shownAmount(measure.unit, why.contributes).zh} (${why.month})\n`)
        : colours.red(`不计入 does not count (${why.month})\n`),
    )
    if (standing === undefined)
      printText(
        `  ✘ 该月名册中没有它（尚未列入、已离册、已删除或来源已撤回） the register of ${why.month} does not have it: ${colours.dim(`minzheng history ${dataset.name} …`)}\n`,
      )
    for (const { says, holds, met } of why.conditions)
      printText(
        `  ${met === true ? '✔' : met === false ? '✘' : '?'} ${says.zh}  ${colours.dim(holds.map(({ field, value }) => `${field.zh}=${withoutBirthday(field, shown(value.zh))}`).join(', '))}\n`,
      )
  }
}

import Table from 'cli-table3'
import { unitFacts, type Catalogue, type Explanation, type Indicator, type Measure } from '@minzheng/core'
import { monthsOf, type Period } from '@minzheng/core/periods'
import { decimalsOf, shownAmount, shownParts, type Forecast, type ShownPart } from '@minzheng/core/assessment'
import { clausesOf, documentOf, type Plan } from '@minzheng/plan'
import type { ContributingRecords, SeveralOffices } from '@minzheng/store'
import { colours, keyText, shown } from './output.js'

/** A table without lines between its rows. */
const compact = { style: { head: [] }, chars: { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' } }

/** A figure in words: the clauses of the plan of its year, the formula and the inputs. */
export function figureText(
  { observation, name, shown: value, formula, doubts, inputs }: Explanation,
  indicator: Indicator,
  { districts }: Pick<Catalogue, 'districts'>,
  plan: Plan | undefined,
  twice: readonly CountedTwice[] = [],
): string {
  const unit = unitFacts(indicator.unit)
  const shared = twice.map(({ isOnce, count }) => `, ${isOnce ? onceWords : twiceWords} ${count}`).join('')
  const lines = [
    colours.bold(`${name.zh}  ${name.en}`),
    `${districts.get(observation.district).name} ${observation.period}: ${colours.bold(`${value.zh} ${unit.zh}`)}  (${observation.status}${observation.reason === null ? '' : ` ${observation.reason}`}, 截至 as of ${observation.asOf}, 报送 returns ${observation.received}/${observation.expected}${shared})`,
    ...clauseLines(plan, indicator.id),
    `口径 variant: ${variantText(indicator, observation.variant)}${observation.part === null ? '' : ` · ${observation.part}`} · 定义版本 definition ${observation.version}`,
    `公式 formula: ${formula.zh}`,
    `              ${formula.en}`,
    ...doubts.map((doubt) => colours.dim(`待定 open: ${doubt.zh}  ${doubt.en}`)),
    ...inputs.map(
      ({ role, measure, says, value: amount }) =>
        `${roleWords[role]} ${amount === null ? '—' : shownAmount(measure.unit, amount).zh}  ${says.zh}`,
    ),
  ]
  return lines.join('\n')
}

/** A variant by its id, as options take it, and by its name. */
export function variantText({ variantNames }: Indicator, variant: string): string {
  const { zh, en } = variantNames[variant]!
  return `${variant} (${zh} ${en})`
}

/** The clauses of a plan that ask for an indicator, one a line. */
export function clauseLines(plan: Plan | undefined, indicator: string): readonly string[] {
  if (plan === undefined) return ['条文 clause: 本年无计划 there is no plan for the year']
  const clauses = clausesOf(plan, indicator)
  if (clauses.length === 0) return [`条文 clause: 计划未提及 the plan does not mention it (${plan.id})`]
  return clauses.map((clause) => {
    const { item, quote, document } = clause
    const title = document === plan.id ? '' : `${shown(documentOf(plan, clause)?.title.zh ?? '')} `
    return `条文 clause: ${title}第${item}项「${quote}」(${document})`
  })
}

const roleWords = {
  numerator: '分子 numerator  ',
  denominator: '分母 denominator',
  measure: '计数 measure    ',
} as const

/** The months of a period that nobody has returned though later ones were: no record counts in them. */
export function unreturnedText(period: Period, returned: readonly string[]): string {
  const last = returned.reduce((latest, month) => (month > latest ? month : latest), '')
  const missing = monthsOf(period).filter((month) => month < last && !returned.includes(month))
  if (missing.length === 0) return ''
  return colours.yellow(
    `未报送的月份 months without any return: ${missing.join('、')}；其间的记录不计入 records of these months do not count. 一份文件包含多个月的，报告期写 a file that covers several months says 报告期:${missing[0]}/${last}`,
  )
}

/** A forecast for the period's end, or that there is none; an estimate, never a result. */
export function forecastText(forecast: Forecast | undefined, indicator: Indicator): string {
  if (forecast === undefined)
    return colours.dim(
      '\n无预测 no forecast: it needs a sum of months or a stock, a first month that all have returned, and one to come',
    )
  const decimals = decimalsOf(indicator)
  const number = (value: number): string =>
    value.toLocaleString('en', { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
  const { value, low, high, level, months, left } = forecast
  const band = low === null || high === null ? '' : ` (${level * 100} %: ${number(low)}–${number(high)})`
  return `\n${colours.bold(`期末预测 forecast for the end: ${number(value)} ${unitFacts(indicator.unit).zh}`)}${band}\n${colours.dim(`据${months}个月，余${left}个月 from ${months} months, ${left} to come; 估计，不是结果 an estimate, no result`)}`
}

/** What several offices within a district report of what a measure counts. */
export interface CountedTwice extends SeveralOffices {
  readonly dataset: string
  /** True for a distinct count: it counts each value once, so that the figures of the parts add up to more. */
  readonly isOnce: boolean
}

const twiceWords = '重复计入 counted twice'
const onceWords = '多地名册中只计一次 counted once though in several registers'

/** Records that several offices of the district list: a sum counts them for each, a distinct count once. */
export function twiceText(
  { districts, dataset: datasetOf }: Pick<Catalogue, 'districts' | 'dataset'>,
  twice: readonly CountedTwice[],
): string {
  return twice
    .map(({ dataset, isOnce, count, offices }) => {
      const names = offices.map((code) => (districts.has(code) ? districts.get(code).name : code)).join('、')
      const of = `${datasetOf(dataset).title.zh} ${dataset} ${count}，同时在 in several registers: ${names}`
      return colours.yellow(
        isOnce
          ? `${onceWords}: ${of}；各地之和大于本数 the figures of the districts add up to more`
          : `${twiceWords}: ${of}`,
      )
    })
    .join('\n')
}

/** The share of each district below. */
export function sharesText({ observation, shares }: Explanation, indicator: Indicator): string {
  if (shares.length === 0) return ''
  const table = new Table({ head: ['地区 district', '分子 numerator', '分母 denominator', '数值 value'], ...compact })
  for (const { district, name, shown: value, ...share } of shares) {
    const { numerator, denominator } = shownParts(indicator, { ...observation, ...share })
    table.push([
      district === null ? `${name}本级` : name,
      partText(numerator) ?? '—',
      partText(denominator) ?? '',
      `${value.zh} ${unitFacts(indicator.unit).zh}`.trim(),
    ])
  }
  return `\n${colours.bold('分地区 by district')}\n${table.toString()}`
}

/** A numerator or denominator with its unit; null if there is none. */
export function partText({ value, unit }: ShownPart): string | null {
  return value === null
    ? null
    : `${value.toLocaleString('en', { maximumFractionDigits: 6 })} ${unit === null || unit === 'stage' ? '' : unitFacts(unit).zh}`.trim()
}

/** The records that counted for a measure, each with its file and line. */
export function countedText(
  catalogue: Catalogue,
  { measure, all, records }: ContributingRecords & { readonly measure: Measure },
): string {
  const dataset = catalogue.dataset(measure.dataset)
  const title = `\n${colours.bold(`计入的记录 records that counted: ${dataset.title.zh} ${dataset.title.en}`)} ${all.toLocaleString('en')}\n`
  if (records.length === 0) return title
  const table = new Table({
    head: ['主键 key', '地区 district', '月份 month', '计入值 counts for', '来源 source'],
    ...compact,
  })
  for (const { key, district, month, contributes, source, line } of records)
    table.push([
      keyText(key),
      catalogue.districts.get(district).name,
      month,
      shownAmount(measure.unit, contributes).zh,
      `${shown(source)}:${line}`,
    ])
  const more =
    all > records.length
      ? colours.dim(`… 另有${all - records.length}条, --records N 可多看 more with --records N\n`)
      : ''
  return `${title}${table.toString()}\n${more}`
}

import Table from 'cli-table3'
import pc from 'picocolors'
import { unitFacts, type Explanation, type Indicator, type Measure } from '@minzheng/core'
import { huzhouCatalogue } from '@minzheng/plan'
import type { CountedRecords } from '@minzheng/store'

/** A table without lines between its rows. */
const compact = { style: { head: [] }, chars: { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' } }

/** A figure in words: the clause, the formula, what went in. */
export function figureText({ observation, name, shown, formula, clause, doubts, inputs }: Explanation, indicator: Indicator): string {
  const unit = unitFacts(indicator.unit)
  const lines = [
    pc.bold(`${name.zh}  ${name.en}`),
    `${huzhouCatalogue.districts.get(observation.district).name} ${observation.period}: ${pc.bold(`${shown.zh} ${unit.zh}`)}  (${observation.status}${observation.reason === null ? '' : ` ${observation.reason}`}, 截至 as of ${observation.asOf}, 报送 returns ${observation.received}/${observation.expected})`,
    `条文 clause: 第${clause.item}项「${clause.quote}」(${clause.document})`,
    `口径 variant: ${observation.variant}${observation.part === null ? '' : ` · ${observation.part}`} · 定义版本 definition ${observation.version}`,
    `公式 formula: ${formula.zh}`,
    `              ${formula.en}`,
    ...doubts.map((doubt) => pc.dim(`待定 open: ${doubt.zh}  ${doubt.en}`)),
    ...inputs.map(({ role, measure, says, value }) => `${roleWords[role]} ${value === null ? '—' : amountText(measure, value)}  ${says.zh}`),
  ]
  return lines.join('\n')
}

const roleWords = { numerator: '分子 numerator  ', denominator: '分母 denominator', measure: '计数 measure    ' } as const

/** An amount in the unit of the records, money in yuan. */
export function amountText(measure: Pick<Measure, 'unit'>, value: number): string {
  return measure.unit === 'fen'
    ? `${(value / 100).toLocaleString('en', { minimumFractionDigits: 2 })} 元`
    : `${value.toLocaleString('en')} ${unitFacts(measure.unit).zh}`
}

/** What each district below brings. */
export function sharesText({ shares }: Explanation): string {
  if (shares.length === 0) return ''
  const table = new Table({ head: ['地区 district', '分子 numerator', '分母 denominator', '数值 value'], ...compact })
  for (const { district, name, numerator, denominator, shown } of shares)
    table.push([district === null ? `${name}本级` : name, numerator?.toLocaleString('en') ?? '—', denominator?.toLocaleString('en') ?? '', shown.zh])
  return `\n${pc.bold('分地区 by district')}\n${table.toString()}`
}

/** The records that counted for a measure, each with the file and line it came from. */
export function countedText({ measure, all, records }: CountedRecords & { readonly measure: Measure }): string {
  const dataset = huzhouCatalogue.dataset(measure.dataset)
  const title = `\n${pc.bold(`计入的记录 records that counted: ${dataset.title.zh} ${dataset.title.en}`)} ${all.toLocaleString('en')}\n`
  if (records.length === 0) return title
  const table = new Table({ head: ['主键 key', '地区 district', '月份 month', '计入值 counts for', '来源 source'], ...compact })
  for (const { key, district, month, contributes, source, line } of records)
    table.push([
      Object.entries(key)
        .map(([field, value]) => `${field}=${String(value)}`)
        .join(' '),
      huzhouCatalogue.districts.get(district).name,
      month,
      amountText(measure, contributes),
      `${source}:${line}`,
    ])
  const more = all > records.length ? pc.dim(`… 另有${all - records.length}条, --records N 可多看 more with --records N\n`) : ''
  return `${title}${table.toString()}\n${more}`
}

import type { Assessment, Text } from '@minzheng/core'
import { reasonWords, statusWords } from '@minzheng/core/assessment'
import { escapeHtml } from '../base/html.js'
import { barChart } from './page-chart.js'
import { pageStyle } from './page-style.js'
import { bareTable, figureWords, share, targetTable } from './page-tables.js'
import { legendOf, makerOf, nameOf, placesIn, readersOf, sectionWords, titleOf } from '../report/report-words.js'
import type { Report, ReportRow } from '../report/report.js'
import type { WorkbookOptions } from '../workbook/sheet-frame.js'
import { greenIsGood } from '../base/status-colours.js'
import { countOf, hasHidden, hiddenIn, statusOrder } from '../workbook/summary-sheet.js'

/**
 * The monthly board as one page that loads nothing: it contains its style and drawings, and runs no script. Chinese
 * first, with English; every drawing is also a table.
 */
export function reportPage(report: Report, options: WorkbookOptions): string {
  const title = titleOf(report)
  const facts = [
    ...makerOf(report, options).filter((fact) => !fact.endsWith('　')),
    `数据截至：${report.asOf}`,
    `序时进度：${(report.elapsed * 100).toFixed(1)}%`,
    ...readersOf(report),
  ]
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="audience" content="${report.audience}"><title>${escapeHtml(title.zh)}</title><style>${pageStyle(options.colours ?? greenIsGood)}</style></head><body>
<header>${options.note === undefined ? '' : `<p class="note">${both(options.note)}</p>`}<h1>${escapeHtml(title.zh)}<br><span lang="en">${escapeHtml(title.en)}</span></h1>
<ul class="facts">${facts.map((fact) => `<li>${escapeHtml(fact)}</li>`).join('')}</ul></header>
<main>${summary(report)}${(['explicit', 'implied', 'assumed'] as const).map((section) => targets(report, section)).join('')}${bare(report)}</main>
<footer><p>${legendOf(report)
    .map(({ zh, en }) => `${escapeHtml(zh)} <span lang="en">${escapeHtml(en)}</span>`)
    .join('；')}</p>
<p>条形为完成率，虚线为序时进度，实线为目标；没有完成率的为数值。<span lang="en">Bars are achievement; the dashed line is elapsed time, the solid line the target. If there is no achievement, bars are figures.</span></p>${report.audience === 'internal' ? '\n<div class="sign"><span>填报人：</span><span>审核人：</span><span>单位负责人：</span></div>' : ''}</footer></body></html>
`
}

function summary(report: Report): string {
  const sections = (['explicit', 'implied', 'assumed'] as const).filter((section) =>
    report.rows.some((row) => row.section === section),
  )
  const tables = sections.map((section) => {
    const isPartlyHidden = hasHidden(report, section)
    const lines = report.districts.map(
      ({ code, name }) =>
        `<tr><th scope="row">${escapeHtml(name)}</th>${statusOrder.map((status) => `<td>${countOf(report, section, code, status)}</td>`).join('')}${isPartlyHidden ? `<td>${hiddenIn(report, section, code)}</td>` : ''}</tr>`,
    )
    const heads = statusOrder
      .map(
        (status) =>
          `<th scope="col"><span class="tag ${status}">${statusWords[status].symbol} ${statusWords[status].zh}</span></th>`,
      )
      .join('')
    return `<section class="card"><h3>${both(sectionWords[section])}（${report.rows.filter((row) => row.section === section).length}项）</h3><div class="wide" tabindex="0"><table><thead><tr><th scope="col" class="left">地区</th>${heads}${isPartlyHidden ? `<th scope="col">${reasonWords.suppressed.zh}</th>` : ''}</tr></thead><tbody>${lines.join('')}</tbody></table></div></section>`
  })
  return `<h2>${both({ zh: '汇总', en: 'Summary' })}</h2><div class="cards">${tables.join('')}</div>`
}

function targets(report: Report, section: 'explicit' | 'implied' | 'assumed'): string {
  const rows = report.rows.filter((row) => row.section === section)
  return rows.length === 0
    ? ''
    : `<h2>${both(sectionWords[section])}</h2><div class="cards">${rows.map((row) => card(report, row)).join('')}</div>`
}

function card(report: Report, row: ReportRow): string {
  const { indicator, target, item, quote } = row
  const unit = indicator.unit === 'stage' ? '' : `（${row.unit.zh}）`
  const name = nameOf(row)
  const adjusted = row.adjusted.map((words) => `<p class="quote">${both(words)}</p>`).join('')
  const due = target === null || target.period === report.period.slice(0, 4) ? '' : `，期限 ${target.period}`
  return `<section class="card"><h3>${item === null ? '' : `${item}. `}${escapeHtml(name.zh + unit)} <span lang="en">${escapeHtml(name.en)}</span></h3>
<p>目标 ${escapeHtml(target?.shown.zh ?? '')}${escapeHtml(due)}　序时进度 ${share(row.elapsed)}</p><p class="quote">${escapeHtml(quote ?? '')}</p>${adjusted}${chart(report, row)}${targetTable(report, row)}</section>`
}

/** Bars of achievement if there is one; otherwise of the figures if they can be drawn; none for stages. */
function chart(report: Report, row: ReportRow): string {
  if (row.indicator.unit === 'stage') return ''
  const cells = placesIn(report, row)
    .map(({ code, name }) => ({ name, cell: row.cells.find(({ district }) => district === code) }))
    .filter(({ cell }) => cell !== undefined)
  const byShare = cells.some(({ cell }) => (cell!.assessment?.achievement ?? null) !== null)
  const bars = cells.map(({ name, cell }) => {
    const achievement = cell!.assessment?.achievement ?? null
    const length = byShare ? achievement : cell!.observation.value
    return {
      name,
      label: byShare && achievement !== null ? share(achievement) : figureWords(cell),
      length,
      due: byShare ? dueOf(cell!.assessment) : null,
      status: cell!.assessment?.status ?? null,
    }
  })
  return barChart(nameOf(row).zh, bars, byShare)
}

/**
 * The share of the target that is due by now: for a stock or ratio from its starting value; none for pass or fail, and
 * for upper limits.
 */
function dueOf(assessment: Assessment | null): number | null {
  if (
    assessment === null ||
    assessment.expected === null ||
    assessment.target.operator === '<=' ||
    assessment.target.value <= 0
  )
    return null
  return assessment.expected / assessment.target.value
}

function bare(report: Report): string {
  const rows = report.rows.filter(({ section }) => section === 'bare')
  if (rows.length === 0) return ''
  const tables = report.domains.flatMap(({ name, title }) => {
    const own = rows.filter(({ indicator }) => indicator.id.startsWith(`${name}.`))
    return own.length === 0
      ? []
      : [
          `<details open><summary><b>${both(title)}</b>（${own.length}项）</summary>${bareTable(report, own, `${title.zh}：无目标指标`)}</details>`,
        ]
  })
  return `<h2>${both(sectionWords.bare)}</h2>${tables.join('')}`
}

function both({ zh, en }: Text): string {
  return `${escapeHtml(zh)} <span lang="en">${escapeHtml(en)}</span>`
}

import { statusWords, type Comparison } from '@minzheng/core/assessment'
import { escapeHtml } from '../base/html.js'
import { interimWords, markOf, missingWords, placesIn } from '../report/report-words.js'
import type { Report, ReportCell, ReportRow } from '../report/report.js'

/**
 * A figure in words: the board's value with its mark, the reason why it is missing, or nothing if it is not applicable.
 */
export function figureWords(cell: ReportCell | undefined): string {
  if (cell === undefined) return ''
  return cell.observation.value === null ? missingWords(cell).zh : `${cell.shown.zh}${markOf(cell)}`
}

/**
 * The table of one indicator: a row for each district, the status first, so that a phone shows it without scrolling.
 * Empty columns are left out.
 */
export function targetTable(report: Report, row: ReportRow): string {
  const has = (told: (cell: ReportCell) => unknown): boolean => row.cells.some((cell) => told(cell) !== null)
  const columns: readonly {
    readonly title: string
    readonly of: (cell: ReportCell) => string
    readonly isAsked: boolean
  }[] = [
    { title: row.indicator.time === 'flow' ? '累计' : '期末', of: figureWords, isAsked: true },
    {
      title: '目标',
      of: ({ target }) => (target === null ? '' : `${target.shown.zh}${target.isDerived ? '*' : ''}`),
      isAsked: has(({ target }) => target),
    },
    {
      title: '完成率',
      of: ({ assessment }) => share(assessment?.achievement ?? null),
      isAsked: row.indicator.unit !== 'stage' && has(({ assessment }) => assessment?.achievement ?? null),
    },
    {
      title: '较序时',
      of: ({ assessment }) => points(assessment?.pace ?? null),
      isAsked: has(({ assessment }) => assessment?.pace ?? null),
    },
    {
      title: '阶段目标',
      of: (cell) => interimWords(cell).join('\n'),
      isAsked: row.cells.some(({ interim }) => interim.length > 0),
    },
    { title: '同比', of: ({ yearOnYear }) => changeWords(yearOnYear), isAsked: has(({ yearOnYear }) => yearOnYear) },
    {
      title: '环比',
      of: ({ monthOnMonth }) => changeWords(monthOnMonth),
      isAsked: has(({ monthOnMonth }) => monthOnMonth),
    },
    { title: '排名', of: ({ rank }) => (rank === null ? '' : String(rank)), isAsked: has(({ rank }) => rank) },
  ]
  const asked = columns.filter(({ isAsked }) => isAsked)
  const lines = placesIn(report, row).map(({ code, name }) => {
    const cell = row.cells.find(({ district }) => district === code)
    const status = cell?.assessment?.status
    const said =
      status === undefined
        ? ''
        : `<span class="tag ${status}">${statusWords[status].symbol} ${statusWords[status].zh}</span>`
    return `<tr><th scope="row">${escapeHtml(name)}</th><td class="state">${said}</td>${asked.map(({ of }) => `<td>${cell === undefined ? '' : escapeHtml(of(cell)).replaceAll('\n', '<br>')}</td>`).join('')}</tr>`
  })
  return `<div class="wide" tabindex="0"><table><thead><tr><th scope="col" class="left">地区</th><th scope="col">状态</th>${asked.map(({ title }) => `<th scope="col">${title}</th>`).join('')}</tr></thead><tbody>${lines.join('')}</tbody></table></div>`
}

/**
 * The table of a domain's indicators without a target: a row for each, the city first, then the counties with their
 * ranks.
 */
export function bareTable(report: Report, rows: readonly ReportRow[], caption: string): string {
  const [city, ...counties] = report.districts.filter(({ of }) => of === undefined)
  const heads = `<th scope="col">条</th><th scope="col" class="left">指标 <span lang="en">indicator</span></th><th scope="col">单位</th><th scope="col">${escapeHtml(city?.name ?? '')}</th><th scope="col">同比</th><th scope="col">环比</th>${counties.map(({ name }) => `<th scope="col">${escapeHtml(name)}</th>`).join('')}`
  const lines = rows.map((row) => {
    const cellOf = (code: string | undefined): ReportCell | undefined =>
      row.cells.find(({ district }) => district === code)
    const own = cellOf(city?.code)
    const below = counties.map(({ code }) => {
      const cell = cellOf(code)
      const place = cell?.rank ?? null
      return `<td>${escapeHtml(figureWords(cell))}${place === null ? '' : ` <span class="rank">第${place}</span>`}</td>`
    })
    const unit = row.indicator.unit === 'stage' ? '' : row.unit.zh
    return `<tr><td>${row.item ?? ''}</td><th scope="row" class="left">${escapeHtml(row.indicator.name.zh)} <span lang="en">${escapeHtml(row.indicator.name.en)}</span></th><td>${escapeHtml(unit)}</td><td>${escapeHtml(figureWords(own))}</td><td>${escapeHtml(changeWords(own?.yearOnYear ?? null))}</td><td>${escapeHtml(changeWords(own?.monthOnMonth ?? null))}</td>${below.join('')}</tr>`
  })
  return `<div class="wide" tabindex="0"><table><caption class="left">${escapeHtml(caption)}</caption><thead><tr>${heads}</tr></thead><tbody>${lines.join('')}</tbody></table></div>`
}

/** `完成率` as a percentage. */
export function share(value: number | null): string {
  return value === null ? '' : `${(value * 100).toFixed(1)}%`
}

function points(value: number | null): string {
  return value === null ? '' : `${value >= 0 ? '+' : ''}${value.toFixed(1)}`
}

function changeWords(change: Comparison | null): string {
  if (change === null || change.change === null) return change === null ? '' : change.shown.zh
  // The unit is above the table; percentages and points keep theirs.
  return change.kind === 'difference' ? change.shown.zh.split(' ')[0]! : change.shown.zh.replace(' ', '')
}

import Table from 'cli-table3'
import pc from 'picocolors'
import { statusWords, type AssessmentStatus } from '@minzheng/core'
import type { Board, BoardCell, BoardRow } from '@minzheng/plan'

const paint: Readonly<Record<AssessmentStatus, (text: string) => string>> = { achieved: pc.green, 'on-track': pc.cyan, 'at-risk': pc.yellow, 'off-track': pc.red, unknown: pc.dim }

/** The board as a table for a terminal of about 120 columns: a row per target, a column per district; words and symbols carry the status, colours only repeat it. */
export function boardTable(board: Board): string {
  const explicit = board.rows.filter((row) => row.target.basis === 'explicit')
  const implied = board.rows.filter((row) => row.target.basis === 'implied')
  return [
    pc.bold(`${board.title.zh} · 指标进度  ${board.title.en}`),
    `数据截至 as of ${board.asOf}   序时进度 elapsed ${percent(board.elapsed)}`,
    table(board, `明确目标 explicit targets (${explicit.length})`, explicit),
    ...(implied.length > 0 ? [table(board, `隐含目标 implied by the words (${implied.length})`, implied)] : []),
    summary(board, explicit),
    pc.dim('每格: 数值 / 状态 / 完成率(与序时进度之差, 百分点)。 * 区县参考分解, 非计划原文。'),
    pc.dim('Each cell: value / status / achievement (less elapsed time, percentage points). * reference split, not in the plan.'),
  ].join('\n')
}

function table(board: Board, title: string, rows: readonly BoardRow[]): string {
  const drawn = new Table({
    head: [title, '目标 target', ...board.districts.map(({ name }) => name)],
    colWidths: [30, 13, ...board.districts.map(() => 14)],
    wordWrap: true,
    wrapOnWordBoundary: false,
    style: { head: ['bold'], border: ['gray'] },
  })
  for (const row of rows)
    drawn.push([
      `${row.item}. ${row.name.zh} ${pc.dim(row.unit.zh === '阶段' ? '' : `(${row.unit.zh})`)}`,
      row.target.shown.zh,
      ...board.districts.map(({ code }) => cellText(row.cells.find((cell) => cell.district === code))),
    ])
  return drawn.toString()
}

function cellText(cell: BoardCell | undefined): string {
  if (cell === undefined) return pc.dim('·')
  const { assessment, observation, target } = cell
  const missing = { 'not-returned': '未报送', 'zero-denominator': '分母为零', 'no-value': '无有效值', 'period-open': '', 'returns-due': '' }
  const value = observation.value === null ? missing[observation.reason ?? 'no-value'] : cell.shown.zh + (observation.reason === 'returns-due' ? '†' : '')
  if (assessment === null) return value
  const { symbol, zh } = statusWords[assessment.status]
  const lines = [target?.basis === 'derived' ? `${value}/${target.value.toLocaleString('en-US')}*` : value, paint[assessment.status](`${symbol} ${zh}`)]
  if (assessment.achievement !== null && typeof observation.value === 'number' && !target?.shown.zh.match(/\p{Script=Han}/u))
    lines.push(pc.dim(assessment.pace === null ? percent(assessment.achievement) : `${percent(assessment.achievement)}(${signed(assessment.pace)})`))
  return lines.join('\n')
}

function summary(board: Board, rows: readonly BoardRow[]): string {
  return board.districts
    .map(({ code, name }) => {
      const statuses = rows.flatMap((row) => row.cells.filter((cell) => cell.district === code).flatMap((cell) => cell.assessment?.status ?? []))
      const counts = (['achieved', 'on-track', 'at-risk', 'off-track', 'unknown'] as const)
        .map((status) => ({ status, count: statuses.filter((each) => each === status).length }))
        .filter(({ count }) => count > 0)
      return `${name} ${counts.map(({ status, count }) => paint[status](`${statusWords[status].symbol} ${statusWords[status].zh} ${count}`)).join('  ')}`
    })
    .join('\n')
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`
}

function signed(points: number): string {
  return `${points >= 0 ? '+' : ''}${points.toFixed(1)}`
}

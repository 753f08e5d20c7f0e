import Table from 'cli-table3'
import { audienceWords, type AssessmentStatus } from '@minzheng/core'
import { reasonWords, statusWords } from '@minzheng/core/assessment'
import type { Board, BoardCell, BoardReaders, BoardRow } from '@minzheng/plan'
import { colours } from './output.js'

const paint: Readonly<Record<AssessmentStatus, (text: string) => string>> = {
  achieved: colours.green,
  'on-track': colours.cyan,
  'at-risk': colours.yellow,
  'off-track': colours.red,
  unknown: colours.dim,
}

/** The width of the board in columns; a narrower terminal wraps it. */
const nameWidth = 32
const targetWidth = 14
const placeWidth = 13

/**
 * The board as a table: a row per target, a column per district. Words and symbols carry the status; colours only
 * repeat it.
 */
export function boardTable(board: Board, { audience, release }: BoardReaders): string {
  const explicit = board.rows.filter((row) => row.target.basis === 'explicit')
  const implied = board.rows.filter((row) => row.target.basis === 'implied')
  const assumed = board.rows.filter((row) => row.target.basis === 'assumed')
  return [
    colours.bold(`${board.title.zh} · 指标进度  ${board.title.en}`),
    `数据截至 as of ${board.asOf} · 序时进度 elapsed ${percent(board.elapsed)} · 对象 audience: ${audienceWords[audience].zh} ${audienceWords[audience].en}${release === null ? '' : ` · 第${release}号发布 release ${release}`}`,
    '',
    colours.bold(`明确目标 explicit targets (${explicit.length})`),
    table(board, explicit),
    ...(implied.length > 0
      ? ['', colours.bold(`隐含目标 targets implied by the words (${implied.length})`), table(board, implied)]
      : []),
    ...(assumed.length > 0 ? ['', colours.bold(`假设目标 what if (${assumed.length})`), table(board, assumed)] : []),
    '',
    colours.bold('明确目标汇总 summary of explicit targets'),
    summary(board, explicit),
    '',
    colours.dim(
      '状态后为完成率与序时进度之差(百分点) after the status: achievement minus elapsed time, in percentage points',
    ),
    colours.dim(
      '* 按人口分解的参考目标, 非计划原文 share by population, for reference, not in the plan   · 不适用 not applicable   † 尚缺报送 returns due',
    ),
  ].join('\n')
}

function table(board: Board, rows: readonly BoardRow[]): string {
  const drawn = new Table({
    head: ['指标 indicator', '目标 target', ...board.districts.map(({ name }) => name)],
    colWidths: [nameWidth, targetWidth, ...board.districts.map(() => placeWidth)],
    style: { head: ['bold'], border: ['gray'], 'padding-left': 0, 'padding-right': 1 },
    chars: {
      left: '',
      right: '',
      top: '─',
      'top-left': '',
      'top-right': '',
      'top-mid': '─',
      bottom: '─',
      'bottom-left': '',
      'bottom-right': '',
      'bottom-mid': '─',
      mid: '',
      'left-mid': '',
      'mid-mid': '',
      'right-mid': '',
      middle: ' ',
    },
  })
  for (const row of rows) {
    const unit = row.unit.zh === '阶段' ? '' : `(${row.unit.zh})`
    drawn.push([
      wrap([...`${row.item}. ${nameOf(row)}`, unit], nameWidth - 2).join('\n'),
      [row.target.shown.zh, ...endedLines(row)].join('\n'),
      ...board.districts.map(({ code }) => cellText(row.cells.find((cell) => cell.district === code))),
    ])
  }
  return [drawn.toString(), ...rows.flatMap(adjustedLines)].join('\n')
}

/** The indicator, and what the target is for if the name does not say so. */
function nameOf({ name, scope }: BoardRow): string {
  return scope === undefined ? name.zh : `${name.zh}（${scope.zh}）`
}

/** The changes of a target that are in force, with the words of both documents. */
function adjustedLines(row: BoardRow): readonly string[] {
  return (row.adjusted ?? []).flatMap(({ shown }) => [
    `${row.item}. ${nameOf(row)}：${shown.zh}`,
    colours.dim(`   ${shown.en}`),
  ])
}

/** The interim targets of a figure: which were kept, and which is due next. */
function interimLines({ interim = [] }: BoardCell): readonly string[] {
  return interim.flatMap(({ state, shown }) =>
    wrap([...shown.zh], placeWidth - 2)
      .map((line) => line.trim())
      .map((line) =>
        state === 'missed' ? colours.red(line) : state === 'kept' ? colours.green(line) : colours.dim(line),
      ),
  )
}

/** The target's districts that ended, with what they became. */
function endedLines({ ended = [] }: BoardRow): readonly string[] {
  return ended
    .flatMap(({ name, shown }) => wrap([...`${name}${shown.zh}`], targetWidth - 2))
    .map((line) => colours.dim(line))
}

function cellText(cell: BoardCell | undefined): string {
  if (cell === undefined) return colours.dim('·')
  const { assessment, observation, target } = cell
  if (assessment === null && observation.value === null)
    return colours.dim(
      observation.reason === 'not-returned' || observation.reason === 'suppressed'
        ? reasonWords[observation.reason].zh
        : '·',
    )
  const value =
    observation.value === null
      ? reasonWords[observation.reason ?? 'no-value'].zh
      : cell.shown.zh + (observation.reason === 'returns-due' ? '†' : '')
  if (assessment === null || target === null) return value
  const { symbol, zh } = statusWords[assessment.status]
  return [
    value,
    ...(target.basis === 'derived' ? [colours.dim(`${target.shown.zh}*`)] : []),
    paint[assessment.status](`${symbol}${zh}`) + (assessment.pace === null ? '' : colours.dim(signed(assessment.pace))),
    ...interimLines(cell),
  ].join('\n')
}

function summary(board: Board, rows: readonly BoardRow[]): string {
  const order = ['achieved', 'on-track', 'at-risk', 'off-track', 'unknown'] as const
  return board.districts
    .map(({ code, name }) => {
      const statuses = rows.flatMap((row) =>
        row.cells.filter((cell) => cell.district === code).flatMap((cell) => cell.assessment?.status ?? []),
      )
      const counts = order
        .map((status) => ({ status, count: statuses.filter((each) => each === status).length }))
        .filter(({ count }) => count > 0)
      const hidden = rows.flatMap((row) =>
        row.cells.filter(
          ({ district, target, observation }) =>
            district === code && target !== null && observation.reason === 'suppressed',
        ),
      ).length
      const words = [
        ...counts.map(({ status, count }) =>
          paint[status](`${statusWords[status].symbol}${statusWords[status].zh} ${count}`),
        ),
        ...(hidden === 0 ? [] : [colours.dim(`${reasonWords.suppressed.zh} ${hidden}`)]),
      ]
      return `${name} ${words.join('  ')}`
    })
    .join('\n')
}

/** Wraps pieces of Chinese text, which has no blanks to break at, at a number of terminal columns. */
function wrap(pieces: readonly string[], width: number): readonly string[] {
  const lines = ['']
  let used = 0
  for (const piece of pieces) {
    const columns = columnsOf(piece)
    if (used + columns > width) {
      lines.push('')
      used = 0
    }
    lines[lines.length - 1] += piece
    used += columns
  }
  return lines
}

/** Letters of East Asian scripts take two columns of a terminal. */
function columnsOf(text: string): number {
  return [...text].reduce(
    (columns, letter) =>
      columns +
      (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6“”]/.test(letter)
        ? 2
        : 1),
    0,
  )
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`
}

function signed(points: number): string {
  return `${points >= 0 ? '+' : ''}${points.toFixed(1)}`
}

import type { DraftRow, PlanDraft } from './schema.js'

const kinds = { new: '新增量', level: '总量', share: '占比', change: '增减' } as const
const operators = { '>=': '≥', '<=': '≤', '=': '=' } as const

/** The draft as a page in Markdown for the person who decides: each promise, its words, its candidates. */
export function draftPage(draft: PlanDraft): string {
  const none = draft.promises.filter(({ candidates }) => candidates.length === 0).length
  return [
    `# ${inline(draft.title ?? '工作计划')}：数量目标草案 · Draft of targets`,
    '',
    `${draft.sections.length} 个部分、${draft.items} 个事项、${draft.clauses} 句条文，${draft.promises.length} 个数量目标，其中 ${none} 个没有相近的指标。本页是草案：确认以前，任何一行都不是目标值。 Nothing here is a target until a person confirms it.`,
    '',
    '| 事项 item | 原文 words | 数量目标 promise | 时限 due | 候选指标 candidates |',
    '|---|---|---|---|---|',
    ...draft.promises.map(
      (row) =>
        `| ${[itemOf(row), inline(row.promise.quote.text), promiseWords(row), row.promise.due?.words ?? '', candidatesOf(row)].join(' | ')} |`,
    ),
    '',
  ].join('\n')
}

/** A promise in short: 新增量 ≥ 300 户. */
export function promiseWords({ promise }: DraftRow): string {
  const { value, high, unit, per, every, from, kind, operator, direction } = promise
  const number = high === null ? inWan(value) : `${inWan(value)}–${inWan(high)}`
  const times = every === null ? '' : every === 'month' ? '/月' : '/年'
  return [
    kinds[kind],
    ...(direction === null ? [] : [direction === 'down' ? '下降' : '增长']),
    ...(high === null ? [operators[operator]] : []),
    `${number}${unit === null ? '' : ` ${unit}`}${times}`,
    ...(per === null ? [] : [`（每 ${per}）`]),
    ...(from === null ? [] : [`（原 ${from}）`]),
  ].join(' ')
}

/** 10000000 as 1000万. */
const inWan = (value: number): string => (value >= 10_000 && value % 1000 === 0 ? `${value / 10_000}万` : String(value))

const itemOf = ({ item, past }: DraftRow): string =>
  `${item === null ? '' : inline([...item.path, item.number].join(' '))}${past ? '（回顾）' : ''}`

const candidatesOf = ({ candidates }: DraftRow): string =>
  candidates.length === 0
    ? '—'
    : candidates
        .map(
          ({ name, indicator, score, reasons }) =>
            `${inline(name)} \`${indicator}\` ${score.toFixed(2)}（${inline(reasons.join('，'))}）`,
        )
        .join('<br>')

/** Text within a cell of a table: on one line, and with no sign that Markdown or HTML reads. */
const inline = (text: string): string =>
  text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[\\`*_[\]|#]/g, String.raw`\$&`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')

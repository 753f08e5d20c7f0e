import { unitFacts, type Text, type Unit } from '@minzheng/core'
import type { Coverage, CoveredIndicator, CoveredTarget } from '@minzheng/plan'

const basisWords: Readonly<Record<string, Text>> = {
  explicit: { zh: '明确', en: 'explicit' },
  implied: { zh: '隐含', en: 'implied' },
}
const levelWords = { city: '市', county: '县(区)', township: '乡镇(街道)', village: '村(社区)' } as const

/**
 * The plan clause by clause as a page: the words, the indicators, the target and its basis, the datasets, the lowest
 * level.
 */
export function coveragePage({ rows, uncovered, merged }: Coverage, title: Text): string {
  const all = rows.flatMap(({ indicators }) => indicators)
  const of = (basis: string | null): number => all.filter(({ target }) => (target?.basis ?? null) === basis).length
  return [
    `# 计划条文与指标 · The plan, clause by clause`,
    '',
    `${title.zh} · ${title.en}. \`minzheng coverage --markdown docs/plan-coverage.md\` writes this page, and a test compares it with the definitions.`,
    '',
    `${rows.length} clauses, ${all.length} indicators: ${of('explicit')} with an explicit target (明确目标), ${of('implied')} with one that the words imply (隐含目标), ${of(null)} bare figures (无目标). \`minzheng coverage --json\` adds how many districts and periods have a computed figure.`,
    '',
    '| item | clause 条文 | indicator 指标 | target 目标 | basis | datasets | lowest level |',
    '|---|---|---|---|---|---|---|',
    ...rows.flatMap(({ document, item, quote, indicators }) =>
      indicators.map(
        (indicator, index) =>
          `| ${index === 0 ? `${document === undefined ? '' : `${document} `}${item}` : ''} | ${index === 0 ? cell(quote) : ''} | ${cells(indicator)} |`,
      ),
    ),
    '',
    '## 未引用的句子 · Sentences without a figure',
    '',
    ...(uncovered.length === 0 ? ['None.'] : uncovered.map(({ item, sentence }) => `- ${item}: ${cell(sentence)}`)),
    '',
    '## 合并或舍弃 · Merged or dropped',
    '',
    'Figures that the first reading of the plan proposed and that are not separate indicators.',
    '',
    ...(merged.length === 0
      ? ['None.']
      : [
          '| proposed | covered by | why 原因 |',
          '|---|---|---|',
          ...merged.map(
            ({ proposed, into, why }) =>
              `| ${proposed} | ${into.join('<br>') || '—'} | ${cell(why.zh)} ${cell(why.en)} |`,
          ),
        ]),
    '',
  ].join('\n')
}

function cells({ id, name, unit, datasets, lowestLevel, target, more = [] }: CoveredIndicator): string {
  const targets = target === null ? [] : [target, ...more]
  return [
    `\`${id}\`<br>${cell(name.zh)} ${cell(name.en)}`,
    targets.map((each) => owedWords(each, unit)).join('<br>'),
    [...new Set(targets.map(({ basis }) => `${basisWords[basis]?.zh ?? basis} ${basis}`))].join('<br>'),
    datasets.join('<br>'),
    `${levelWords[lowestLevel]} ${lowestLevel}`,
  ].join(' | ')
}

function owedWords(target: CoveredTarget, unit: string): string {
  const { operator, value, high, part, set, interim = [], adjustedFrom = [] } = target
  if (unit === 'stage') return '完成 done'
  const number = (each: number): string => each.toLocaleString('en')
  const amount =
    high === undefined
      ? `${{ '>=': '≥', '<=': '≤', '=': '=' }[operator]} ${number(value)}`
      : `${operator === '=' ? '限' : ''}${number(value)}至${number(high)}`
  const more = [
    ...(part === undefined ? [] : [part]),
    ...(set === undefined ? [] : [`${set.id} ${set.as === 'whole' ? '整体 as a whole' : '各地 each'}`]),
    ...interim.map((each) => `${each.by} ${number(each.value)}`),
    ...adjustedFrom.map((day) => `${day} 起调整 adjusted`),
  ]
  return `${amount} ${unitFacts(unit as Unit).zh}${more.length === 0 ? '' : `（${more.join('，')}）`}`
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ')
}

import { unitFacts, type Text, type Unit } from '@minzheng/core'
import type { Coverage, CoveredIndicator } from '@minzheng/plan'

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
    ...rows.flatMap(({ item, quote, indicators }) =>
      indicators.map(
        (indicator, index) =>
          `| ${index === 0 ? item : ''} | ${index === 0 ? cell(quote) : ''} | ${cells(indicator)} |`,
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

function cells({ id, name, unit, datasets, lowestLevel, target }: CoveredIndicator): string {
  const owed =
    target === null
      ? ''
      : unit === 'stage'
        ? '完成 done'
        : `${{ '>=': '≥', '<=': '≤', '=': '=' }[target.operator] ?? target.operator} ${target.value.toLocaleString('en')} ${unitFacts(unit as Unit).zh}`
  const basis = target === null ? '' : `${basisWords[target.basis]?.zh ?? target.basis} ${target.basis}`
  return [
    `\`${id}\`<br>${cell(name.zh)} ${cell(name.en)}`,
    owed,
    basis,
    datasets.join('<br>'),
    `${levelWords[lowestLevel]} ${lowestLevel}`,
  ].join(' | ')
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ')
}

import { stringify } from 'csv-stringify/sync'
import { unitFacts, type Catalogue, type Observation, type Text } from '@minzheng/core'
import { reasonWords, shownParts } from '@minzheng/core/assessment'
import type { Batches } from '../base/batches.js'
import { neutralText } from '../base/neutral-text.js'

type Cell = string | number | null

/**
 * The columns of observations as a flat table, in order: codes for machines, with Chinese names for people. Numerator
 * and denominator are in the shown unit: money in the value's unit, or in yuan if the value is a rate or a mean.
 */
export const observationColumns: readonly (Text & {
  readonly key: string
  readonly kind: 'text' | 'number' | 'count' | 'turn'
})[] = [
  { key: 'indicator', kind: 'text', zh: '指标编号', en: 'indicator' },
  { key: 'indicator_name', kind: 'text', zh: '指标名称', en: 'indicator name' },
  { key: 'variant', kind: 'text', zh: '口径', en: 'variant' },
  { key: 'part', kind: 'text', zh: '分组', en: 'part' },
  { key: 'district', kind: 'text', zh: '地区代码', en: 'district' },
  { key: 'district_name', kind: 'text', zh: '地区名称', en: 'district name' },
  { key: 'period', kind: 'text', zh: '时期', en: 'period' },
  { key: 'value', kind: 'number', zh: '数值', en: 'value' },
  { key: 'unit', kind: 'text', zh: '计量单位', en: 'unit' },
  { key: 'status', kind: 'text', zh: '状态', en: 'status' },
  { key: 'reason', kind: 'text', zh: '原因', en: 'reason' },
  { key: 'reason_words', kind: 'text', zh: '原因说明', en: 'reason in words' },
  { key: 'numerator', kind: 'number', zh: '分子', en: 'numerator' },
  { key: 'denominator', kind: 'number', zh: '分母', en: 'denominator' },
  { key: 'as_of', kind: 'text', zh: '数据截至', en: 'as of' },
  { key: 'received', kind: 'count', zh: '已报送', en: 'returns received' },
  { key: 'expected', kind: 'count', zh: '应报送', en: 'returns expected' },
  { key: 'version', kind: 'text', zh: '定义版本', en: 'version of the definition' },
  { key: 'revision', kind: 'turn', zh: '修订', en: 'revision' },
]

/** One observation in the order of `observationColumns`; a missing figure is null, never zero. */
export function observationCells(
  catalogue: Pick<Catalogue, 'indicator' | 'districts'>,
  observation: Observation,
): readonly Cell[] {
  const indicator = catalogue.indicator(observation.indicator)
  const { numerator, denominator } = shownParts(indicator, observation)
  return [
    observation.indicator,
    indicator.name.zh,
    observation.variant,
    observation.part,
    observation.district,
    catalogue.districts.get(observation.district).name,
    observation.period,
    observation.value,
    unitFacts(indicator.unit).zh,
    observation.status,
    observation.reason,
    observation.reason === null ? null : reasonWords[observation.reason].zh,
    numerator.value,
    denominator.value,
    observation.asOf,
    observation.received,
    observation.expected,
    observation.version,
    observation.revision,
  ]
}

/**
 * Observations as CSV in UTF-8 with a byte-order mark, by which Excel recognises the encoding: headers in Chinese and,
 * after a blank, English; lines end with CR LF (RFC 4180). Text that a spreadsheet would take for a formula gets an
 * apostrophe in front. Throws `unknown-indicator`, `unknown-district`.
 */
export async function* observationsCsv(
  catalogue: Pick<Catalogue, 'indicator' | 'districts'>,
  batches: Batches,
): AsyncGenerator<string> {
  yield `\uFEFF${lines([observationColumns.map(({ zh, en }) => `${zh} ${en}`)])}`
  for await (const batch of batches)
    if (batch.length > 0) yield lines(batch.map((each) => observationCells(catalogue, each)))
}

/** Rows as lines of CSV; text neutralised, numbers with all their digits. */
function lines(rows: readonly (readonly Cell[])[]): string {
  return stringify(
    rows.map((row) =>
      row.map((cell) => (typeof cell === 'string' ? neutralText(cell) : cell === null ? '' : String(cell))),
    ),
    { record_delimiter: 'windows' },
  )
}

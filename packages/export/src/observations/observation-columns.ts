import {
  unitFacts,
  type Audience,
  type Catalogue,
  type Indicator,
  type Observation,
  type Text,
  type Unit,
} from '@minzheng/core'
import { reasonWords, shownObservation, type ShownObservation } from '@minzheng/core/assessment'
import { lastDay, parsePeriod } from '@minzheng/core/periods'
import { defaultAudience } from '../base/file-header.js'

/** The content of a cell; null is an empty one. */
export type Cell = string | number | null

/** What a column reads. */
interface Row {
  readonly of: ShownObservation<Observation>
  readonly indicator: Indicator
  readonly district: string
  readonly audience: Audience
}

/** A column of observations as a flat table. */
export interface ObservationColumn extends Text {
  readonly key: string
  /** A count is a whole number, other numbers may have decimals; a day is written as text, YYYY-MM-DD. */
  readonly kind: 'text' | 'number' | 'count' | 'day'
  readonly valueOf: (row: Row) => Cell
}

/**
 * The columns of observations as a flat table, in order: codes for machines, with Chinese names for people. Numerator
 * and denominator are in the shown unit, which stands beside each: money in the value's unit, or in yuan if the value
 * is a rate or a mean. The last column says for whom the file is, as a CSV has no other place for it.
 */
export const observationColumns: readonly ObservationColumn[] = [
  { key: 'indicator', kind: 'text', zh: '指标编号', en: 'indicator', valueOf: ({ of }) => of.indicator },
  {
    key: 'indicator_name',
    kind: 'text',
    zh: '指标名称',
    en: 'indicator name',
    valueOf: ({ indicator }) => indicator.name.zh,
  },
  { key: 'variant', kind: 'text', zh: '口径', en: 'variant', valueOf: ({ of }) => of.variant },
  { key: 'part', kind: 'text', zh: '分组', en: 'part', valueOf: ({ of }) => of.part },
  { key: 'district', kind: 'text', zh: '地区代码', en: 'district', valueOf: ({ of }) => of.district },
  { key: 'district_name', kind: 'text', zh: '地区名称', en: 'district name', valueOf: ({ district }) => district },
  { key: 'period', kind: 'text', zh: '时期', en: 'period', valueOf: ({ of }) => of.period },
  { key: 'value', kind: 'number', zh: '数值', en: 'value', valueOf: ({ of }) => of.value },
  { key: 'unit', kind: 'text', zh: '计量单位', en: 'unit', valueOf: ({ of }) => unitWords(of.unit) },
  { key: 'status', kind: 'text', zh: '状态', en: 'status', valueOf: ({ of }) => of.status },
  { key: 'reason', kind: 'text', zh: '原因', en: 'reason', valueOf: ({ of }) => of.reason },
  {
    key: 'reason_words',
    kind: 'text',
    zh: '原因说明',
    en: 'reason in words',
    valueOf: ({ of }) => (of.reason === null ? null : reasonWords[of.reason].zh),
  },
  { key: 'numerator', kind: 'number', zh: '分子', en: 'numerator', valueOf: ({ of }) => of.numerator },
  {
    key: 'numerator_unit',
    kind: 'text',
    zh: '分子单位',
    en: 'unit of the numerator',
    valueOf: ({ of }) => unitWords(of.numeratorUnit),
  },
  { key: 'denominator', kind: 'number', zh: '分母', en: 'denominator', valueOf: ({ of }) => of.denominator },
  {
    key: 'denominator_unit',
    kind: 'text',
    zh: '分母单位',
    en: 'unit of the denominator',
    valueOf: ({ of }) => unitWords(of.denominatorUnit),
  },
  {
    key: 'first_day',
    kind: 'day',
    zh: '时期首日',
    en: 'first day of the period',
    valueOf: ({ of }) => parsePeriod(of.period).from,
  },
  {
    key: 'last_day',
    kind: 'day',
    zh: '时期末日',
    en: 'last day of the period',
    valueOf: ({ of }) => lastDay(parsePeriod(of.period)),
  },
  { key: 'as_of', kind: 'day', zh: '数据截至', en: 'as of', valueOf: ({ of }) => of.asOf },
  { key: 'received', kind: 'count', zh: '已报送', en: 'returns received', valueOf: ({ of }) => of.received },
  { key: 'expected', kind: 'count', zh: '应报送', en: 'returns expected', valueOf: ({ of }) => of.expected },
  { key: 'version', kind: 'text', zh: '定义版本', en: 'version of the definition', valueOf: ({ of }) => of.version },
  { key: 'revision', kind: 'count', zh: '修订', en: 'revision', valueOf: ({ of }) => of.revision },
  { key: 'audience', kind: 'text', zh: '对象', en: 'audience', valueOf: ({ audience }) => audience },
]

/** The Chinese name of a unit; null for none. */
function unitWords(unit: Unit | null): string | null {
  return unit === null ? null : unitFacts(unit).zh
}

/**
 * One observation of a file for an audience, in the order of `observationColumns`; a missing figure is null, never zero.
 */
export function observationCells(
  catalogue: Pick<Catalogue, 'indicator' | 'districts'>,
  observation: Observation,
  audience: Audience = defaultAudience,
): readonly Cell[] {
  const indicator = catalogue.indicator(observation.indicator)
  const row = {
    of: shownObservation(indicator, observation),
    indicator,
    district: catalogue.districts.get(observation.district).name,
    audience,
  }
  return observationColumns.map(({ valueOf }) => valueOf(row))
}

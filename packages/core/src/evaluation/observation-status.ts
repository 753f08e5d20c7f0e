import type { Text } from '../base/text.js'

/**
 * SDMX CL_OBS_STATUS: A normal, P provisional, E estimated, F forecast, L missing and not collected, M missing and
 * cannot exist, O missing otherwise, Q missing because suppressed.
 */
export type ObservationStatus = 'A' | 'P' | 'E' | 'F' | 'L' | 'M' | 'O' | 'Q'

/** Why there is no value, or why it is not final. */
export type StatusReason =
  | 'not-returned'
  | 'not-computed'
  | 'zero-denominator'
  | 'negative-denominator'
  | 'no-value'
  | 'parts-differ'
  | 'no-base'
  | 'period-open'
  | 'returns-due'
  | 'returned-as-estimate'
  | 'suppressed'

/** Words for why a figure is missing or not final. */
export const reasonWords: Readonly<Record<StatusReason, Text>> = {
  'not-returned': { zh: '未报送', en: 'not returned' },
  'not-computed': { zh: '尚未计算', en: 'not computed yet' },
  'zero-denominator': { zh: '分母为零', en: 'nothing to divide by' },
  'negative-denominator': { zh: '分母为负', en: 'a denominator below zero' },
  'no-value': { zh: '无有效值', en: 'no value' },
  'parts-differ': { zh: '各地不一', en: 'the parts differ' },
  'no-base': { zh: '无基数', en: 'no base' },
  'period-open': { zh: '期未满', en: 'the period is not over' },
  'returns-due': { zh: '尚缺报送', en: 'returns due' },
  'returned-as-estimate': { zh: '快报数', en: 'returned as an estimate' },
  suppressed: { zh: '不予公布', en: 'suppressed' },
}

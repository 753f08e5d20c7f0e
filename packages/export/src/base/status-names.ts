import type { Text } from '@minzheng/core'
import type { ObservationStatus } from '@minzheng/core/evaluation'

/** The status of an observation in words, as SDMX names them. */
export const statusNames: Readonly<Record<ObservationStatus, Text>> = {
  A: { zh: '正常', en: 'Normal value' },
  P: { zh: '暂定', en: 'Provisional value' },
  E: { zh: '估计', en: 'Estimated value' },
  F: { zh: '预测', en: 'Forecast value' },
  L: { zh: '缺失：未收集', en: 'Missing value; data exist but were not collected' },
  M: { zh: '缺失：不可能存在', en: 'Missing value; data cannot exist' },
  O: { zh: '缺失', en: 'Missing value' },
  Q: { zh: '缺失：不予公布', en: 'Missing value; suppressed' },
}

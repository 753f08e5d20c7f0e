import type { AnyRecord } from '@minzheng/core'

const fen = 100

/** One standard for the whole city, raised in July. */
export function dibaoStandardsOf(county: string): AnyRecord[] {
  return [
    { district: county, effectiveOn: '2023-07-01', monthlyStandard: 1_120 * fen, document: '模拟民发〔2023〕21号' },
    { district: county, effectiveOn: '2024-07-01', monthlyStandard: 1_170 * fen, document: '模拟民发〔2024〕17号' },
  ]
}

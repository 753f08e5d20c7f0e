import { inspections } from '@minzheng/core'

/**
 * Inspections of funds, administrative acts and case files (检查、评查): each of one subject, with the problems found and
 * put right.
 */
export const governanceInspections = inspections({
  name: 'governance-inspections',
  title: { zh: '资金与执法检查', en: 'Inspections of funds and acts' },
  topics: {
    'special-fund': { zh: '专项资金检查', en: 'special fund' },
    'lottery-fund': { zh: '福彩公益金监督审计', en: 'welfare lottery fund' },
    'administrative-act': { zh: '行政行为检查', en: 'administrative act' },
    'enforcement-file': { zh: '执法案卷评查', en: 'case file of enforcement' },
  },
  lowestLevel: 'county',
})

import { dataset, day, districtCode, integer } from '@minzheng/core'

/**
 * Persons insured under the supplementary commercial insurance for residents (惠民型商业补充保险), and those eligible, from the
 * day they were counted until the next count. Counts only, no persons.
 */
export const huiminInsurance = dataset({
  name: 'huimin-insurance',
  title: { zh: '惠民型商业补充保险参保', en: 'Supplementary insurance for residents' },
  counts: 'case',
  fields: {
    district: districtCode(),
    countedOn: day('统计日期', 'Counted on'),
    insured: integer('参保人数', 'Insured', 'person'),
    eligible: integer('应参保人数', 'Eligible', 'person', { aliases: ['基本医保参保人数'] }),
  },
  key: ['district', 'countedOn'],
  time: { kind: 'policy', from: 'countedOn', series: [] },
  lowestLevel: 'county',
})

import { dataset, day, districtCode, money, optional, text } from '@minzheng/core'

/**
 * The dibao standard (最低生活保障标准) of a district from a day, per person and month. Set by each county, or by the city for
 * all.
 */
export const dibaoStandards = dataset({
  name: 'dibao-standards',
  title: { zh: '低保标准', en: 'Dibao standards' },
  counts: 'case',
  fields: {
    district: districtCode(),
    effectiveOn: day('执行日期', 'Effective on'),
    monthlyStandard: money('月标准', 'Monthly standard', { aliases: ['低保月标准', '标准'] }),
    document: optional(text('文号', 'Document')),
  },
  key: ['district', 'effectiveOn'],
  time: { kind: 'policy', from: 'effectiveOn', series: [] },
})

/**
 * The basic living standard of persons in extreme hardship (特困供养基本生活标准) of a district from a day, per person and month;
 * the care standard is paid in addition and is not recorded here.
 */
export const tekunStandards = dataset({
  name: 'tekun-standards',
  title: { zh: '特困供养标准', en: 'Standards of support in extreme hardship' },
  counts: 'case',
  fields: {
    district: districtCode(),
    effectiveOn: day('执行日期', 'Effective on'),
    monthlyStandard: money('基本生活月标准', 'Monthly basic living standard', { aliases: ['特困月标准'] }),
    document: optional(text('文号', 'Document')),
  },
  key: ['district', 'effectiveOn'],
  time: { kind: 'policy', from: 'effectiveOn', series: [] },
})

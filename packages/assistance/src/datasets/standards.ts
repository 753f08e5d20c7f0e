import { choice, dataset, day, districtCode, money, optional, text } from '@minzheng/core'

/** The dibao standard (最低生活保障标准) of a district from a day on, per person and month. Set by each county, or by the city for all. */
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
 * The standard of support in extreme hardship (特困供养标准) of a district from a day on, per person and month, by how the person is cared for.
 * Who is cared for in a home and who at home is a free choice (浙江省社会救助条例 art. 16).
 */
export const tekunStandards = dataset({
  name: 'tekun-standards',
  title: { zh: '特困供养标准', en: 'Standards of support in extreme hardship' },
  counts: 'case',
  fields: {
    district: districtCode(),
    effectiveOn: day('执行日期', 'Effective on'),
    care: choice('供养方式', 'Care', {
      home: { zh: '分散供养', en: 'at home', aliases: ['分散'] },
      institution: { zh: '集中供养', en: 'in an institution', aliases: ['集中'] },
    }),
    monthlyStandard: money('月标准', 'Monthly standard', { aliases: ['特困月标准', '标准'] }),
    document: optional(text('文号', 'Document')),
  },
  key: ['district', 'care', 'effectiveOn'],
  time: { kind: 'policy', from: 'effectiveOn', series: ['care'] },
})

import { choice, dataset, day, districtCode, flag, integer, optional, text } from '@minzheng/core'

/**
 * Joint assistance centres (助联体) of the three levels. Whether a centre meets the "8545" points is a mark that the bureau fills:
 * what the digits stand for is not published.
 */
export const zhuliantiSites = dataset({
  name: 'zhulianti-sites',
  title: { zh: '助联体', en: 'Joint assistance centres' },
  counts: 'site',
  fields: {
    site: text('助联体编号', 'Site'),
    district: districtCode(),
    rank: choice('层级', 'Level', {
      county: { zh: '县级', en: 'county', aliases: ['区县级'] },
      township: { zh: '乡级', en: 'township', aliases: ['乡镇级', '乡镇(街道)级'] },
      village: { zh: '村级', en: 'village', aliases: ['村(社区)级'] },
    }),
    standardRun: flag('是否规范化运行', 'Run to the standard'),
    meets8545: optional(flag('是否达到8545要求', 'Meets the 8545 points', { aliases: ['8545是否达标'] })),
    stars: optional(
      integer('星级', 'Stars', 'grade', {
        min: 1,
        max: 5,
        words: Object.fromEntries([1, 2, 3, 4, 5].map((n) => [n, { zh: `${'一二三四五'[n - 1]!}星`, en: `${n} stars` }])),
      }),
    ),
    provincialFiveStarOn: optional(day('省级五星认定日期', 'Provincial five stars on')),
    openedOn: day('启用日期', 'Opened on'),
    closedOn: optional(day('停用日期', 'Closed on')),
  },
  key: ['site'],
  time: { kind: 'stock', from: 'openedOn', to: 'closedOn' },
  dropped: ['名称', '负责人', '联系电话', '地址'],
})

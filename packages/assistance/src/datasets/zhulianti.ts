import { choice, dataset, day, districtCode, flag, integer, optional, text } from '@minzheng/core'

/**
 * Social-assistance service consortia (助联体) at three levels. The bureau decides whether one meets "8545" and how stars
 * are given; this dataset only records it.
 */
export const zhuliantiSites = dataset({
  name: 'zhulianti-sites',
  title: { zh: '助联体', en: 'Assistance service consortia' },
  counts: 'site',
  fields: {
    site: text('助联体编号', 'Site'),
    district: districtCode(),
    siteLevel: choice('层级', 'Level', {
      county: { zh: '县级', en: 'county', aliases: ['区县级', '县'] },
      township: { zh: '乡级', en: 'township', aliases: ['乡镇级', '乡镇(街道)级'] },
      village: { zh: '村级', en: 'village', aliases: ['村(社区)级'] },
    }),
    standardRun: flag('是否规范化运行', 'Run to the standard'),
    meets8545: optional(flag('是否达到8545要求', 'Meets the 8545 requirements')),
    stars: optional(
      integer('星级', 'Stars', 'grade', {
        min: 1,
        max: 5,
        words: {
          1: { zh: '一星级', en: 'one star' },
          2: { zh: '二星级', en: 'two stars' },
          3: { zh: '三星级', en: 'three stars' },
          4: { zh: '四星级', en: 'four stars' },
          5: { zh: '五星级', en: 'five stars' },
        },
      }),
    ),
    ratedBy: optional(
      choice('评定层级', 'Rated by', {
        province: { zh: '省级', en: 'the province', aliases: ['省'] },
        city: { zh: '市级', en: 'the city', aliases: ['市'] },
        county: { zh: '县级', en: 'the county', aliases: ['县', '区县'] },
      }),
    ),
    openedOn: day('启用日期', 'Opened on'),
    closedOn: optional(day('停用日期', 'Closed on')),
  },
  key: ['site'],
  time: { kind: 'stock', from: 'openedOn', to: 'closedOn' },
  dropped: ['助联体名称', '负责人', '联系电话', '地址'],
})

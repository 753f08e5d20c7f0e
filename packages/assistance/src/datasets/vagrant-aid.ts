import { choice, dataset, day, districtCode, flag, optional, pseudonym, text } from '@minzheng/core'

/**
 * Aid to vagrants and beggars without means (生活无着流浪乞讨人员救助), one record a person-time, at the station that helped
 * (城市生活无着的流浪乞讨人员救助管理办法). Somebody of unknown identity has a number of the station's own, made a pseudonym like any other.
 */
export const vagrantAid = dataset({
  name: 'vagrant-aid',
  title: { zh: '流浪乞讨人员救助', en: 'Aid to vagrants' },
  counts: 'person-time',
  fields: {
    aid: text('救助编号', 'Aid'),
    person: pseudonym('身份证号', 'Person', { aliases: ['证件号码', '临时编号'] }),
    district: districtCode('救助站区划代码', 'District code', { aliases: ['行政区划代码'] }),
    aidedOn: day('救助日期', 'Aided on'),
    campaign: optional(
      choice('专项行动', 'Campaign', {
        summer: { zh: '夏季送清凉', en: 'coolness in summer' },
        winter: { zh: '寒冬送温暖', en: 'warmth in winter' },
      }),
    ),
    standardFile: flag('档案是否标准化', 'File is to the standard'),
    tracing: choice('寻亲情况', 'Tracing of the family', {
      'not-needed': { zh: '无需寻亲', en: 'not needed' },
      found: { zh: '寻亲成功', en: 'found' },
      open: { zh: '尚未寻到', en: 'not found yet', aliases: ['未成功'] },
    }),
    settledOn: optional(day('落户安置日期', 'Settled on')),
    again: flag('是否反复流浪', 'Aided again', { aliases: ['是否重复救助'] }),
  },
  key: ['aid'],
  time: { kind: 'flow', on: 'aidedOn' },
  lowestLevel: 'county',
  dropped: ['姓名', '户籍地址', '联系电话'],
})

import { choice, dataset, day, districtCode, flag, optional, pseudonym, text } from '@minzheng/core'

/**
 * Aid to vagrants and beggars without means (生活无着的流浪乞讨人员救助), one record for each time a person was aided, with the file
 * about the case. A person whose identity is not known has a temporary number, from which the pseudonym is computed.
 */
export const vagrantAidEvents = dataset({
  name: 'vagrant-aid-events',
  title: { zh: '流浪乞讨人员救助', en: 'Aid to vagrants' },
  counts: 'person-time',
  fields: {
    event: text('救助编号', 'Event', { aliases: ['档案编号'] }),
    person: pseudonym('身份证号', 'Person', { aliases: ['证件号码', '临时编号'] }),
    district: districtCode(),
    aidedOn: day('救助日期', 'Aided on', { aliases: ['入站日期'] }),
    action: choice('专项行动', 'Action', {
      none: { zh: '日常救助', en: 'everyday aid', aliases: ['无', '日常'] },
      summer: { zh: '夏季送清凉', en: 'cool in summer', aliases: ['送清凉'] },
      winter: { zh: '寒冬送温暖', en: 'warm in winter', aliases: ['送温暖'] },
    }),
    standardFile: flag('档案是否标准化', 'File meets the standard'),
    family: choice('寻亲情况', 'Family', {
      known: { zh: '无需寻亲', en: 'no tracing needed', aliases: ['无需'] },
      sought: { zh: '寻亲中', en: 'being traced', aliases: ['未找到'] },
      found: { zh: '寻亲成功', en: 'found', aliases: ['已找到', '成功'] },
    }),
    aidedBefore: flag('十二个月内是否再次受助', 'Aided before within twelve months', { aliases: ['是否反复流浪'] }),
    settledOn: optional(day('落户安置日期', 'Registered and settled on')),
  },
  key: ['event'],
  time: { kind: 'flow', on: 'aidedOn' },
  lowestLevel: 'county',
  reportedBy: 'county',
  dropped: ['姓名', '户籍地址', '联系电话', '亲属姓名'],
})

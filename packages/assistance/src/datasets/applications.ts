import { choice, dataset, day, districtCode, flag, integer, optional, text } from '@minzheng/core'

/**
 * Applications for assistance (救助申请), from the day they were accepted, with the working days they took (工作日; 浙江省社会救助条例 art. 11).
 * A case that an alert of the monitoring opened before anybody applied stands among them, marked as such.
 */
export const assistanceApplications = dataset({
  name: 'assistance-applications',
  title: { zh: '社会救助申请', en: 'Applications for assistance' },
  counts: 'case',
  fields: {
    application: text('受理编号', 'Application', { aliases: ['申请编号'] }),
    district: districtCode('行政区划代码', 'District code', { aliases: ['乡镇(街道)代码'] }),
    kind: choice('申请类别', 'Kind', {
      tekun: { zh: '特困供养', en: 'extreme hardship', aliases: ['特困'] },
      dibao: { zh: '最低生活保障', en: 'dibao', aliases: ['低保'] },
      dibian: { zh: '低保边缘', en: 'dibao margin', aliases: ['低边'] },
      expenditure: { zh: '刚性支出困难', en: 'hardship by expenditure', aliases: ['支出型'] },
      temporary: { zh: '临时救助', en: 'temporary assistance' },
      other: { zh: '其他救助', en: 'other', aliases: ['其他'] },
    }),
    channel: choice('申请渠道', 'Channel', {
      online: { zh: '线上', en: 'online', aliases: ['浙里办', '网上'] },
      counter: { zh: '窗口', en: 'at the counter', aliases: ['线下'] },
    }),
    fromAlert: flag('是否预警主动发现', 'Opened from an alert', { aliases: ['是否主动发现'] }),
    acceptedOn: day('受理日期', 'Accepted on'),
    closedOn: optional(day('办结日期', 'Closed on')),
    workingDays: optional(integer('办理工作日数', 'Working days', 'working-day')),
  },
  key: ['application'],
  time: { kind: 'flow', on: 'acceptedOn' },
  lowestLevel: 'township',
  dropped: ['申请人', '姓名', '身份证号', '联系电话', '家庭住址'],
})

import { choice, dataset, day, districtCode, optional, text } from '@minzheng/core'

/**
 * Actions, evaluations and titles of organisations, each on a day; a title ends on the day it is withdrawn. The subject
 * is a credit code, or the filing number of a community organisation (社区社会组织) that is filed but not registered.
 */
export const organisationEvents = dataset({
  name: 'organisation-events',
  title: { zh: '社会组织活动与评价台账', en: 'Organisation events' },
  counts: 'item',
  fields: {
    event: text('事项编号', 'Event'),
    subject: text('组织编号', 'Organisation', { aliases: ['统一社会信用代码', '备案号', '机构编号'] }),
    district: districtCode(),
    topic: choice('类别', 'Topic', {
      'clean-index': {
        zh: '清廉建设评价',
        en: 'evaluated by the clean-building index',
        aliases: ['清廉社会组织建设评价'],
      },
      'clean-model': { zh: '清廉社会组织范例', en: 'named a clean model' },
      'community-evaluation': { zh: '基层治理绩效评估', en: 'community organisation evaluated' },
      'central-work': { zh: '参与中心大局工作', en: 'took part in central work' },
      'standard-used': { zh: '标准化成果运用', en: 'put a standardisation result to use' },
      'trade-result': { zh: '行业协会商会特色亮点成果', en: 'result of a trade association' },
      'top-marriage-office': { zh: '省级十佳婚姻登记机关', en: 'named a provincial top-ten marriage office' },
    }),
    happenedOn: day('发生日期', 'Happened on', { aliases: ['评定日期', '命名日期'] }),
    endedOn: optional(day('终止日期', 'Ended on', { aliases: ['撤销日期'] })),
  },
  key: ['event'],
  time: { kind: 'stock', from: 'happenedOn', to: 'endedOn' },
  dropped: ['组织名称', '事项名称', '联系人'],
})

import { choice, dataset, day, districtCode, optional, text } from '@minzheng/core'

/**
 * Enterprises and organisations that take part in something, from a day until another; one in two districts has a
 * record in both and is counted once above them.
 */
export const elderlyCareParticipants = dataset({
  name: 'elderly-care-participants',
  title: { zh: '养老服务参与单位台账', en: 'Participants in elderly care' },
  counts: 'case',
  fields: {
    participant: text('单位编号', 'Participant', { aliases: ['统一社会信用代码'] }),
    district: districtCode(),
    topic: choice('类别', 'Topic', {
      'silver-economy': { zh: '银发经济企业', en: 'enterprise of the silver economy' },
      'meal-brand': {
        zh: '老年助餐品牌连锁餐饮企业',
        en: 'restaurant chain serving meals',
        aliases: ['品牌连锁餐饮企业'],
      },
      'state-firm': { zh: '参与养老服务的国企', en: 'state firm in elderly care' },
      'visit-organisation': { zh: '参与探访关爱的社会组织', en: 'social organisation that visits' },
      'respect-nomination': { zh: '敬老文明号推荐单位', en: 'unit nominated for respecting the old' },
    }),
    startedOn: day('参与日期', 'Started on', { aliases: ['推荐日期', '签约日期'] }),
    endedOn: optional(day('退出日期', 'Ended on')),
  },
  key: ['participant', 'district', 'topic', 'startedOn'],
  time: { kind: 'stock', from: 'startedOn', to: 'endedOn' },
  dropped: ['单位名称', '联系人', '联系电话'],
})

/**
 * Cases, each from the day received to the day closed: complaints about older persons' rights, claims paid directly by
 * accident insurance.
 */
export const elderlyCareCases = dataset({
  name: 'elderly-care-cases',
  title: { zh: '老年人权益与理赔事项', en: 'Cases of older persons' },
  counts: 'case',
  fields: {
    case: text('事项编号', 'Case', { aliases: ['案件编号', '赔案号'] }),
    district: districtCode(),
    topic: choice('类别', 'Topic', {
      rights: { zh: '老年人权益保障', en: 'rights of an older person', aliases: ['权益保障'] },
      'direct-claim': { zh: '老年人意外险直赔', en: 'accident claim paid directly', aliases: ['意外险直赔'] },
    }),
    receivedOn: day('受理日期', 'Received on'),
    closedOn: optional(day('办结日期', 'Closed on', { aliases: ['赔付日期'] })),
  },
  key: ['case'],
  time: { kind: 'flow', on: 'receivedOn' },
  dropped: ['当事人', '联系电话', '事项内容'],
})

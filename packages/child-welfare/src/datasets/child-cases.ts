import { choice, dataset, day, districtCode, flag, optional, text } from '@minzheng/core'

/** Cases about children: adoptions (收养登记) and questions of a child's rights (儿童权益问题). A case names nobody. */
export const childCases = dataset({
  name: 'child-cases',
  title: { zh: '收养和儿童权益事项', en: 'Cases about children' },
  counts: 'case',
  fields: {
    case: text('事项编号', 'Case'),
    district: districtCode(),
    kind: choice('事项类别', 'Kind', {
      adoption: { zh: '收养登记', en: 'adoption', aliases: ['收养'] },
      rights: { zh: '儿童权益问题', en: 'rights of a child', aliases: ['儿童权益'] },
    }),
    receivedOn: day('受理日期', 'Received on', { aliases: ['申请日期'] }),
    closedOn: optional(day('办结日期', 'Closed on', { aliases: ['登记日期'] })),
    compliant: optional(flag('程序材料是否规范', 'In order')),
  },
  key: ['case'],
  time: { kind: 'flow', on: 'receivedOn' },
  dropped: ['申请人', '收养人姓名', '被收养人姓名', '送养人姓名', '反映人', '联系电话', '家庭住址'],
})

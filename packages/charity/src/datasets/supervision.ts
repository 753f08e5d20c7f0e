import { choice, dataset, day, districtCode, flag, optional, text } from '@minzheng/core'
import { creditCode } from './credit-code.js'

/**
 * One action of or with a charity or trustee on one day (指导监管台账): trained, checked, something published on a platform,
 * incubated at a base.
 */
export const charitySupervision = dataset({
  name: 'charity-supervision-entries',
  title: { zh: '慈善组织指导监管台账', en: 'Guidance and supervision of charities' },
  counts: 'case',
  fields: {
    entry: text('台账编号', 'Entry'),
    organisation: creditCode(),
    district: districtCode('登记(备案)机关区划代码', 'District code', { aliases: ['行政区划代码'] }),
    role: choice('对象类别', 'Role', {
      charity: { zh: '慈善组织', en: 'charity' },
      trustee: { zh: '慈善信托受托人', en: 'trustee', aliases: ['受托人'] },
    }),
    kind: choice('事项', 'Kind', {
      training: { zh: '信息公开培训', en: 'trained in disclosure', aliases: ['培训'] },
      inspection: { zh: '信息公开专项检查', en: 'disclosure checked', aliases: ['专项检查', '检查'] },
      publication: { zh: '平台信息发布', en: 'published on a platform', aliases: ['信息发布'] },
      incubation: { zh: '慈善基地培育', en: 'incubated at a charity base', aliases: ['培育'] },
    }),
    happenedOn: day('日期', 'Happened on', { aliases: ['办理日期'] }),
    inOrder: optional(flag('信息公开是否合规', 'In order', { aliases: ['检查是否合格'] })),
    platform: optional(
      choice('发布平台', 'Platform', {
        national: { zh: '慈善中国', en: 'national platform' },
        provincial: { zh: '浙里有善', en: 'provincial platform' },
      }),
    ),
  },
  key: ['entry'],
  time: { kind: 'flow', on: 'happenedOn' },
  dropped: ['组织名称', '检查人', '联系人', '联系电话'],
  notes: {
    zh: '检查须填“信息公开是否合规”,平台发布须填“发布平台”;既是慈善组织又是受托人的,按所查身份填写。',
    en: 'A check states whether disclosure is in order, a publication its platform; a charity that is also a trustee is entered in the role that was looked at.',
  },
})

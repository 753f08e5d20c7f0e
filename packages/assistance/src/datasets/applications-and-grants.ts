import { choice, dataset, day, districtCode, flag, integer, money, optional, pseudonym, text } from '@minzheng/core'

/**
 * Applications for assistance (救助申请), one record each, from the day it was made; the working days it took are stated
 * when it is closed.
 */
export const assistanceApplications = dataset({
  name: 'assistance-applications',
  title: { zh: '救助申请办理', en: 'Assistance applications' },
  counts: 'case',
  fields: {
    application: text('申请编号', 'Application', { aliases: ['受理编号'] }),
    district: districtCode(),
    channel: choice('申请渠道', 'Channel', {
      online: { zh: '线上', en: 'online', aliases: ['网上', '掌上办', '浙里办'] },
      offline: { zh: '线下', en: 'at a counter', aliases: ['窗口'] },
    }),
    fromAlert: flag('是否由监测预警主动发现', 'Opened from a monitoring alert', { aliases: ['是否主动发现'] }),
    appliedOn: day('受理日期', 'Applied on', { aliases: ['申请日期'] }),
    closedOn: optional(day('办结日期', 'Closed on')),
    workingDays: optional(integer('办理工作日', 'Working days spent', 'working-day', { max: 400 })),
  },
  key: ['application'],
  time: { kind: 'flow', on: 'appliedOn' },
  dropped: ['申请人姓名', '身份证号', '联系电话', '家庭住址'],
})

/**
 * Aid given (救助发放), one record for each time that a household was helped, with the source of the money and its amount.
 */
export const assistanceGrants = dataset({
  name: 'assistance-grants',
  title: { zh: '救助发放', en: 'Aid given' },
  counts: 'person-time',
  fields: {
    grant: text('救助编号', 'Grant', { aliases: ['发放编号'] }),
    household: pseudonym('户主身份证号', 'Household', { aliases: ['户主证件号码'] }),
    district: districtCode(),
    kind: choice('救助类型', 'Kind', {
      emergency: { zh: '急难型临时救助', en: 'temporary, in an emergency', aliases: ['急难救助', '急难型'] },
      expenditure: { zh: '支出型临时救助', en: 'temporary, for heavy outlay', aliases: ['临时救助', '支出型'] },
      expanded: { zh: '扩面家庭专项救助', en: 'for households of the widened circle', aliases: ['低收入困难扩面家庭'] },
      integrated: { zh: '综合救助', en: 'integrated', aliases: ['政府+慈善综合救助'] },
    }),
    form: choice('救助方式', 'Form', {
      money: { zh: '资金', en: 'money', aliases: ['现金'] },
      goods: { zh: '物资', en: 'goods', aliases: ['实物'] },
      service: { zh: '服务', en: 'service', aliases: ['服务类'] },
    }),
    source: choice('资金来源', 'Source', {
      fiscal: { zh: '财政资金', en: 'public money', aliases: ['财政'] },
      charity: { zh: '慈善资金', en: 'charity', aliases: ['慈善'] },
      market: { zh: '市场资源', en: 'the market', aliases: ['市场'] },
    }),
    amount: money('救助金额', 'Amount', { aliases: ['金额', '折价金额'] }),
    incomeForThree: optional(money('折算三口之家年收入', 'Annual income as for a household of three')),
    grantedOn: day('发放日期', 'Granted on', { aliases: ['救助日期'] }),
  },
  key: ['grant'],
  time: { kind: 'flow', on: 'grantedOn' },
  dropped: ['户主姓名', '联系电话', '家庭住址', '银行账号'],
})

import { choice, dataset, day, districtCode, money, pseudonym, text } from '@minzheng/core'

/** Assistance granted besides the monthly allowances (临时、急难、专项、综合救助), one record each time a household was helped: a person-time (人次). */
export const assistanceGrants = dataset({
  name: 'assistance-grants',
  title: { zh: '救助发放台账', en: 'Assistance granted' },
  counts: 'person-time',
  fields: {
    grant: text('救助编号', 'Grant', { aliases: ['发放编号'] }),
    household: pseudonym('户主身份证号', 'Household', { aliases: ['户主证件号码', '身份证号'] }),
    district: districtCode('行政区划代码', 'District code', { aliases: ['乡镇(街道)代码'] }),
    programme: choice('救助项目', 'Programme', {
      temporary: { zh: '临时救助', en: 'temporary assistance', aliases: ['支出型临时救助'] },
      emergency: { zh: '急难救助', en: 'emergency assistance', aliases: ['急难型临时救助'] },
      expanded: { zh: '扩面家庭专项救助', en: 'aid to households of the expanded range', aliases: ['低收入困难扩面救助'] },
      integrated: { zh: '综合救助', en: 'integrated aid' },
    }),
    source: choice('资金来源', 'Source', {
      fiscal: { zh: '财政资金', en: 'public money', aliases: ['财政'] },
      charity: { zh: '慈善资金', en: 'charity', aliases: ['慈善'] },
      market: { zh: '市场资源', en: 'market resources', aliases: ['市场'] },
    }),
    form: choice('救助方式', 'Form', {
      cash: { zh: '资金', en: 'money', aliases: ['现金'] },
      goods: { zh: '实物', en: 'goods' },
      service: { zh: '服务', en: 'service' },
    }),
    grantedOn: day('发放日期', 'Granted on', { aliases: ['救助日期'] }),
    amount: money('救助金额', 'Amount', { aliases: ['金额', '折算金额'] }),
  },
  key: ['grant'],
  time: { kind: 'flow', on: 'grantedOn' },
  lowestLevel: 'township',
  dropped: ['户主姓名', '联系电话', '家庭住址', '银行账号'],
})

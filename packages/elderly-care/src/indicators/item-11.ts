import { count, indicator, olderPersonsOf, ratio, total } from '@minzheng/core'
import { item } from '../clauses.js'
import { caregivers } from '../datasets/index.js'
import { certifiedCaregivers, fulltimeAtHome } from '../terms.js'

/** Caregivers holding a certificate on the last day of the period, per 10,000 persons aged 60 or over. Not known without a population count. */
export const certifiedCaregiversPer10kElderly = indicator({
  id: 'elderly-care.certified-caregivers-per-10k-elderly',
  name: { zh: '每万老年人拥有持证护理员数', en: 'Certified caregivers per 10,000 older people' },
  clause: item(11, '每万老年人拥有持证护理员24.5人'),
  unit: 'person/10k',
  time: 'stock',
  better: 'higher',
  lowestLevel: 'county',
  variants: {
    registered: ratio(certifiedCaregivers, olderPersonsOf('registered'), { scale: 10_000 }),
    resident: ratio(certifiedCaregivers, olderPersonsOf('resident'), { scale: 10_000 }),
  },
  doubts: [
    { zh: '分母为户籍还是常住老年人口未明，默认户籍', en: 'registered or resident older people is not said; registered by default' },
    { zh: '原文无“以上”，按不低于理解', en: 'the text has no "or more"; read as at least' },
  ],
})

/** Full-time home caregivers who started within the period, whether or not others left. */
export const newFulltimeHomeCaregivers = indicator({
  id: 'elderly-care.new-fulltime-home-caregivers',
  name: { zh: '新增专职居家养老护理员数', en: 'New full-time home caregivers' },
  clause: item(11, '新增专职居家养老护理员300人以上'),
  unit: 'person',
  time: 'flow',
  better: 'higher',
  lowestLevel: 'township',
  formula: total(count(caregivers, { on: caregivers.col.startedOn, where: fulltimeAtHome })),
  doubts: [{ zh: '新增为净增还是毛增未明，按新入职人数计', en: 'gross or net is not said; counted gross' }],
})

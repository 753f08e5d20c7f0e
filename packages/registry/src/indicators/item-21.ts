import { count, indicator, is, total } from '@minzheng/core'
import { item } from '../clauses.js'
import { organisationGrades, socialOrganisations } from '../datasets/index.js'
import { validGrade4aAndAbove } from '../terms.js'

/** Social organisations whose grade in force on the last day is 4A or 5A and has not expired, each once. */
export const organisationsGraded4aAndAbove = indicator({
  id: 'registry.so-4a-and-above',
  name: { zh: '4A级及以上社会组织数量', en: 'Social organisations graded 4A or above' },
  clause: item(21, '全市4A级及以上数量不少于150家'),
  unit: 'organisation',
  time: 'policy',
  better: 'higher',
  lowestLevel: 'county',
  formula: total(count(organisationGrades, { where: validGrade4aAndAbove })),
  doubts: [{ zh: '过期等级是否计入未明，默认不计', en: 'whether expired grades count is not said; they do not' }],
})

/** Community development foundations on the register on the last day. */
export const communityFoundations = indicator({
  id: 'registry.community-foundations',
  name: { zh: '社区发展基金会总量', en: 'Community development foundations' },
  clause: item(21, '支持成立社区发展基金会,总量不少于15家'),
  unit: 'organisation',
  time: 'stock',
  better: 'higher',
  lowestLevel: 'county',
  formula: total(count(socialOrganisations, { where: is(socialOrganisations.col.communityFoundation, true) })),
})

import { allOf, count, indicator, milestone, share, total } from '@minzheng/core'
import { registryMatters, zombieOrganisations } from '../datasets/index.js'
import { closed, matterOf, ofCohort, treated } from '../measures.js'

const rate = (cohort: 'existing' | 'new') =>
  share(
    count(zombieOrganisations, { where: allOf(ofCohort(cohort), treated) }),
    count(zombieOrganisations, { where: ofCohort(cohort) }),
  )
const doubts = [
  {
    zh: '70%为存量、新增各自达标还是合计达标未明，按各自达标',
    en: 'one 70 % for both or one each is not said; read as each',
  },
  { zh: '整改激活是否算整治未明，默认算', en: 'whether those put right count as treated is not said; they do' },
]

/**
 * Zombie organisations listed before the year and dealt with by the last day, in percent of those listed. Not known if
 * none is listed.
 */
export const zombieExistingTreatedRate = indicator({
  id: 'registry.zombie-so-stock-treated-rate',
  name: { zh: '存量僵尸型社会组织整治率', en: 'Existing zombie organisations dealt with' },
  formula: rate('existing'),
  doubts,
})

/**
 * Zombie organisations listed within the year and dealt with by the last day, in percent of those listed. Not known if
 * none is listed.
 */
export const zombieNewTreatedRate = indicator({
  id: 'registry.zombie-so-new-treated-rate',
  name: { zh: '新增僵尸型社会组织整治率', en: 'New zombie organisations dealt with' },
  formula: rate('new'),
  doubts,
})

/** The stage of the work as an observation point for the non-profit supervision of service organisations. */
export const nonprofitObservationPoint = milestone({
  id: 'registry.nonprofit-observation-point',
  name: { zh: '社会服务机构非营利监管观察点工作', en: 'Observation point for non-profit supervision' },
  lowestLevel: 'city',
})

/** The stage of the lasting mechanism of non-profit supervision; done when it is in force. */
export const nonprofitLongtermMechanism = milestone({
  id: 'registry.nonprofit-longterm-mechanism',
  name: { zh: '非营利监管长效机制建立', en: 'Lasting mechanism of non-profit supervision' },
  lowestLevel: 'city',
})

/**
 * Cases of illegal organisations that were closed in the period. Shown for observation only: the plan says neither how
 * many nor that more is better.
 */
export const illegalOrganisationCases = indicator({
  id: 'registry.illegal-so-cases',
  name: { zh: '非法社会组织查处件数', en: 'Cases of illegal organisations dealt with' },
  formula: total(count(registryMatters, { where: matterOf('illegal-organisation'), on: registryMatters.col.closedOn })),
  doubts: [{ zh: '件数多少不代表好坏，仅作监测', en: 'more cases are neither better nor worse; for watching only' }],
})

/**
 * Violations by organisations that have been closed, in percent of the cases opened in the period. Not known if none
 * was opened.
 */
export const violationsHandledRate = indicator({
  id: 'registry.so-violation-handled-rate',
  name: { zh: '社会组织违法违规行为查处率', en: 'Violations by organisations dealt with' },
  formula: share(
    count(registryMatters, { where: allOf(matterOf('organisation-violation'), closed) }),
    count(registryMatters, { where: matterOf('organisation-violation') }),
  ),
})

/** In the plan’s order. */
export default [
  zombieExistingTreatedRate,
  zombieNewTreatedRate,
  nonprofitObservationPoint,
  nonprofitLongtermMechanism,
  illegalOrganisationCases,
  violationsHandledRate,
] as const

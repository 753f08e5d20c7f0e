import { allOf, count, indicator, share } from '@minzheng/core'
import { item } from '../clauses.js'
import { zombieOrganisations } from '../datasets/index.js'
import { ofCohort, treated } from '../terms.js'

const clause = item(20, '常态化开展僵尸型社会组织治理,存量和新增整治比例不低于70%')
const rate = (cohort: 'existing' | 'new') =>
  share(count(zombieOrganisations, { where: allOf(ofCohort(cohort), treated) }), count(zombieOrganisations, { where: ofCohort(cohort) }))
const doubts = [
  { zh: '70%为存量、新增各自达标还是合计达标未明，按各自达标', en: 'one 70 % for both or one each is not said; read as each' },
  { zh: '整改激活是否算整治未明，默认算', en: 'whether those put right count as treated is not said; they do' },
]

/** Zombie organisations listed before the year and dealt with by the last day, in percent of those listed. Not known where none is listed. */
export const zombieExistingTreatedRate = indicator({
  id: 'registry.zombie-so-stock-treated-rate',
  name: { zh: '存量僵尸型社会组织整治率', en: 'Existing zombie organisations dealt with' },
  clause,
  unit: 'percent',
  time: 'stock',
  better: 'higher',
  lowestLevel: 'county',
  formula: rate('existing'),
  doubts,
})

/** Zombie organisations listed within the year and dealt with by the last day, in percent of those listed. Not known where none is listed. */
export const zombieNewTreatedRate = indicator({
  id: 'registry.zombie-so-new-treated-rate',
  name: { zh: '新增僵尸型社会组织整治率', en: 'New zombie organisations dealt with' },
  clause,
  unit: 'percent',
  time: 'stock',
  better: 'higher',
  lowestLevel: 'county',
  formula: rate('new'),
  doubts,
})

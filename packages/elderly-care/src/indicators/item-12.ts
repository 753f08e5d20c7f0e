import { count, coverage, indicator, olderPersonsOf, ratio, sum, total } from '@minzheng/core'
import { item } from '../clauses.js'
import { elderlyInstitutions, homeCareCentres, kangyangConsortia } from '../datasets/index.js'

const dementiaBeds = sum(elderlyInstitutions, elderlyInstitutions.col.dementiaBeds)

/** Dementia-care beds of institutions open on the last day, per 10,000 persons aged 60 or over; a closed home's beds are not counted. Not known without a population count. */
export const dementiaBedsPer10kElderly = indicator({
  id: 'elderly-care.dementia-beds-per-10k-elderly',
  name: { zh: '每万老年人口拥有认知障碍床位数', en: 'Dementia beds per 10,000 older people' },
  clause: item(12, '每万老年人口拥有认知障碍床位达到17张'),
  unit: 'bed/10k',
  time: 'stock',
  better: 'higher',
  lowestLevel: 'county',
  variants: {
    registered: ratio(dementiaBeds, olderPersonsOf('registered'), { scale: 10_000 }),
    resident: ratio(dementiaBeds, olderPersonsOf('resident'), { scale: 10_000 }),
  },
  doubts: [{ zh: '是否包含医院、福利院精神科床位未明，仅计养老机构', en: 'whether hospital beds count is not said; only institutions are counted' }],
})

/** The share of townships (乡镇, 街道) with at least one consortium recognised on the last day. */
export const kangyangConsortiumTownshipCoverage = indicator({
  id: 'elderly-care.kangyang-consortium-township-coverage',
  name: { zh: '康养联合体乡镇(街道)覆盖率', en: 'Townships with a health-and-care consortium' },
  clause: item(12, '乡镇(街道)覆盖率达到80%以上'),
  unit: 'percent',
  time: 'stock',
  better: 'higher',
  lowestLevel: 'township',
  formula: coverage(count(kangyangConsortia), { level: 'township' }),
})

/** Centres whose building or rebuilding was completed within the period, each once. */
export const homeCareCentresBuilt = indicator({
  id: 'elderly-care.home-care-centres-built',
  name: { zh: '新改建社区居家养老服务(照料)中心数', en: 'Home-care centres built or rebuilt' },
  clause: item(12, '新改建社区居家养老服务(照料)中心50个以上'),
  unit: 'site',
  time: 'flow',
  better: 'higher',
  lowestLevel: 'village',
  formula: total(count(homeCareCentres, { on: homeCareCentres.col.completedOn })),
})

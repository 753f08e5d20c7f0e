import {
  allOf,
  count,
  coverage,
  distinct,
  indicator,
  is,
  milestone,
  olderPersonsOf,
  populationBases,
  ratio,
  share,
  sum,
  total,
} from '@minzheng/core'
import { elderlyCareInspections, elderlyInstitutions, homeCareCentres, kangyangConsortia } from '../datasets/index.js'
import {
  approvedBeds,
  facilitiesOf,
  inspectionOf,
  personsOn,
  projectsDone,
  projectsOnFile,
  smallOrMedium,
} from '../measures.js'

const dementiaBeds = sum(elderlyInstitutions, elderlyInstitutions.col.dementiaBeds)
const { problems, rectified } = elderlyCareInspections.col

/** Problems put right, in percent of those that the inspections of a topic found in the period. */
const fixedRate = (topic: 'fire' | 'home-care-centre') =>
  share(
    sum(elderlyCareInspections, rectified, { where: inspectionOf(topic) }),
    sum(elderlyCareInspections, problems, { where: inspectionOf(topic) }),
  )

/**
 * Sites of the layout plan (布局规划) that are built by the last day, in percent of those planned. Not known if none is
 * planned.
 */
export const facilityPlanDeliveryRate = indicator({
  id: 'elderly-care.facility-plan-delivery-rate',
  name: { zh: '养老服务设施布局规划落地率', en: 'Planned care sites built' },
  lowestLevel: 'township',
  formula: share(projectsDone('planned-site'), projectsOnFile('planned-site')),
})

/** Persons who are given care under long-term care insurance (长护险) on the last day, each once. */
export const insuredCarePersons = indicator({
  id: 'elderly-care.ltci-care-service-persons',
  name: { zh: '长护险照护服务人数', en: 'Persons in care under long-term care insurance' },
  lowestLevel: 'township',
  formula: total(personsOn('insured-care', 'person')),
})

/** Persons who are given dementia care (失智照护) on the last day, each once. */
export const dementiaCarePersonsServed = indicator({
  id: 'elderly-care.dementia-care-persons-served',
  name: { zh: '失智照护服务人数', en: 'Persons in dementia care' },
  lowestLevel: 'township',
  formula: total(personsOn('dementia-care', 'person')),
})

/** Pilots of work on dementia in communities that run on the last day. */
export const cognitiveInterventionPilots = indicator({
  id: 'elderly-care.cognitive-intervention-pilots',
  name: { zh: '认知障碍社区干预试点数', en: 'Pilots of dementia work in communities' },
  lowestLevel: 'village',
  formula: total(facilitiesOf('cognitive-pilot')),
})

/**
 * Dementia-care beds of institutions open on the last day, per 10,000 persons aged 60 or over; a closed home's beds are
 * not counted. Not known without a population count.
 */
export const dementiaBedsPer10kElderly = indicator({
  id: 'elderly-care.dementia-beds-per-10k-elderly',
  name: { zh: '每万老年人口拥有认知障碍床位数', en: 'Dementia beds per 10,000 older people' },
  variants: {
    registered: ratio(dementiaBeds, olderPersonsOf('registered'), { scale: 10_000 }),
    resident: ratio(dementiaBeds, olderPersonsOf('resident'), { scale: 10_000 }),
  },
  variantNames: populationBases,
  doubts: [
    {
      zh: '是否包含医院、福利院精神科床位未明，仅计养老机构',
      en: 'whether hospital beds count is not said; only institutions are counted',
    },
  ],
})

/**
 * Beds with a code (一床一码), in percent of the approved beds of open homes; a home that does not state it has none. Not
 * known if there is no bed.
 */
export const oneBedOneCodeCoverage = indicator({
  id: 'elderly-care.one-bed-one-code-coverage',
  name: { zh: '“一床一码”覆盖率', en: 'Beds with a code' },
  lowestLevel: 'township',
  formula: share(sum(elderlyInstitutions, elderlyInstitutions.col.codedBeds), approvedBeds),
})

/**
 * Beds checked so far this year, in percent of the approved beds of open homes; a home that does not state it has none.
 * Not known if there is no bed.
 */
export const careBedSupervisionRate = indicator({
  id: 'elderly-care.care-bed-supervision-rate',
  name: { zh: '社区机构床位监管核查率', en: 'Beds checked' },
  lowestLevel: 'township',
  formula: share(sum(elderlyInstitutions, elderlyInstitutions.col.checkedBeds), approvedBeds),
  doubts: [
    {
      zh: '社区床位是否计入未明，仅计养老机构床位',
      en: 'whether beds of communities count is not said; only those of homes are',
    },
  ],
})

/**
 * Homes whose fire safety was inspected in the period, each once, in percent of those open on its last day. Not known
 * if there is no home.
 */
export const careFireInspectionRate = indicator({
  id: 'elderly-care.care-fire-inspection-rate',
  name: { zh: '养老机构消防检查覆盖率', en: 'Homes inspected for fire safety' },
  formula: share(
    distinct(elderlyCareInspections, elderlyCareInspections.col.subject, 'organisation', {
      where: inspectionOf('fire'),
    }),
    count(elderlyInstitutions),
  ),
  doubts: [
    { zh: '检查后停业的机构仍计入分子', en: 'a home that was inspected and then closed still counts as inspected' },
  ],
})

/** Fire hazards put right, in percent of those found in homes in the period. Not known if none was found. */
export const careFireHazardFixedRate = indicator({
  id: 'elderly-care.care-fire-hazard-fixed-rate',
  name: { zh: '养老机构消防隐患整改率', en: 'Fire hazards put right' },
  formula: fixedRate('fire'),
})

/**
 * Small and medium homes with the fire management system, in percent of such homes open on the last day; one that does
 * not state it has none. Not known if there is none of that size.
 */
export const smallCareFireSystemRate = indicator({
  id: 'elderly-care.small-care-fire-system-rate',
  name: { zh: '中小型养老机构消防管理和预防系统配置率', en: 'Small and medium homes with a fire system' },
  formula: share(
    count(elderlyInstitutions, { where: allOf(smallOrMedium, is(elderlyInstitutions.col.fireSystem, true)) }),
    count(elderlyInstitutions, { where: smallOrMedium }),
  ),
  doubts: [
    { zh: '中小型的界限未明，以台账规模为准', en: 'how large a medium home is is not said; the size on file counts' },
  ],
})

/** The share of townships (乡镇, 街道) with at least one consortium recognised on the last day. */
export const kangyangConsortiumTownshipCoverage = indicator({
  id: 'elderly-care.kangyang-consortium-township-coverage',
  name: { zh: '康养联合体乡镇(街道)覆盖率', en: 'Townships with a health-and-care consortium' },
  lowestLevel: 'township',
  formula: coverage(count(kangyangConsortia), { level: 'township' }),
})

/** The stage of the national pilot of better basic care at home and in communities. */
export const nationalHomeCarePilotStage = milestone({
  id: 'elderly-care.national-home-care-pilot-stage',
  name: { zh: '国家居家和社区基本养老服务提升行动项目试点进度', en: 'National pilot of care at home' },
  lowestLevel: 'city',
})

/** Care beds at home (家庭养老床位) under contract on the last day, one to a person. */
export const familyCareBeds = indicator({
  id: 'elderly-care.family-care-beds',
  name: { zh: '家庭养老床位数', en: 'Care beds at home' },
  lowestLevel: 'township',
  formula: total(personsOn('family-bed', 'bed')),
  doubts: [{ zh: '按签约在册计，一人一床', en: 'counted by contract, one bed to a person' }],
})

/**
 * Problems put right, in percent of those found in the running of home-care centres in the period. Not known if none
 * was found.
 */
export const homeCentreIssuesFixedRate = indicator({
  id: 'elderly-care.home-centre-issues-fixed-rate',
  name: { zh: '居家服务中心运行问题整改率', en: 'Problems of home-care centres put right' },
  lowestLevel: 'township',
  formula: fixedRate('home-care-centre'),
})

/** Complexes of care services (养老服务综合体) open on the last day. */
export const elderlyServiceComplexes = indicator({
  id: 'elderly-care.elderly-service-complexes',
  name: { zh: '养老服务综合体数', en: 'Complexes of care services' },
  lowestLevel: 'township',
  formula: total(facilitiesOf('service-complex')),
})

/** Centres whose building or rebuilding was completed within the period, each once. */
export const homeCareCentresBuilt = indicator({
  id: 'elderly-care.home-care-centres-built',
  name: { zh: '新改建社区居家养老服务(照料)中心数', en: 'Home-care centres built or rebuilt' },
  lowestLevel: 'village',
  formula: total(count(homeCareCentres, { on: homeCareCentres.col.completedOn })),
})

/** In the plan’s order. */
export default [
  facilityPlanDeliveryRate,
  insuredCarePersons,
  dementiaCarePersonsServed,
  cognitiveInterventionPilots,
  dementiaBedsPer10kElderly,
  oneBedOneCodeCoverage,
  careBedSupervisionRate,
  careFireInspectionRate,
  careFireHazardFixedRate,
  smallCareFireSystemRate,
  kangyangConsortiumTownshipCoverage,
  nationalHomeCarePilotStage,
  familyCareBeds,
  homeCentreIssuesFixedRate,
  elderlyServiceComplexes,
  homeCareCentresBuilt,
] as const

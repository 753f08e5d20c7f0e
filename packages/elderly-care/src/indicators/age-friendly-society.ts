import {
  count,
  distinct,
  indicator,
  is,
  milestone,
  olderPersonsOf,
  populationBases,
  share,
  sum,
  total,
} from '@minzheng/core'
import {
  elderlyCareActivities,
  elderlyCareCases,
  elderlyCareFacilities,
  elderlyCarePersons,
  elderlyCareServices,
} from '../datasets/index.js'
import {
  activitiesOf,
  caseOf,
  facilitiesOf,
  facilityOf,
  headCount,
  newParticipantsOf,
  personOf,
  projectsCompleted,
} from '../measures.js'

/** The stage of becoming an age-friendly city, in the city and the counties that report it. */
export const ageFriendlyCityStage = milestone({
  id: 'elderly-care.age-friendly-city-stage',
  name: { zh: '老年友好城市创建进度', en: 'Age-friendly city' },
  doubts: [{ zh: '创建级别未明', en: 'the level of the award is not said' }],
})

/** Communities that are national models of age-friendliness on the last day, each once. */
export const nationalAgeFriendlyCommunities = indicator({
  id: 'elderly-care.national-age-friendly-communities',
  name: { zh: '全国示范性老年友好型社区数', en: 'National age-friendly communities' },
  lowestLevel: 'village',
  formula: total(
    distinct(elderlyCareFacilities, elderlyCareFacilities.col.district, 'community', {
      where: facilityOf('friendly-community'),
    }),
  ),
})

/** Units nominated in the period for the fourth round of the national title for respecting the old (敬老文明号). */
export const respectNominations = indicator({
  id: 'elderly-care.jinglao-nominations',
  name: { zh: '第四届全国“敬老文明号”申报推荐数', en: 'Nominations for respecting the old' },
  formula: total(newParticipantsOf('respect-nomination', 'organisation')),
})

/** Events of the month of respect for the old (敬老月) held in the period. */
export const respectMonthEvents = indicator({
  id: 'elderly-care.jinglao-month-events',
  name: { zh: '敬老月活动场次', en: 'Events of the month of respect' },
  lowestLevel: 'township',
  formula: total(activitiesOf('respect-month')),
})

/** Events of publicity for respecting the old held in the period; those of the month of respect are counted there. */
export const respectPublicity = indicator({
  id: 'elderly-care.elder-respect-publicity',
  name: { zh: '尊老敬老孝老宣传场次', en: 'Publicity for respecting the old' },
  lowestLevel: 'township',
  formula: total(activitiesOf('respect-publicity')),
})

/** Facilities embedded in communities (社区嵌入式服务设施) that are open on the last day. */
export const embeddedCommunityFacilities = indicator({
  id: 'elderly-care.embedded-community-facilities',
  name: { zh: '社区嵌入式服务设施数', en: 'Facilities embedded in communities' },
  lowestLevel: 'village',
  formula: total(facilitiesOf('embedded-facility')),
})

/** Smart scenes for the old and the young (一老一小) in use on the last day, each at its place. */
export const elderChildSmartScenes = indicator({
  id: 'elderly-care.elder-child-smart-scenes',
  name: { zh: '“一老一小”智能场景数', en: 'Smart scenes for old and young' },
  lowestLevel: 'township',
  formula: total(facilitiesOf('smart-scene')),
})

/** Households whose home was adapted for old age and accepted in the period, each once. */
export const homeAgeingAdaptationHouseholds = indicator({
  id: 'elderly-care.home-ageing-adaptation-households',
  name: { zh: '居家适老化改造户数', en: 'Homes adapted for old age' },
  lowestLevel: 'township',
  formula: total(
    distinct(elderlyCarePersons, elderlyCarePersons.col.person, 'household', {
      where: personOf('home-adaptation'),
      on: elderlyCarePersons.col.startedOn,
    }),
  ),
  doubts: [{ zh: '一户多位老年人的，按申请人计一户', en: 'a household counts once, under the person who asked' }],
})

/** Adaptations of communities for old age completed in the period. */
export const communityAgeingAdaptations = indicator({
  id: 'elderly-care.community-ageing-adaptations',
  name: { zh: '社区适老化改造数', en: 'Communities adapted for old age' },
  lowestLevel: 'township',
  formula: total(projectsCompleted('community-adaptation')),
})

/** Adaptations of the town (streets, parks, transport) for old age completed in the period. */
export const cityAgeingAdaptations = indicator({
  id: 'elderly-care.city-ageing-adaptations',
  name: { zh: '城市适老化改造项目数', en: 'Adaptations of the town for old age' },
  formula: total(projectsCompleted('city-adaptation')),
})

/** Participants of education for older people in the period, in person-times. */
export const elderlyEducationPersonTimes = indicator({
  id: 'elderly-care.elderly-education-persontimes',
  name: { zh: '老年教育参与人次', en: 'Education for older people, person-times' },
  lowestLevel: 'township',
  formula: total(
    sum(elderlyCareActivities, elderlyCareActivities.col.participants, {
      where: is(elderlyCareActivities.col.topic, 'education'),
    }),
  ),
})

/** Activities for older people held in the period, education not among them. */
export const elderlyActivityEvents = indicator({
  id: 'elderly-care.elderly-activity-events',
  name: { zh: '老年活动场次', en: 'Activities for older people' },
  lowestLevel: 'township',
  formula: total(activitiesOf('leisure')),
})

/** The stage of the provincial contest of wooden toys for older people; done when it was held. */
export const provincialWoodToyContestHeld = milestone({
  id: 'elderly-care.provincial-wood-toy-contest-held',
  name: { zh: '全省老年木玩大赛举办', en: 'Provincial contest of wooden toys' },
  lowestLevel: 'city',
})

/** Uses of a preference for older people (优待) in the period, in person-times. */
export const elderlyPreferencePersonTimes = indicator({
  id: 'elderly-care.elderly-preference-persontimes',
  name: { zh: '老年人优待享受人次', en: 'Uses of preferences, person-times' },
  formula: total(
    sum(elderlyCareServices, elderlyCareServices.col.times, { where: is(elderlyCareServices.col.topic, 'preference') }),
  ),
})

/**
 * Older persons under policy insurance by the count in force, in percent of all persons aged 60 or over. Not known
 * without a population count.
 */
export const elderlyPolicyInsuranceCoverage = indicator({
  id: 'elderly-care.elderly-policy-insurance-coverage',
  name: { zh: '涉老政策保险参保率', en: 'Older people under policy insurance' },
  variants: {
    registered: share(headCount('insured'), olderPersonsOf('registered')),
    resident: share(headCount('insured'), olderPersonsOf('resident')),
  },
  variantNames: populationBases,
  doubts: [
    {
      zh: '险种范围及一人多险是否重复计未明，按参保人数计',
      en: 'which insurances count is not said; persons are counted, not policies',
    },
    { zh: '户籍还是常住口径未明，默认户籍', en: 'registered or resident is not said; registered by default' },
  ],
})

/** Claims of older persons that accident insurance paid directly in the period. */
export const elderlyAccidentDirectClaims = indicator({
  id: 'elderly-care.elderly-accident-direct-claims',
  name: { zh: '老年人意外险直赔件数', en: 'Accident claims paid directly' },
  formula: total(count(elderlyCareCases, { where: caseOf('direct-claim'), on: elderlyCareCases.col.closedOn })),
  doubts: [{ zh: '“促康养直赔”是否为服务名称未明', en: 'whether the words name a service is not said' }],
})

/** In the plan’s order. */
export default [
  ageFriendlyCityStage,
  nationalAgeFriendlyCommunities,
  respectNominations,
  respectMonthEvents,
  respectPublicity,
  embeddedCommunityFacilities,
  elderChildSmartScenes,
  homeAgeingAdaptationHouseholds,
  communityAgeingAdaptations,
  cityAgeingAdaptations,
  elderlyEducationPersonTimes,
  elderlyActivityEvents,
  provincialWoodToyContestHeld,
  elderlyPreferencePersonTimes,
  elderlyPolicyInsuranceCoverage,
  elderlyAccidentDirectClaims,
] as const

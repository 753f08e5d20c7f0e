import { count, distinct, indicator, is, milestone, oneOf, share, total } from '@minzheng/core'
import { vagrantAidEvents, assistanceActivities } from '../datasets/index.js'

/** The stage that joining the pilot of regional relief centres has reached. */
export const provincialReliefCentrePilot = milestone({
  id: 'assistance.provincial-relief-centre-pilot',
  name: { zh: '纳入省救助管理区域性中心试点', en: 'Pilot of regional relief centres joined' },
  lowestLevel: 'city',
})

/** Files opened within the period that meet the standard, per 100 opened. Not known if none was opened. */
export const vagrantFileStandardRate = indicator({
  id: 'assistance.vagrant-file-standard-rate',
  name: { zh: '流浪乞讨人员档案标准化率', en: 'Files of vagrants that meet the standard' },
  formula: share(
    count(vagrantAidEvents, { where: is(vagrantAidEvents.col.standardFile, true) }),
    count(vagrantAidEvents),
  ),
})

/**
 * Persons aided within the period whose family was found, per 100 whose family had to be traced; each person once. Not
 * known if none had to be.
 */
export const vagrantFamilyTracedRate = indicator({
  id: 'assistance.vagrant-family-traced-rate',
  name: { zh: '救助寻亲成功率', en: 'Families found' },
  formula: share(
    distinct(vagrantAidEvents, vagrantAidEvents.col.person, 'person', {
      where: is(vagrantAidEvents.col.family, 'found'),
    }),
    distinct(vagrantAidEvents, vagrantAidEvents.col.person, 'person', {
      where: oneOf(vagrantAidEvents.col.family, ['sought', 'found']),
    }),
  ),
})

/** Persons registered and settled within the period, each once. */
export const vagrantSettledPersons = indicator({
  id: 'assistance.vagrant-settled-persons',
  name: { zh: '落户安置人数', en: 'Vagrants registered and settled' },
  formula: total(
    distinct(vagrantAidEvents, vagrantAidEvents.col.person, 'person', { on: vagrantAidEvents.col.settledOn }),
  ),
})

/**
 * Persons aided within the period who had been aided before within twelve months, per 100 persons aided; each person
 * once. Not known if nobody was aided.
 */
export const vagrantRepeatRate = indicator({
  id: 'assistance.vagrant-repeat-rate',
  name: { zh: '反复流浪率(源头治理)', en: 'Vagrants aided again' },
  better: 'lower',
  formula: share(
    distinct(vagrantAidEvents, vagrantAidEvents.col.person, 'person', {
      where: is(vagrantAidEvents.col.aidedBefore, true),
    }),
    distinct(vagrantAidEvents, vagrantAidEvents.col.person, 'person'),
  ),
  doubts: [
    {
      zh: '反复流浪的时间范围未明，按十二个月',
      en: 'within which time aid counts as repeated is not said: twelve months',
    },
  ],
})

/** Times that vagrants and beggars without means were aided within the period. */
export const vagrantAidPersonTimes = indicator({
  id: 'assistance.vagrant-aid-persontimes',
  name: { zh: '生活无着流浪乞讨人员救助人次', en: 'Person-times of aid to vagrants' },
  formula: total(count(vagrantAidEvents)),
})

/** Times that vagrants were aided in the summer action within the period. */
export const summerCoolPersonTimes = indicator({
  id: 'assistance.summer-cool-persontimes',
  name: { zh: '“夏季送清凉”专项行动救助人次', en: 'Person-times of aid in the summer action' },
  formula: total(count(vagrantAidEvents, { where: is(vagrantAidEvents.col.action, 'summer') })),
})

/** Times that vagrants were aided in the winter action within the period. */
export const winterWarmPersonTimes = indicator({
  id: 'assistance.winter-warm-persontimes',
  name: { zh: '“寒冬送温暖”专项行动救助人次', en: 'Person-times of aid in the winter action' },
  formula: total(count(vagrantAidEvents, { where: is(vagrantAidEvents.col.action, 'winter') })),
})

/** Open-day events held within the period. */
export const reliefOpenDayEvents = indicator({
  id: 'assistance.relief-open-day-events',
  name: { zh: '救助管理机构“6.19”开放日活动场次', en: 'Open-day events of relief stations' },
  formula: total(count(assistanceActivities, { where: is(assistanceActivities.col.topic, 'open-day') })),
})

/** Publicity events on aid to vagrants held within the period. */
export const vagrantPolicyPublicityEvents = indicator({
  id: 'assistance.vagrant-policy-publicity-events',
  name: { zh: '流浪乞讨人员救助政策宣传场次', en: 'Publicity events on aid to vagrants' },
  formula: total(count(assistanceActivities, { where: is(assistanceActivities.col.topic, 'publicity') })),
})

/** The stage that building the city relief station has reached. */
export const cityReliefStationProject = milestone({
  id: 'assistance.city-relief-station-project',
  name: { zh: '市救助管理站建设项目进度', en: 'City relief station built' },
  lowestLevel: 'city',
})

/** In the plan’s order. */
export default [
  provincialReliefCentrePilot,
  vagrantFileStandardRate,
  vagrantFamilyTracedRate,
  vagrantSettledPersons,
  vagrantRepeatRate,
  vagrantAidPersonTimes,
  summerCoolPersonTimes,
  winterWarmPersonTimes,
  reliefOpenDayEvents,
  vagrantPolicyPublicityEvents,
  cityReliefStationProject,
] as const

import { count, distinct, indicator, is, isNull, milestone, not, oneOf, share, total, type Filter } from '@minzheng/core'
import { item } from '../clauses.js'
import { assistanceActivities, vagrantAid } from '../datasets/index.js'

const { person, campaign, standardFile, tracing, settledOn, again } = vagrantAid.col
const source = item(4, '做好救助寻亲、落户安置、源头治理等工作')
const persons = (where?: Filter) => distinct(vagrantAid, person, 'person', where === undefined ? {} : { where })

/** The stage of becoming a pilot of the province's regional relief centres. */
export const provincialReliefCentrePilot = milestone({
  id: 'assistance.provincial-relief-centre-pilot',
  name: { zh: '纳入省救助管理区域性中心试点', en: 'Pilot of a regional relief centre' },
  clause: item(4, '争取纳入省救助管理区域性中心试点'),
  lowestLevel: 'city',
})

/** Files to the standard, in percent of the files of all who were aided within the period. Not known where nobody was. */
export const vagrantFileStandardRate = indicator({
  id: 'assistance.vagrant-file-standard-rate',
  name: { zh: '流浪乞讨人员档案标准化率', en: 'Files of vagrants to the standard' },
  clause: item(4, '推行流浪乞讨人员档案标准化管理'),
  unit: 'percent',
  time: 'flow',
  better: 'higher',
  lowestLevel: 'county',
  formula: share(count(vagrantAid, { where: is(standardFile, true) }), count(vagrantAid)),
})

/** Persons whose family was found, in percent of those who needed it within the period, each once. Not known where nobody did. */
export const vagrantFamilyTracedRate = indicator({
  id: 'assistance.vagrant-family-traced-rate',
  name: { zh: '救助寻亲成功率', en: 'Families found' },
  clause: source,
  unit: 'percent',
  time: 'flow',
  better: 'higher',
  lowestLevel: 'county',
  formula: share(persons(is(tracing, 'found')), persons(oneOf(tracing, ['found', 'open']))),
})

/** Persons settled with a household registration within the period, each once. */
export const vagrantSettledPersons = indicator({
  id: 'assistance.vagrant-settled-persons',
  name: { zh: '落户安置人数', en: 'Persons settled' },
  clause: source,
  unit: 'person',
  time: 'flow',
  better: 'higher',
  lowestLevel: 'county',
  formula: total(distinct(vagrantAid, person, 'person', { where: not(isNull(settledOn)), on: settledOn })),
})

/** Persons aided again, in percent of all aided within the period, each once. Not known where nobody was. */
export const vagrantRepeatRate = indicator({
  id: 'assistance.vagrant-repeat-rate',
  name: { zh: '反复流浪率', en: 'Persons aided again' },
  clause: source,
  unit: 'percent',
  time: 'flow',
  better: 'lower',
  lowestLevel: 'county',
  formula: share(persons(is(again, true)), persons()),
})

/** How often vagrants were aided within the period, in person-times. */
export const vagrantAidPersonTimes = indicator({
  id: 'assistance.vagrant-aid-persontimes',
  name: { zh: '生活无着流浪乞讨人员救助人次', en: 'Aid to vagrants, person-times' },
  clause: item(4, '持续提高救助管理服务水平'),
  unit: 'person-time',
  time: 'flow',
  better: 'higher',
  lowestLevel: 'county',
  formula: total(count(vagrantAid)),
  doubts: [{ zh: '人次多少不代表好坏，仅作监测', en: 'more is neither better nor worse; for watching only' }],
})

/** Person-times of the campaign in summer. */
export const summerCoolPersonTimes = indicator({
  id: 'assistance.summer-cool-persontimes',
  name: { zh: '“夏季送清凉”专项行动救助人次', en: 'Aid in the summer campaign, person-times' },
  clause: item(4, '开展夏季送清凉'),
  unit: 'person-time',
  time: 'flow',
  better: 'higher',
  lowestLevel: 'county',
  formula: total(count(vagrantAid, { where: is(campaign, 'summer') })),
})

/** Person-times of the campaign in winter. */
export const winterWarmPersonTimes = indicator({
  id: 'assistance.winter-warm-persontimes',
  name: { zh: '“寒冬送温暖”专项行动救助人次', en: 'Aid in the winter campaign, person-times' },
  clause: item(4, '寒冬送温暖专项救助行动'),
  unit: 'person-time',
  time: 'flow',
  better: 'higher',
  lowestLevel: 'county',
  formula: total(count(vagrantAid, { where: is(campaign, 'winter') })),
})

/** Open days that relief stations held within the period. */
export const reliefOpenDayEvents = indicator({
  id: 'assistance.relief-open-day-events',
  name: { zh: '救助管理机构“6.19”开放日活动场次', en: 'Open days of relief stations' },
  clause: item(4, '救助管理机构6.19“开放日活动'),
  unit: 'event',
  time: 'flow',
  better: 'higher',
  lowestLevel: 'county',
  formula: total(count(assistanceActivities, { where: is(assistanceActivities.col.topic, 'open-day') })),
})

/** Events of publicity for the aid to vagrants held within the period. */
export const vagrantPolicyPublicityEvents = indicator({
  id: 'assistance.vagrant-policy-publicity-events',
  name: { zh: '流浪乞讨人员救助政策宣传场次', en: 'Publicity of the aid to vagrants' },
  clause: item(4, '加大生活无着流浪乞讨人员救助政策宣传力度'),
  unit: 'event',
  time: 'flow',
  better: 'higher',
  lowestLevel: 'county',
  formula: total(count(assistanceActivities, { where: is(assistanceActivities.col.topic, 'publicity') })),
})

/** The stage that the project of the city's relief station has reached. */
export const cityReliefStationProject = milestone({
  id: 'assistance.city-relief-station-project',
  name: { zh: '市救助管理站建设项目进度', en: 'Project of the city’s relief station' },
  clause: item(4, '加快推进市救助管理站建设项目'),
  lowestLevel: 'city',
})

import { allOf, count, indicator, is, share, sum, total } from '@minzheng/core'
import {
  funeralServices,
  funeralStaff,
  registryActivities,
  registryFacilities,
  registryInspections,
  registryMatters,
  registryProjects,
} from '../datasets/index.js'
import {
  closed,
  completed,
  facilityOf,
  inspectionOf,
  matterOf,
  projectOf,
  projectsCompleted,
  trainedThisYear,
} from '../measures.js'

const { entitled, free, waived, oneThing, propertyQuery } = funeralServices.col

/**
 * Those who died and were given the basic services free of charge, in percent of those entitled to them. Not known if
 * nobody was.
 */
export const freeFuneralServiceRate = indicator({
  id: 'registry.free-funeral-service-rate',
  name: { zh: '身后事基本服务免费政策落实率', en: 'Entitled funerals with free basic services' },
  lowestLevel: 'township',
  formula: share(
    count(funeralServices, { where: allOf(is(entitled, true), is(free, true)) }),
    count(funeralServices, { where: is(entitled, true) }),
  ),
  doubts: [
    {
      zh: '免费项目为四项还是更多未明，以台账标记为准',
      en: 'which services are basic is not said; what the register marks as free counts',
    },
  ],
})

/** What was waived or paid for free basic services in the period. Shown for observation only: the plan names no sum. */
export const freeFuneralAmount = indicator({
  id: 'registry.free-funeral-amount',
  name: { zh: '身后事基本服务免费金额', en: 'Amount of free basic funeral services' },
  formula: total(sum(funeralServices, waived, { where: is(free, true) })),
  doubts: [{ zh: '金额多少不代表好坏，仅作监测', en: 'a greater sum is neither better nor worse; for watching only' }],
})

const opened = (topic: 'ash-hall' | 'mourning-site') =>
  total(count(registryFacilities, { where: facilityOf(topic), on: registryFacilities.col.openedOn }))

/** Ash halls (骨灰堂) opened in the period. */
export const newAshHalls = indicator({
  id: 'registry.new-ash-halls',
  name: { zh: '新建骨灰堂数', en: 'New ash halls' },
  lowestLevel: 'township',
  formula: opened('ash-hall'),
})

/** Sites for mourning together (集中治丧点) opened in the period. */
export const newMourningSites = indicator({
  id: 'registry.new-mourning-sites',
  name: { zh: '新建集中治丧点数', en: 'New mourning sites' },
  lowestLevel: 'township',
  formula: opened('mourning-site'),
})

/** Ecological renovations of old cemeteries completed in the period. */
export const oldCemeteriesRenovated = indicator({
  id: 'registry.old-cemeteries-renovated',
  name: { zh: '老旧墓地生态化改造数', en: 'Old cemeteries renovated' },
  lowestLevel: 'township',
  formula: total(projectsCompleted('cemetery-renovation')),
})

/** Visits to graves that were served at Qingming, in person-times. */
export const qingmingServicePersonTimes = indicator({
  id: 'registry.qingming-service-persontimes',
  name: { zh: '清明祭扫服务人次', en: 'Visits to graves served at Qingming' },
  lowestLevel: 'township',
  formula: total(
    sum(registryActivities, registryActivities.col.participants, {
      where: is(registryActivities.col.topic, 'qingming'),
    }),
  ),
})

/** Digital funeral scenes in use on the last day: completed and not given up. */
export const digitalFuneralScenes = indicator({
  id: 'registry.smart-funeral-scenes',
  name: { zh: '数智殡葬应用场景数', en: 'Digital funeral scenes' },
  formula: total(count(registryProjects, { where: allOf(projectOf('funeral-scene'), completed) })),
})

/** Funerals handled as one thing (一件事), in percent of all in the period. Not known if there was none. */
export const funeralsAsOneThingShare = indicator({
  id: 'registry.funeral-one-thing-share',
  name: { zh: '殡葬管理“一件事”办理占比', en: 'Funerals handled as one thing' },
  formula: share(count(funeralServices, { where: is(oneThing, true) }), count(funeralServices)),
})

/** Joint queries of a dead person's property in the period, one for each funeral. */
export const posthumousPropertyQueries = indicator({
  id: 'registry.posthumous-property-queries',
  name: { zh: '群众身后事涉财联办查询件数', en: 'Joint queries of property after a death' },
  formula: total(count(funeralServices, { where: is(propertyQuery, true) })),
})

/** Funeral problems that have been put right, in percent of those found in the period. Not known if none was found. */
export const funeralIssuesFixedRate = indicator({
  id: 'registry.funeral-issues-fixed-rate',
  name: { zh: '殡葬突出问题整治率', en: 'Funeral problems put right' },
  formula: share(
    count(registryMatters, { where: allOf(matterOf('funeral-issue'), closed) }),
    count(registryMatters, { where: matterOf('funeral-issue') }),
  ),
})

/** Funeral services found in order, in percent of those checked in the period. Not known if none was checked. */
export const funeralServiceComplianceRate = indicator({
  id: 'registry.funeral-service-compliance-rate',
  name: { zh: '殡葬服务规范率', en: 'Funeral services in order' },
  formula: share(
    count(registryInspections, {
      where: allOf(inspectionOf('funeral-service'), is(registryInspections.col.passed, true)),
    }),
    count(registryInspections, { where: inspectionOf('funeral-service') }),
  ),
})

/** Funeral facilities or equipment renewed or rearranged in the period, each project once. */
export const funeralEquipmentUpdated = indicator({
  id: 'registry.funeral-equipment-updated',
  name: { zh: '殡葬设施设备配置调整数', en: 'Funeral equipment renewed' },
  formula: total(projectsCompleted('funeral-equipment')),
})

/**
 * Funeral staff in service who were trained in the year up to the last day, in percent of all in service. Not known if
 * there are none.
 */
export const funeralStaffTrainingRate = indicator({
  id: 'registry.funeral-staff-training-rate',
  name: { zh: '殡葬行业人员培训覆盖率', en: 'Funeral staff trained in the year' },
  formula: share(count(funeralStaff, { where: trainedThisYear }), count(funeralStaff)),
})

/** In the plan’s order. */
export default [
  freeFuneralServiceRate,
  freeFuneralAmount,
  newAshHalls,
  newMourningSites,
  oldCemeteriesRenovated,
  qingmingServicePersonTimes,
  digitalFuneralScenes,
  funeralsAsOneThingShare,
  posthumousPropertyQueries,
  funeralIssuesFixedRate,
  funeralServiceComplianceRate,
  funeralEquipmentUpdated,
  funeralStaffTrainingRate,
] as const

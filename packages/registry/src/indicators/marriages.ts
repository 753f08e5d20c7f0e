import {
  allOf,
  byValue,
  count,
  coverage,
  distinct,
  indicator,
  is,
  isNull,
  milestone,
  not,
  oneOf,
  share,
  total,
} from '@minzheng/core'
import { marriageRegistrations, organisationEvents, registryFacilities, registryProjects } from '../datasets/index.js'
import { completed, eventOf, facilityOf, projectOf, projectsCompleted } from '../measures.js'

const { kind, registeredOn, origin, archivedOn, jointCase } = marriageRegistrations.col
const facilityTotal = (topic: Parameters<typeof facilityOf>[0]) =>
  total(count(registryFacilities, { where: facilityOf(topic) }))

/** The stage of becoming a national model area of wedding reform, in the counties that try. */
export const nationalMarriageReformZone = milestone({
  id: 'registry.national-marriage-reform-zone',
  name: { zh: '全国婚俗改革示范区创建', en: 'National model area of wedding reform' },
})

/**
 * Counties with a plan of wedding reform issued in the name of party and government by the last day, in percent of all.
 */
export const countyMarriageReformPlanRate = indicator({
  id: 'registry.county-marriage-reform-plan-rate',
  name: { zh: '区县以党委政府名义出台婚俗改革方案占比', en: 'Counties with a plan of wedding reform' },
  formula: coverage(count(registryProjects, { where: allOf(projectOf('marriage-reform-plan'), completed) }), {
    level: 'county',
  }),
})

/** Projects of the wedding economy (甜蜜经济) under way or completed on the last day, not given up. */
export const sweetEconomyProjects = indicator({
  id: 'registry.sweet-economy-projects',
  name: { zh: '甜蜜经济项目数', en: 'Projects of the wedding economy' },
  formula: total(count(registryProjects, { where: projectOf('sweet-economy') })),
})

/**
 * Marriage offices up to the standard on the last day, in percent of all; one not yet judged does not meet it. Not
 * known if there is none.
 */
export const marriageOfficeStandardRate = indicator({
  id: 'registry.marriage-office-standard-rate',
  name: { zh: '婚姻登记机关标准化率', en: 'Marriage offices up to the standard' },
  formula: share(
    count(registryFacilities, {
      where: allOf(facilityOf('marriage-office'), is(registryFacilities.col.compliant, true)),
    }),
    count(registryFacilities, { where: facilityOf('marriage-office') }),
  ),
})

/** Outdoor wedding bases of the city in use on the last day. */
export const cityOutdoorWeddingBases = indicator({
  id: 'registry.city-outdoor-wedding-bases',
  name: { zh: '市级户外结婚登记颁证基地数', en: 'Outdoor wedding bases of the city' },
  formula: facilityTotal('city-wedding-base'),
})

/** Marriage offices that hold the province's top-ten title on the last day, each once. */
export const provincialTopMarriageOffices = indicator({
  id: 'registry.provincial-top10-marriage-offices',
  name: { zh: '省级十佳婚姻登记机关数', en: 'Provincial top-ten marriage offices' },
  formula: total(
    distinct(organisationEvents, organisationEvents.col.subject, 'organisation', {
      where: eventOf('top-marriage-office'),
    }),
  ),
})

/** Outdoor wedding bases of the province in use on the last day. */
export const provincialOutdoorWeddingBases = indicator({
  id: 'registry.provincial-outdoor-wedding-bases',
  name: { zh: '省级户外结婚登记颁证基地数', en: 'Outdoor wedding bases of the province' },
  formula: facilityTotal('provincial-wedding-base'),
})

/** Marriage and family guidance centres in use on the last day. */
export const marriageGuidanceCentres = indicator({
  id: 'registry.marriage-guidance-centres',
  name: { zh: '婚姻家庭服务指导中心数', en: 'Marriage and family guidance centres' },
  formula: facilityTotal('guidance-centre'),
})

/** Marriage counselling stations in use on the last day. */
export const marriageCounsellingStations = indicator({
  id: 'registry.marriage-counselling-stations',
  name: { zh: '婚姻家庭辅导驿站数', en: 'Marriage counselling stations' },
  lowestLevel: 'township',
  formula: facilityTotal('counselling-station'),
})

/** Halls that show wedding customs in use on the last day. */
export const marriageCultureHalls = indicator({
  id: 'registry.marriage-culture-halls',
  name: { zh: '婚俗文化展示厅(馆)数', en: 'Halls of wedding customs' },
  formula: facilityTotal('culture-hall'),
})

/** Standards of marriage services issued in the period. */
export const marriageStandardsIssued = indicator({
  id: 'registry.marriage-standards-issued',
  name: { zh: '婚姻领域服务标准数', en: 'Standards of marriage services issued' },
  lowestLevel: 'city',
  formula: total(projectsCompleted('marriage-standard')),
})

/**
 * Marriage registrations of the period that have an electronic archive, in percent of all that were made
 * (浙江省婚姻登记电子档案管理办法). Not known if none was made.
 */
export const marriageElectronicArchiveRate = indicator({
  id: 'registry.marriage-e-archive-rate',
  name: { zh: '婚姻登记电子档案率', en: 'Marriage registrations with an electronic archive' },
  formula: share(
    count(marriageRegistrations, { where: not(isNull(archivedOn)), on: registeredOn }),
    count(marriageRegistrations, { on: registeredOn }),
  ),
  by: { kind: byValue(marriageRegistrations, kind) },
  doubts: [
    {
      zh: '历史档案补录是否计入未明，默认只算当期登记',
      en: 'whether old archives count is not said; only registrations of the period do',
    },
  ],
})

/** Registrations made in the period for couples of another province, at the place that registers them. */
export const crossProvinceMarriageCases = indicator({
  id: 'registry.cross-province-marriage-cases',
  name: { zh: '婚姻登记“跨省通办”件数', en: 'Registrations for couples of another province' },
  formula: total(count(marriageRegistrations, { where: is(origin, 'other-province'), on: registeredOn })),
  by: { kind: byValue(marriageRegistrations, kind) },
})

/** Registrations made in the period for couples of elsewhere in the province, at the place that registers them. */
export const provinceWideMarriageCases = indicator({
  id: 'registry.province-wide-marriage-cases',
  name: { zh: '婚姻登记“全省通办”件数', en: 'Registrations for couples of elsewhere in the province' },
  formula: total(count(marriageRegistrations, { where: is(origin, 'province'), on: registeredOn })),
  by: { kind: byValue(marriageRegistrations, kind) },
})

/**
 * Marriages and reissued certificates in the period that were joined with birth and household registration (婚育户一件事).
 */
export const marriageBirthHouseholdCases = indicator({
  id: 'registry.marriage-birth-household-cases',
  name: { zh: '“婚育户一件事”联办件数', en: 'Joint cases of marriage, birth and household' },
  formula: total(
    count(marriageRegistrations, {
      where: allOf(is(jointCase, true), oneOf(kind, ['marriage', 'reissue'])),
      on: registeredOn,
    }),
  ),
})

/** In the plan’s order. */
export default [
  nationalMarriageReformZone,
  countyMarriageReformPlanRate,
  sweetEconomyProjects,
  marriageOfficeStandardRate,
  cityOutdoorWeddingBases,
  provincialTopMarriageOffices,
  provincialOutdoorWeddingBases,
  marriageGuidanceCentres,
  marriageCounsellingStations,
  marriageCultureHalls,
  marriageStandardsIssued,
  marriageElectronicArchiveRate,
  crossProvinceMarriageCases,
  provinceWideMarriageCases,
  marriageBirthHouseholdCases,
] as const

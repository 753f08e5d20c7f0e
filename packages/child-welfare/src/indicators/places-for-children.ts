import { count, indicator, is, milestone, share, total } from '@minzheng/core'
import { childProjects } from '../datasets/index.js'
import { graded, meetsStandard, placesOf } from '../measures.js'

/**
 * The share of open child welfare institutions that meet the standard of the action for better service, in percent. Not
 * known if there is none.
 */
export const childInstitutionQualityRate = indicator({
  id: 'child-welfare.child-institution-quality-rate',
  name: { zh: '儿童福利机构服务质量提升行动达标率', en: 'Child welfare institutions up to standard' },
  formula: share(placesOf('institution', meetsStandard), placesOf('institution')),
  doubts: [
    {
      zh: '质量提升行动的达标标准未写明,由单位自行判定。',
      en: 'What the action’s standard asks is not said; the office judges.',
    },
  ],
})

/** The building of the city's child welfare home: the stage it has reached. */
export const cityChildHomeProject = milestone({
  id: 'child-welfare.city-child-home-project',
  name: { zh: '市儿童福利院建设项目进度', en: 'City child welfare home built' },
  lowestLevel: 'city',
})

/**
 * The share of open children's homes in villages and communities that have a star grade, in percent. Not known if there
 * is no home.
 */
export const childrensHomeStarAssessedRate = indicator({
  id: 'child-welfare.childrens-home-star-assessed-rate',
  name: { zh: '儿童之家星级评估率', en: 'Children’s homes with stars' },
  lowestLevel: 'village',
  formula: share(placesOf('home', graded), placesOf('home')),
  doubts: [
    {
      zh: '星级分档和有效期未写明,这里按一至五星、长期有效。',
      en: 'The scale of stars and how long they hold are not said; here one to five, without end.',
    },
  ],
})

/**
 * The share of agencies that protect minors which are bodies of their own, in percent: with staff, premises and work.
 */
export const minorProtectionAgencyOperationalRate = indicator({
  id: 'child-welfare.minor-protection-agency-operational-rate',
  name: { zh: '未成年人救助保护机构实体化运行率', en: 'Protection agencies in operation' },
  formula: share(placesOf('agency', meetsStandard), placesOf('agency')),
})

/** Model sites of services to children in use at the end of the period. */
export const childServiceModels = indicator({
  id: 'child-welfare.child-service-models',
  name: { zh: '儿童服务典型示范数', en: 'Model sites of child services' },
  formula: total(placesOf('model')),
})

/** Project brands of services to children at the end of the period; one that was given up no longer counts. */
export const childServiceBrands = indicator({
  id: 'child-welfare.child-service-brands',
  name: { zh: '儿童服务特色项目品牌数', en: 'Project brands of child services' },
  formula: total(count(childProjects, { where: is(childProjects.col.topic, 'brand') })),
})

/** In the plan’s order. */
export default [
  childInstitutionQualityRate,
  cityChildHomeProject,
  childrensHomeStarAssessedRate,
  minorProtectionAgencyOperationalRate,
  childServiceModels,
  childServiceBrands,
] as const

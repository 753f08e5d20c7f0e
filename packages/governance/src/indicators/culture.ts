import { byValue, count, indicator, is, sum, total } from '@minzheng/core'
import { governanceCharityParticipants, governanceProjects } from '../datasets/index.js'
import { activitiesHeld } from '../measures.js'

const project = governanceProjects.col

/** Cultural events of the department held in the period. */
export const departmentCultureEvents = indicator({
  id: 'governance.department-culture-events',
  name: { zh: '民政部门文化活动场次', en: 'Cultural events of the department' },
  formula: activitiesHeld('department-culture'),
})

/** Events for respect of older people held in the period. */
export const elderRespectCultureEvents = indicator({
  id: 'governance.elder-respect-culture-events',
  name: { zh: '敬老文化活动场次', en: 'Events for respect of older people' },
  lowestLevel: 'village',
  formula: activitiesHeld('elder-respect'),
})

/** Events for the care of children held in the period. */
export const childCareCultureEvents = indicator({
  id: 'governance.child-care-culture-events',
  name: { zh: '恤孤慈幼文化活动场次', en: 'Events for the care of children' },
  lowestLevel: 'township',
  formula: activitiesHeld('child-care'),
})

/** Events for mutual aid and self-reliance held in the period. */
export const mutualAidCultureEvents = indicator({
  id: 'governance.mutual-aid-culture-events',
  name: { zh: '守望相助、自强典型宣传场次', en: 'Events for mutual aid and self-reliance' },
  lowestLevel: 'township',
  formula: activitiesHeld('mutual-aid'),
})

/**
 * Enterprises, organisations and persons that took part in charity for the first time in the year, as each county
 * counts them, also by kind; a participant in two counties counts in both.
 */
export const charityParticipants = indicator({
  id: 'governance.charity-participants',
  name: { zh: '投身慈善公益的企业、社会组织和个人数', en: 'Those who take part in charity' },
  formula: total(sum(governanceCharityParticipants, governanceCharityParticipants.col.newParticipants)),
  by: { kind: byValue(governanceCharityParticipants, governanceCharityParticipants.col.kind) },
  doubts: [
    {
      zh: '“更多”以上年为基数;参与的认定(捐赠、志愿服务等)待明确。',
      en: '“More” is held against the year before; what counts as taking part (gifts, volunteering) is still to be said.',
    },
  ],
})

/** Events for simple weddings and funerals held in the period. */
export const weddingFuneralCustomEvents = indicator({
  id: 'governance.wedding-funeral-custom-events',
  name: { zh: '婚丧移风易俗活动场次', en: 'Events for simple weddings and funerals' },
  lowestLevel: 'village',
  formula: activitiesHeld('wedding-funeral'),
})

/** Projects that keep and use place names, on file and not given up on the reference day. */
export const placeNameCultureUsed = indicator({
  id: 'governance.place-name-culture-used',
  name: { zh: '地名文化保护利用项目数', en: 'Projects that keep and use place names' },
  lowestLevel: 'village',
  formula: total(count(governanceProjects, { where: is(project.topic, 'place-name-culture') })),
})

/** In the plan’s order. */
export default [
  departmentCultureEvents,
  elderRespectCultureEvents,
  childCareCultureEvents,
  mutualAidCultureEvents,
  charityParticipants,
  weddingFuneralCustomEvents,
  placeNameCultureUsed,
] as const

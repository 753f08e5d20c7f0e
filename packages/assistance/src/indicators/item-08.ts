import { milestone } from '@minzheng/core'
import { item } from '../clauses.js'

/** The stage that the city's mental-welfare institution (or facility) has reached. */
export const mentalWelfareFacilityCompleted = milestone({
  id: 'assistance.mental-welfare-facility-completed',
  name: { zh: '市级精神卫生福利机构(设施)建设', en: 'City mental-welfare facility built' },
  clause: item(8, '完成市级精神卫生福利机构(设施)建设'),
  lowestLevel: 'city',
})

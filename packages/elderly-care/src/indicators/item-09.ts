import { milestone } from '@minzheng/core'
import { item } from '../clauses.js'

/** The stage that the reform of the bodies for work on ageing has reached in the city and every county; a county without progress has not started. */
export const ageingInstitutionReformDone = milestone({
  id: 'elderly-care.ageing-institution-reform-done',
  name: { zh: '老龄工作机构改革任务', en: 'Reform of the bodies for work on ageing' },
  clause: item(9, '完成机构改革任务'),
  lowestLevel: 'county',
  every: 'county',
})

import { activities, trainings } from '@minzheng/core'

/** Activities of the offices, townships and villages (学习、演练、文化活动), each on the day it was held. */
export const governanceActivities = activities({
  name: 'governance-activities',
  title: { zh: '机关与民政文化活动', en: 'Activities of offices and culture' },
  topics: {
    'theory-study': { zh: '理论学习', en: 'study of theory', aliases: ['学习会'] },
    sanzhuan: { zh: '三专三比三问效', en: '“three specialities, three contests, three questions of effect”' },
    'safety-drill': { zh: '应急演练', en: 'safety drill', aliases: ['安全演练'] },
    'department-culture': { zh: '部门文化', en: 'culture of the department' },
    'elder-respect': { zh: '敬老文化', en: 'respect for older people' },
    'child-care': { zh: '恤孤慈幼文化', en: 'care for children' },
    'mutual-aid': { zh: '守望相助', en: 'mutual aid and self-reliance', aliases: ['自强典型宣传'] },
    'wedding-funeral': { zh: '婚丧移风易俗', en: 'wedding and funeral customs', aliases: ['移风易俗'] },
  },
})

/** Trainings and tests of cadres (干部培训、测评), with how many took part and passed. */
export const governanceTrainings = trainings({
  name: 'governance-trainings',
  title: { zh: '民政干部培训', en: 'Trainings of cadres' },
  topics: {
    university: { zh: '高校培训', en: 'training at a university' },
    'young-cadres': { zh: '优秀年轻干部培训', en: 'training of young cadres' },
    competence: { zh: '专业能力测评', en: 'test of competence' },
  },
  lowestLevel: 'county',
})

import { activities, documents, facilities, inspections, projects, services } from '@minzheng/core'

/** Places of work on ageing: facilities in communities, recognised communities, pilots, complexes, parks. */
export const elderlyCareFacilities = facilities({
  name: 'elderly-care-facilities',
  title: { zh: '养老服务阵地', en: 'Elderly-care facilities' },
  topics: {
    'embedded-facility': { zh: '社区嵌入式服务设施', en: 'facility embedded in a community' },
    'smart-scene': { zh: '一老一小智能场景', en: 'smart scene for old and young' },
    'friendly-community': { zh: '全国示范性老年友好型社区', en: 'national age-friendly community' },
    'cognitive-pilot': { zh: '认知障碍社区干预试点', en: 'pilot of dementia work in a community' },
    'service-complex': { zh: '养老服务综合体', en: 'complex of care services' },
    'industry-park': { zh: '康养产业园', en: 'park of the care industry' },
  },
})

/**
 * Tasks and projects of elderly care, from the start to the day they were completed: tasks of a reform, items of a
 * list, sites of a layout plan, adaptations, research.
 */
export const elderlyCareProjects = projects({
  name: 'elderly-care-projects',
  title: { zh: '养老服务任务与项目', en: 'Elderly-care projects' },
  topics: {
    'doorstep-model': { zh: '家门口幸福养老', en: 'care at the doorstep' },
    'reform-task': { zh: '浙里康养集成改革任务', en: 'task of the care reform' },
    'programme-task': { zh: '老有康养优享工程任务', en: 'task of the care programme' },
    'rural-gap-task': { zh: '农村养老补短行动任务', en: 'task of rural care' },
    'basic-care-item': { zh: '基本养老服务清单项目', en: 'item of the list of basic care' },
    'one-home': { zh: '特困人员县城一院供养', en: 'one home in the county town for tekun persons' },
    'planned-site': { zh: '养老服务设施布局规划点位', en: 'site of the layout plan' },
    'community-adaptation': { zh: '社区适老化改造', en: 'community adapted for old age' },
    'city-adaptation': { zh: '城市适老化改造', en: 'town adapted for old age' },
    'care-building': { zh: '养老建设项目', en: 'building for elderly care' },
    'robot-or-aid': { zh: '护理机器人和康复辅具研制', en: 'care robot or aid under development' },
  },
})

/** Events of work on ageing with those who came. */
export const elderlyCareActivities = activities({
  name: 'elderly-care-activities',
  title: { zh: '老龄工作活动', en: 'Activities of work on ageing' },
  topics: {
    'respect-month': { zh: '敬老月活动', en: 'month of respect for the old' },
    'respect-publicity': { zh: '尊老敬老孝老宣传', en: 'publicity for respecting the old' },
    education: { zh: '老年教育', en: 'education for older people' },
    leisure: { zh: '老年活动', en: 'activity for older people', aliases: ['老年文体活动'] },
    'brand-show': { zh: '康养产业品牌宣传展示', en: 'show of care brands' },
  },
})

/** Checks in elderly care: fire safety of homes, running of home-care centres, evaluations of work on ageing. */
export const elderlyCareInspections = inspections({
  name: 'elderly-care-inspections',
  title: { zh: '养老服务检查评估', en: 'Elderly-care inspections' },
  topics: {
    fire: { zh: '养老机构消防检查', en: 'fire safety of a home', aliases: ['消防检查'] },
    'home-care-centre': { zh: '居家服务中心运行检查', en: 'running of a home-care centre' },
    'ageing-evaluation': { zh: '老龄事业评估监管', en: 'evaluation of work on ageing' },
  },
})

/** Services by month: uses of preferences for older people, and what was spent on care services. */
export const elderlyCareServices = services({
  name: 'elderly-care-services',
  title: { zh: '养老服务业务月报', en: 'Elderly-care services by month' },
  lowestLevel: 'county',
  topics: {
    preference: { zh: '老年人优待', en: 'preference for older people' },
    consumption: { zh: '养老服务消费', en: 'spending on care services' },
  },
})

/** Papers of the city and its counties on elderly care. */
export const elderlyCareDocuments = documents({
  name: 'elderly-care-documents',
  title: { zh: '养老服务政策文件', en: 'Elderly-care documents' },
  lowestLevel: 'county',
  topics: {
    'meal-policy': { zh: '老年助餐配套政策', en: 'policy in support of meals' },
  },
})

import { activities, facilities, projects, services } from '@minzheng/core'

/**
 * Places for children: child welfare institutions, children's homes in villages (free of charge, 未成年人保护法 art. 44),
 * agencies that protect minors, and model sites.
 */
export const childFacilities = facilities({
  name: 'child-facilities',
  title: { zh: '儿童服务阵地', en: 'Places for children' },
  topics: {
    institution: { zh: '儿童福利机构', en: 'child welfare institution' },
    home: { zh: '儿童之家', en: 'children’s home' },
    agency: { zh: '未成年人救助保护机构', en: 'agency that protects minors', aliases: ['未保机构'] },
    model: { zh: '儿童服务典型示范点', en: 'model site', aliases: ['典型示范'] },
  },
})

/** Tasks of the three-year plan for left-behind children and children in difficulty, and project brands. */
export const childProjects = projects({
  name: 'child-projects',
  title: { zh: '儿童关爱任务和项目', en: 'Tasks and projects for children' },
  topics: {
    'three-year-plan': { zh: '三年行动方案任务', en: 'task of the three-year plan' },
    brand: { zh: '特色项目品牌', en: 'project brand' },
  },
  lowestLevel: 'county',
})

/** Events for children and their protection. */
export const childActivities = activities({
  name: 'child-activities',
  title: { zh: '儿童关爱活动', en: 'Events for children' },
  topics: {
    'protection-month': { zh: '未保宣传月', en: 'month of the protection of minors', aliases: ['未成年人保护宣传月'] },
    other: { zh: '其他', en: 'other' },
  },
})

/** Subsidies paid to child directors (儿童主任补助), by township and month. */
export const childDirectorSubsidies = services({
  name: 'child-director-subsidies',
  title: { zh: '儿童主任补助发放', en: 'Subsidies to child directors' },
  topics: {
    post: { zh: '岗位补助', en: 'for the post', aliases: ['岗位津贴'] },
    other: { zh: '其他补助', en: 'other' },
  },
  lowestLevel: 'township',
})

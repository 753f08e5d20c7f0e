import { activities, facilities, inspections, projects } from '@minzheng/core'

/** Places of registry work: bases of organisations, funeral facilities, marriage offices and related places. */
export const registryFacilities = facilities({
  name: 'registry-facilities',
  title: { zh: '社会组织与专项事务设施', en: 'Registry facilities' },
  topics: {
    'incubation-base': { zh: '社会组织孵化(示范)基地', en: 'incubation base', aliases: ['社会组织孵化基地'] },
    'ash-hall': { zh: '骨灰堂', en: 'ash hall' },
    'mourning-site': { zh: '集中治丧点', en: 'mourning site' },
    'marriage-office': { zh: '婚姻登记机关', en: 'marriage office', aliases: ['婚姻登记处'] },
    'city-wedding-base': { zh: '市级户外结婚登记颁证基地', en: 'outdoor wedding base of the city' },
    'provincial-wedding-base': { zh: '省级户外结婚登记颁证基地', en: 'outdoor wedding base of the province' },
    'guidance-centre': { zh: '婚姻家庭服务指导中心', en: 'marriage and family guidance centre' },
    'counselling-station': { zh: '婚姻家庭辅导驿站', en: 'marriage counselling station' },
    'culture-hall': {
      zh: '婚俗文化展示厅(馆)',
      en: 'hall of wedding customs',
      aliases: ['婚俗文化展示厅', '婚俗文化展示馆'],
    },
  },
})

/**
 * Tasks and projects of registry work, from the start to the day they were completed: tasks of a ruling, studies,
 * products, renovations, papers drawn up.
 */
export const registryProjects = projects({
  name: 'registry-projects',
  title: { zh: '社会组织与专项事务项目', en: 'Registry projects' },
  topics: {
    'division-task': { zh: '行政区划工作意见任务', en: 'task of the ruling on divisions' },
    'division-study': { zh: '行政区划规划研究', en: 'study of divisions' },
    'place-name-task': { zh: '地名管理办法任务', en: 'task of the rules on place names' },
    'address-data-product': { zh: '地名地址数据产品', en: 'product made of address data' },
    'cemetery-renovation': { zh: '老旧墓地生态化改造', en: 'renovation of an old cemetery' },
    'funeral-scene': { zh: '数智殡葬应用场景', en: 'digital funeral scene' },
    'funeral-equipment': { zh: '殡葬设施设备更新', en: 'funeral equipment renewed' },
    'sweet-economy': { zh: '甜蜜经济项目', en: 'project of the wedding economy' },
    'marriage-reform-plan': {
      zh: '婚俗改革方案(党委政府名义)',
      en: 'plan of wedding reform in the name of party and government',
    },
    'marriage-standard': { zh: '婚姻服务标准', en: 'standard of marriage services' },
  },
})

/** Inspections in registry work: how place names are used, how funeral services are given. */
export const registryInspections = inspections({
  name: 'registry-inspections',
  title: { zh: '专项事务检查', en: 'Registry inspections' },
  topics: {
    'place-name-use': { zh: '地名使用检查', en: 'use of a place name' },
    'funeral-service': { zh: '殡葬服务检查', en: 'funeral service' },
  },
})

/** Events of registry work with the number of participants: visits to graves at Qingming. */
export const registryActivities = activities({
  name: 'registry-activities',
  title: { zh: '专项事务活动', en: 'Registry activities' },
  topics: {
    qingming: { zh: '清明祭扫服务', en: 'visits to graves at Qingming', aliases: ['清明祭扫'] },
  },
})

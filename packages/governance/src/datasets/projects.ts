import { projects } from '@minzheng/core'

/** Projects (项目): on file, applied for, built, and put to use. */
export const governanceProjects = projects({
  name: 'governance-projects',
  title: { zh: '民政项目', en: 'Projects of civil affairs' },
  topics: {
    reserve: { zh: '储备项目', en: 'project in reserve' },
    application: { zh: '申报项目', en: 'project applied for' },
    'facility-construction': { zh: '服务设施建设', en: 'building of a service facility' },
    'digital-scene': { zh: '数字化应用场景', en: 'digital scene' },
    'place-name-culture': { zh: '地名文化保护利用', en: 'place names kept and used' },
  },
})

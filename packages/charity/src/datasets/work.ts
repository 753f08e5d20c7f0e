import { activities, projects, services } from '@minzheng/core'

/** Tasks and projects of charity work; a brand is in force from the day it is recognised until it is given up. */
export const charityProjects = projects({
  name: 'charity-projects',
  title: { zh: '慈善任务和项目', en: 'Charity tasks and projects' },
  topics: {
    'sunshine-task': { zh: '阳光慈善工程任务', en: 'task of the sunshine charity programme' },
    incubated: { zh: '孵化慈善项目', en: 'project incubated at a base' },
    prosperity: { zh: '慈善助富项目', en: 'project for common prosperity', aliases: ['助富项目'] },
    brand: { zh: '慈善品牌', en: 'charity brand', aliases: ['慈善品牌项目'] },
  },
})

/** Events about charity, each on the day it was held. */
export const charityActivities = activities({
  name: 'charity-activities',
  title: { zh: '慈善活动', en: 'Charity events' },
  topics: {
    law: { zh: '慈善法宣传', en: 'publicity for the Charity Law', aliases: ['《慈善法》宣传贯彻'] },
    'lottery-brand': {
      zh: '“福彩有爱1+N”公益活动',
      en: 'welfare events of the lottery brand',
      aliases: ['福彩有爱1+N'],
    },
  },
})

/**
 * Monthly returns: persons helped, resources brought in by charity bases, lottery sales. The two kinds of sales exclude
 * each other.
 */
export const charityServices = services({
  name: 'charity-services',
  title: { zh: '慈善和福彩业务月报', en: 'Monthly returns of charity and lottery' },
  topics: {
    livelihood: { zh: '慈善衔接民生事业受益', en: 'helped by charity in matters of livelihood', aliases: ['民生受益'] },
    resources: { zh: '慈善基地链接资源', en: 'resources brought in by charity bases', aliases: ['链接慈善资源'] },
    'theme-tickets': { zh: '共同富裕主题传统票销售', en: 'sales of theme tickets', aliases: ['主题传统票'] },
    'other-lottery': { zh: '其他福利彩票销售', en: 'other lottery sales', aliases: ['其他福彩销售'] },
  },
  notes: {
    zh: '链接资源金额含物资折价;主题传统票不得再计入其他福利彩票。',
    en: 'Resources include goods at their recorded value; theme tickets are not counted again under other sales.',
  },
})

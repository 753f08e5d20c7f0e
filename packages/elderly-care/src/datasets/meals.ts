import { choice, dataset, day, districtCode, flag, integer, optional, text } from '@minzheng/core'

/** Meal sites for older people (老年助餐服务点), with the seven standards of the plan (七个标准化) that each meets. */
export const mealSites = dataset({
  name: 'meal-sites',
  title: { zh: '老年助餐点', en: 'Meal sites' },
  counts: 'site',
  fields: {
    site: text('助餐点编号', 'Site'),
    district: districtCode('行政区划代码', 'District code', { aliases: ['村(社区)代码', '所在村(社区)代码'] }),
    kind: choice('类型', 'Kind', {
      'central-kitchen': { zh: '中心食堂', en: 'central kitchen' },
      canteen: { zh: '老年食堂', en: 'canteen' },
      point: { zh: '助餐点', en: 'serving point' },
      neighbours: { zh: '邻里助餐', en: 'neighbours’ table' },
    }),
    venue: optional(flag('用餐场所标准化', 'Venue up to standard')),
    menu: optional(flag('菜单菜价标准化', 'Menu and prices up to standard')),
    notice: optional(flag('信息公示标准化', 'Public notice up to standard')),
    service: optional(flag('助餐服务标准化', 'Service up to standard')),
    pledge: optional(flag('安全承诺标准化', 'Safety pledge up to standard')),
    terminal: optional(flag('智能终端标准化', 'Smart terminal up to standard')),
    equipment: optional(flag('供餐设备标准化', 'Equipment up to standard')),
    supervised: optional(flag('是否纳入全流程监管', 'Under supervision of the whole process')),
    openedOn: day('启用日期', 'Opened on'),
    closedOn: optional(day('停用日期', 'Closed on')),
  },
  key: ['site'],
  time: { kind: 'stock', from: 'openedOn', to: 'closedOn' },
  dropped: ['助餐点名称', '负责人', '联系电话', '地址'],
})

/** How many meals a site served on a day, in person-times (人次): one older person at one meal. */
export const mealDays = dataset({
  name: 'meal-days',
  title: { zh: '老年助餐服务日报', en: 'Meals served by day' },
  counts: 'case',
  fields: {
    site: text('助餐点编号', 'Site'),
    district: districtCode('行政区划代码', 'District code', { aliases: ['村(社区)代码', '所在村(社区)代码'] }),
    servedOn: day('服务日期', 'Served on'),
    personTimes: integer('服务人次', 'Person-times', 'person-time', { aliases: ['就餐人次', '助餐人次'] }),
  },
  key: ['site', 'servedOn'],
  time: { kind: 'flow', on: 'servedOn' },
})

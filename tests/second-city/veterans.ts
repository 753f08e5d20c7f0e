import {
  choice,
  count,
  dataset,
  day,
  defineUnit,
  districtCode,
  domain,
  indicator,
  integer,
  is,
  optional,
  population,
  personsOf,
  ratio,
  sum,
  text,
  total,
  withCodes,
} from '@minzheng/core'
import { mealSites } from '@minzheng/elderly-care'

/** 小时: hours of service, which the common units lack. */
export const hour = defineUnit('own/hour', { zh: '小时', en: 'hours', decimals: 0 })
export const hoursPer10k = defineUnit('own/hour-per-10k', {
  zh: '小时/万人',
  en: 'hours per 10,000',
  decimals: 1,
  rate: { unit: hour, scale: 10_000 },
})

/** One visit of a service team to veterans. */
export const veteranServices = dataset({
  name: 'veteran-services',
  title: { zh: '退役军人服务', en: 'Services for veterans' },
  counts: 'case',
  fields: {
    service: text('服务编号', 'Service'),
    district: districtCode(),
    kind: choice('服务类型', 'Kind', {
      visit: { zh: '走访', en: 'visit' },
      training: { zh: '培训', en: 'training' },
    }),
    servedOn: day('服务日期', 'Served on'),
    hours: integer('时长', 'Hours', hour),
    station: optional(text('服务站', 'Station')),
  },
  key: ['service'],
  time: { kind: 'flow', on: 'servedOn' },
})

const hours = sum(veteranServices, veteranServices.col.hours)

/** 退役军人服务: a domain of the city's own. */
export const veterans = domain({
  name: 'veterans',
  title: { zh: '退役军人服务', en: 'Veterans' },
  datasets: [veteranServices, population],
  indicators: [
    indicator({
      id: 'veterans.service-hours',
      name: { zh: '服务时长', en: 'Hours of service' },
      formula: total(hours),
    }),
    indicator({
      id: 'veterans.hours-per-10k',
      name: { zh: '每万人服务时长', en: 'Hours per 10,000 persons' },
      formula: ratio(hours, personsOf('resident'), { scale: 10_000 }),
    }),
  ],
})

/** 家门口服务站: a kind of meal site that only this city has. */
export const codes = {
  'meal-sites': { kind: { doorstep: { zh: '家门口服务站', en: 'doorstep station', aliases: ['家门口站'] } } },
} as const

/** Doorstep stations that are open on the last day. */
export const doorstepStations = indicator({
  id: 'elderly-care.doorstep-stations',
  name: { zh: '家门口服务站数', en: 'Doorstep stations' },
  formula: total(count(mealSites, { where: is(withCodes(mealSites, codes['meal-sites']).col.kind, 'doorstep') })),
})

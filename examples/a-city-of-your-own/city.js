// The definitions of a city: its districts, a dataset, an indicator, and a plan with a target. All of it is frozen data.
import {
  catalogue,
  count,
  dataset,
  day,
  districtCode,
  districtTree,
  domain,
  indicator,
  integer,
  optional,
  personsOf,
  population,
  text,
  total,
} from '@minzheng/core'

const districts = districtTree([
  { code: '990100', name: '云溪市', level: 'city', parent: null, kind: '地级市' },
  { code: '990102', name: '东湖区', level: 'county', parent: '990100', kind: '市辖区' },
  { code: '990121', name: '青山县', level: 'county', parent: '990100', kind: '县' },
])

/** Volunteer stations (志愿服务站): a stock, from the day a station opens until the day it closes. */
export const stations = dataset({
  name: 'volunteer-stations',
  title: { zh: '志愿服务站', en: 'Volunteer stations' },
  counts: 'site',
  fields: {
    station: text('编号', 'Station'),
    district: districtCode(),
    openedOn: day('启用日期', 'Opened on'),
    closedOn: optional(day('停用日期', 'Closed on')),
    volunteers: integer('志愿者人数', 'Volunteers', 'person'),
  },
  key: ['station'],
  time: { kind: 'stock', from: 'openedOn', to: 'closedOn' },
})

const planText = '1.建设志愿服务站。全市志愿服务站达到6个。'

/** Stations that are open on the last day of the period. */
export const openStations = indicator({
  id: 'volunteering.open-stations',
  name: { zh: '志愿服务站数', en: 'Volunteer stations' },
  formula: total(count(stations)),
})

const volunteering = domain({
  name: 'volunteering',
  title: { zh: '志愿服务', en: 'Volunteering' },
  datasets: [stations, population],
  indicators: [openStations],
})

/** What the store, the worker, and the evaluation in memory need. */
export const city = catalogue([volunteering], districts)

/**
 * The year's plan: six stations. A county's share is in proportion to its residents, and is for reference only.
 * @type {import('@minzheng/plan').Plan}
 */
export const plan = {
  id: 'yunxi-2024',
  title: { zh: '云溪市2024年工作要点', en: 'Work plan of Yunxi for 2024' },
  year: 2024,
  text: planText,
  items: [
    {
      number: 1,
      section: { number: '一', title: '志愿服务' },
      title: '建设志愿服务站',
      text: planText,
      clauses: ['全市志愿服务站达到6个。'],
    },
  ],
  targets: [
    {
      indicator: openStations.id,
      operator: '>=',
      value: 6,
      basis: 'explicit',
      clause: { document: 'yunxi-2024', item: 1, quote: '全市志愿服务站达到6个' },
      period: '2024',
      districts: ['990100'],
      below: personsOf('resident'),
    },
  ],
}

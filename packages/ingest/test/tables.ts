import {
  catalogue,
  dataset,
  day,
  districtCode,
  domain,
  indicator,
  integer,
  money,
  optional,
  sum,
  text,
  total,
} from '@minzheng/core'
import { joined } from './office.js'
import { send } from './send.js'

const standards = dataset({
  name: 'standards',
  title: { zh: '低保标准', en: 'Standards' },
  counts: 'case',
  fields: {
    district: districtCode(),
    effectiveOn: day('执行日期', 'Effective on'),
    monthly: money('月标准', 'Monthly standard'),
    document: optional(text('文号', 'Document')),
  },
  key: ['district', 'effectiveOn'],
  time: { kind: 'policy', from: 'effectiveOn', series: [] },
})

const otherStandards = dataset({
  name: 'other-standards',
  title: { zh: '特困供养标准', en: 'Other standards' },
  counts: 'case',
  fields: {
    district: districtCode(),
    effectiveOn: day('执行日期', 'Effective on'),
    basic: money('基本生活月标准', 'Basic standard'),
    document: optional(text('文号', 'Document')),
  },
  key: ['district', 'effectiveOn'],
  time: { kind: 'policy', from: 'effectiveOn', series: [] },
})

const activities = dataset({
  name: 'activities',
  title: { zh: '救助活动', en: 'Activities' },
  counts: 'event',
  fields: {
    activity: text('活动编号', 'Activity'),
    district: districtCode(),
    heldOn: day('活动日期', 'Held on'),
    visits: integer('参与人次', 'Visits', 'person-time'),
    cost: money('金额', 'Cost'),
    endedOn: optional(day('停办日期', 'Ended on')),
  },
  key: ['activity'],
  time: { kind: 'flow', on: 'heldOn' },
})

const insured = dataset({
  name: 'insured',
  title: { zh: '参保人数统计', en: 'Insured' },
  counts: 'case',
  fields: {
    district: districtCode(),
    countedOn: day('统计日期', 'Counted on'),
    insured: integer('参保人数', 'Insured', 'person'),
  },
  key: ['district', 'countedOn'],
  time: { kind: 'policy', from: 'countedOn', series: [] },
})

const insuredPersons = indicator({
  id: 'test.insured',
  name: { zh: '参保人数', en: 'Insured' },
  unit: 'person',
  time: 'policy',
  better: 'higher',
  lowestLevel: 'township',
  formula: total(sum(insured, insured.col.insured)),
})

/** Four datasets whose rows are standards, events, and counts of districts. */
export const tables = catalogue(
  [
    domain({
      name: 'test',
      title: { zh: '试验', en: 'Test' },
      datasets: [standards, otherStandards, activities, insured],
      indicators: [insuredPersons],
    }),
  ],
  joined.districts,
)

/** Imports rows as a CSV file for those datasets. */
export const sendRows = (rows: readonly (string | readonly string[])[], more: Parameters<typeof send>[2] = {}) =>
  send(rows.map((row) => (typeof row === 'string' ? row : row.join(','))).join('\n'), '.csv', {
    catalogue: tables,
    ...more,
  })

// Checked by `typecheck` alone, never run: each marked line must not compile, and a mark on a line that compiles is an
// error itself.
import {
  atLeast,
  choice,
  count,
  daysBetween,
  dataset,
  day,
  districtCode,
  domain,
  indicator,
  integer,
  is,
  oneOf,
  optional,
  referenceDay,
  level,
  max,
  min,
  moreThan,
  plus,
  ratio,
  sum,
  total,
} from '../src/index.js'
import type { Domain, Indicator, RecordOf } from '../src/index.js'

const title = { zh: '养老护理员', en: 'Caregivers' }
const fields = {
  district: districtCode('行政区划代码', 'District code'),
  setting: choice('服务类型', 'Setting', {
    home: { zh: '居家', en: 'home care' },
    institution: { zh: '机构', en: 'institution' },
  }),
  shifts: integer('班次', 'Shifts', 'person-time'),
  startedOn: day('入职日期', 'Started on'),
  leftOn: optional(day('离职日期', 'Left on')),
}
const caregivers = dataset({
  name: 'caregivers',
  title,
  counts: 'person',
  fields,
  key: ['startedOn'],
  time: { kind: 'stock', from: 'startedOn', to: 'leftOn' },
})

// A column is compared with its own values.
is(caregivers.col.setting, 'home')
// @ts-expect-error -- no such setting
is(caregivers.col.setting, 'hom')
// @ts-expect-error -- no such setting among several
oneOf(caregivers.col.setting, ['home', 'hom'])
// @ts-expect-error -- a number is not a setting
is(caregivers.col.setting, 1)
atLeast(caregivers.col.startedOn, referenceDay)
// @ts-expect-error -- a number of shifts is not a day
atLeast(caregivers.col.shifts, referenceDay)

// Columns are those of the dataset, and only numbers add up.
sum(caregivers, caregivers.col.shifts)
// @ts-expect-error -- no such column
sum(caregivers, caregivers.col.shift)
// @ts-expect-error -- words do not add up
sum(caregivers, caregivers.col.setting)

// What does not add up is not added: neither different units, nor a maximum, nor a text column.
const homes = dataset({
  name: 'homes',
  title,
  counts: 'household',
  fields: {
    district: fields.district,
    beds: integer('床位', 'Beds', 'bed'),
    openedOn: day('启用', 'Opened on'),
    closedOn: optional(day('停用', 'Closed on')),
  },
  key: ['openedOn'],
  time: { kind: 'stock', from: 'openedOn', to: 'closedOn' },
})
plus(count(caregivers), count(caregivers))
// @ts-expect-error -- persons and households
plus(count(caregivers), count(homes))
// @ts-expect-error -- persons and beds
plus(count(caregivers), sum(homes, homes.col.beds))
// @ts-expect-error -- a maximum does not add up
total(max(homes, homes.col.beds))
// @ts-expect-error -- nor does a minimum in a denominator
ratio(count(homes), min(homes, homes.col.beds), { scale: 100 })
// @ts-expect-error -- a sum is not a value in force
level(sum(homes, homes.col.beds))

// A column is compared with another of its type.
moreThan(daysBetween(homes.col.openedOn, homes.col.closedOn), 30)
atLeast(homes.col.closedOn, homes.col.openedOn)
// @ts-expect-error -- beds and days of the calendar
atLeast(homes.col.beds, homes.col.openedOn)
// @ts-expect-error -- no days between a day and a number
daysBetween(homes.col.openedOn, homes.col.beds)

// The key and the time of a dataset name its fields.
dataset({
  name: 'caregivers',
  title,
  counts: 'person',
  fields,
  // @ts-expect-error -- no such field for the key
  key: ['person'],
  time: { kind: 'flow', on: 'startedOn' },
})
dataset({
  name: 'caregivers',
  title,
  counts: 'person',
  fields,
  key: ['startedOn'],
  // @ts-expect-error -- no such field for the flow
  time: { kind: 'flow', on: 'startOn' },
})
dataset({
  name: 'caregivers',
  title,
  counts: 'person',
  fields,
  key: ['startedOn'],
  // @ts-expect-error -- no such field in the series
  time: { kind: 'policy', from: 'startedOn', series: ['base'] },
})
dataset({
  name: 'caregivers',
  title,
  counts: 'person',
  // @ts-expect-error -- no district
  fields: { startedOn: fields.startedOn },
  key: ['startedOn'],
  time: { kind: 'flow', on: 'startedOn' },
})

// A record has the fields of its dataset; null only in an optional field.
const record: RecordOf<typeof caregivers> = {
  district: '330502',
  setting: 'home',
  shifts: 1,
  startedOn: '2024-01-01',
  leftOn: null,
}
// @ts-expect-error -- the day of the start is always stated
export const unstated: RecordOf<typeof caregivers> = { ...record, startedOn: null }

// A domain has the indicators whose ids begin with its name, and knows them by id.
const counted = indicator({
  id: 'elderly-care.caregivers',
  name: title,
  unit: 'person',
  time: 'stock',
  better: 'higher',
  lowestLevel: 'county',
  formula: total(count(caregivers)),
})
const elderlyCare = domain({ name: 'elderly-care', title, datasets: [caregivers], indicators: [counted] })
export const id: (typeof elderlyCare.indicators)[number]['id'] = 'elderly-care.caregivers'
// @ts-expect-error -- no such indicator
export const unknown: (typeof elderlyCare.indicators)[number]['id'] = 'elderly-care.caregiver'
// @ts-expect-error -- an indicator of another domain
domain({ name: 'charity', title, datasets: [caregivers], indicators: [counted] })

// What is defined stays as it was defined, and is assignable to any domain or indicator.
// @ts-expect-error -- read only
counted.unit = 'bed'
export const anyDomain: Domain = elderlyCare
export const anyIndicator: Indicator = counted

import type { WorkedExample } from '@minzheng/core/testing'
import { activity, aided, id } from './records.js'

const events = [
  aided(1),
  aided(2, { person: id(1), aidedOn: '2024-07-15', action: 'summer', aidedBefore: true, standardFile: false }),
  aided(3, { family: 'found', settledOn: '2024-09-01' }),
  aided(4, { family: 'sought', action: 'winter', aidedOn: '2024-12-20', district: '330523' }),
  aided(5, { person: id(4), family: 'sought', aidedOn: '2024-12-28', action: 'winter', district: '330523' }),
  aided(6, { aidedOn: '2023-12-31', action: 'winter', family: 'found', aidedBefore: true, settledOn: '2024-02-01' }),
]
const records = { 'vagrant-aid-events': events }
const activities = [
  activity(1, 'open-day'),
  activity(2, 'open-day', { district: '330523' }),
  activity(3, 'publicity'),
  activity(4, 'open-day', { heldOn: '2023-06-19' }),
]

/** Aid to vagrants. Counted by hand. */
export const vagrantReliefExamples: readonly WorkedExample[] = [
  {
    says: 'four of five files of the year meet the standard',
    indicator: 'assistance.vagrant-file-standard-rate',
    records,
    district: '330500',
    period: '2024',
    expect: 80,
  },
  {
    says: 'of two persons whose family had to be traced one was found, the other counts once though aided twice',
    indicator: 'assistance.vagrant-family-traced-rate',
    records,
    district: '330500',
    period: '2024',
    expect: 50,
  },
  {
    says: 'persons are settled on the day recorded, also those aided the year before',
    indicator: 'assistance.vagrant-settled-persons',
    records,
    district: '330502',
    period: '2024',
    expect: 2,
  },
  {
    says: 'one of two persons aided in Wuxing had been aided before',
    indicator: 'assistance.vagrant-repeat-rate',
    records,
    district: '330502',
    period: '2024',
    expect: 50,
  },
  {
    says: 'aid to vagrants counts each time',
    indicator: 'assistance.vagrant-aid-persontimes',
    records,
    district: '330500',
    period: '2024',
    expect: 5,
  },
  {
    says: 'aid in the summer action is separate',
    indicator: 'assistance.summer-cool-persontimes',
    records,
    district: '330500',
    period: '2024',
    expect: 1,
  },
  {
    says: 'aid in the winter action is that of the year',
    indicator: 'assistance.winter-warm-persontimes',
    records,
    district: '330500',
    period: '2024',
    expect: 2,
  },
  {
    says: 'open days of the year are counted, not publicity',
    indicator: 'assistance.relief-open-day-events',
    records: { 'assistance-activities': activities },
    district: '330500',
    period: '2024',
    expect: 2,
  },
  {
    says: 'publicity is counted, not open days',
    indicator: 'assistance.vagrant-policy-publicity-events',
    records: { 'assistance-activities': activities },
    district: '330500',
    period: '2024',
    expect: 1,
  },
]

import type { WorkedExample } from '@minzheng/core/testing'
import { activity, aided } from './rows.js'

const city = { district: '330500', period: '2024' } as const
const year = [
  aided(1, { tracing: 'found', campaign: 'summer' }),
  aided(1, { again: true, standardFile: false, aidedOn: '2024-12-20', campaign: 'winter' }),
  aided(2, { tracing: 'open', settledOn: '2024-09-01' }),
  aided(3, { tracing: 'found', district: '330523', campaign: 'summer' }),
  aided(4, { aidedOn: '2023-07-01', tracing: 'open', settledOn: '2023-08-01', campaign: 'summer', again: true }),
]

/** Aid to vagrants. Counted by hand. */
export const item04Examples: readonly WorkedExample[] = [
  {
    says: 'three files of four are to the standard',
    indicator: 'assistance.vagrant-file-standard-rate',
    records: { 'vagrant-aid': year },
    ...city,
    expect: 75,
  },
  {
    says: 'the families of two of three were found; who needed none is not asked',
    indicator: 'assistance.vagrant-family-traced-rate',
    records: { 'vagrant-aid': [...year, aided(5)] },
    ...city,
    expect: 200 / 3,
  },
  { says: 'one person was settled in the year', indicator: 'assistance.vagrant-settled-persons', records: { 'vagrant-aid': year }, ...city, expect: 1 },
  { says: 'one person of three came again', indicator: 'assistance.vagrant-repeat-rate', records: { 'vagrant-aid': year }, ...city, expect: 100 / 3 },
  { says: 'who was aided twice is two person-times', indicator: 'assistance.vagrant-aid-persontimes', records: { 'vagrant-aid': year }, ...city, expect: 4 },
  { says: 'the summer campaign', indicator: 'assistance.summer-cool-persontimes', records: { 'vagrant-aid': year }, ...city, expect: 2 },
  { says: 'the winter campaign', indicator: 'assistance.winter-warm-persontimes', records: { 'vagrant-aid': year }, ...city, expect: 1 },
  {
    says: 'open days are not publicity',
    indicator: 'assistance.relief-open-day-events',
    records: { 'assistance-activities': [activity('open-day'), activity('publicity'), activity('open-day', '2023-06-19')] },
    ...city,
    expect: 1,
  },
  {
    says: 'publicity is counted by the event',
    indicator: 'assistance.vagrant-policy-publicity-events',
    records: { 'assistance-activities': [activity('open-day'), activity('publicity'), activity('publicity', '2024-11-01')] },
    ...city,
    expect: 2,
  },
]

import { anyOf, atLeast, isNull, mustHold, mustLieBetween, mustNotJump, type Check } from '@minzheng/core'
import { monitoredPersons } from './datasets/index.js'
import { dibaoAnnualStandard, lowIncomeMonitoredShare } from './indicators/index.js'

const { enteredOn, leftOn } = monitoredPersons.col

/** What must hold of assistance records and figures. The bands are for review, not law. */
export const assistanceChecks: readonly Check[] = [
  mustHold(
    {
      id: 'assistance.left-after-entered',
      title: { zh: '监测对象退出日期不早于纳入日期', en: 'Nobody leaves the monitoring before entering it' },
      severity: 'error',
    },
    monitoredPersons,
    anyOf(isNull(leftOn), atLeast(leftOn, enteredOn)),
    { on: leftOn },
  ),
  mustLieBetween(
    {
      id: 'assistance.standard-plausible',
      title: { zh: '低保年标准在1万至3万元之间', en: 'The dibao standard lies between 10,000 and 30,000 yuan a year' },
      severity: 'warning',
    },
    dibaoAnnualStandard,
    10_000,
    30_000,
    'county',
  ),
  mustNotJump(
    {
      id: 'assistance.standard-steady',
      title: { zh: '低保年标准较上月变动不超过30%', en: 'The dibao standard does not move by more than 30 % in a month' },
      severity: 'notice',
    },
    dibaoAnnualStandard,
    30,
    'county',
  ),
  mustLieBetween(
    {
      id: 'assistance.monitored-plausible',
      title: { zh: '监测对象占户籍人口不超过15%', en: 'At most 15 % of the registered population are monitored' },
      severity: 'warning',
    },
    lowIncomeMonitoredShare,
    0,
    15,
    'county',
  ),
]

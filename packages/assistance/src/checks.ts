import {
  allOf,
  anyOf,
  atLeast,
  atMost,
  distinct,
  is,
  isNull,
  lessThan,
  mustBeDisjoint,
  mustHold,
  mustLieBetween,
  mustNotJump,
  not,
  type Check,
} from '@minzheng/core'
import {
  aidNeeds,
  assistanceApplications,
  assistanceGrants,
  disabilitySubsidies,
  huiminInsurance,
  monitoredPersons,
  vagrantAidEvents,
  zhuliantiSites,
} from './datasets/index.js'
import {
  aidProcessingDays,
  dibaoAnnualStandard,
  lowIncomeMonitoredShare,
  tekunSupportStandard,
} from './indicators/index.js'
import { temporary } from './measures.js'

const applications = assistanceApplications.col
const grants = assistanceGrants.col
const sites = zhuliantiSites.col
const needs = aidNeeds.col
const insurance = huiminInsurance.col
const vagrants = vagrantAidEvents.col
const subsidies = disabilitySubsidies.col
const { enteredOn, leftOn } = monitoredPersons.col

/** The rules that assistance records and figures must follow. The bands are for review, not law. */
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
      title: {
        zh: '低保年标准较上月变动不超过30%',
        en: 'The dibao standard does not move by more than 30 % in a month',
      },
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
  mustHold(
    {
      id: 'assistance.application-closed-after-applied',
      title: { zh: '救助申请办结日期不早于受理日期', en: 'No application is closed before it was made' },
      severity: 'error',
    },
    assistanceApplications,
    anyOf(isNull(applications.closedOn), atLeast(applications.closedOn, applications.appliedOn)),
  ),
  mustHold(
    {
      id: 'assistance.application-days-stated',
      title: { zh: '办结的救助申请填有办理工作日', en: 'An application that is closed states its working days' },
      severity: 'warning',
    },
    assistanceApplications,
    not(isNull(applications.workingDays)),
    { among: not(isNull(applications.closedOn)) },
  ),
  mustHold(
    {
      id: 'assistance.widened-circle-income',
      title: {
        zh: '扩面家庭折算年收入已填且不足10万元',
        en: 'A household of the widened circle states an income below 100,000 yuan',
      },
      severity: 'warning',
    },
    assistanceGrants,
    allOf(not(isNull(grants.incomeForThree)), lessThan(grants.incomeForThree, 100_000_00)),
    { among: is(grants.kind, 'expanded') },
  ),
  mustHold(
    {
      id: 'assistance.temporary-aid-from-public-money',
      title: { zh: '临时救助由财政资金支出', en: 'Temporary assistance is paid from public money' },
      severity: 'notice',
    },
    assistanceGrants,
    is(grants.source, 'fiscal'),
    { among: temporary },
  ),
  mustHold(
    {
      id: 'assistance.stars-name-who-gave-them',
      title: { zh: '有星级的助联体填有评定层级', en: 'Stars of a service consortium say who gave them' },
      severity: 'warning',
    },
    zhuliantiSites,
    not(isNull(sites.ratedBy)),
    { among: not(isNull(sites.stars)) },
  ),
  mustHold(
    {
      id: 'assistance.need-matched-after-registered',
      title: { zh: '需求对接日期不早于登记日期', en: 'No need is matched before it was registered' },
      severity: 'error',
    },
    aidNeeds,
    anyOf(isNull(needs.matchedOn), atLeast(needs.matchedOn, needs.registeredOn)),
    { on: needs.registeredOn },
  ),
  mustHold(
    {
      id: 'assistance.insured-within-eligible',
      title: { zh: '参保人数不超过应参保人数', en: 'Not more persons are insured than may be' },
      severity: 'error',
    },
    huiminInsurance,
    atMost(insurance.insured, insurance.eligible),
  ),
  mustHold(
    {
      id: 'assistance.vagrant-settled-after-aided',
      title: { zh: '落户安置日期不早于救助日期', en: 'Nobody is settled before being aided' },
      severity: 'error',
    },
    vagrantAidEvents,
    anyOf(isNull(vagrants.settledOn), atLeast(vagrants.settledOn, vagrants.aidedOn)),
  ),
  mustHold(
    {
      id: 'assistance.subsidy-ended-after-started',
      title: { zh: '补贴停发日期不早于起始日期', en: 'No subsidy ends before it started' },
      severity: 'error',
    },
    disabilitySubsidies,
    anyOf(isNull(subsidies.endedOn), atLeast(subsidies.endedOn, subsidies.startedOn)),
    { on: subsidies.endedOn },
  ),
  mustBeDisjoint(
    {
      id: 'assistance.no-subsidy-in-extreme-hardship',
      title: {
        zh: '特困人员不同时享受残疾人两项补贴',
        en: 'Nobody in extreme hardship receives a disability subsidy too',
      },
      severity: 'warning',
    },
    distinct(disabilitySubsidies, subsidies.person, 'person'),
    distinct(monitoredPersons, monitoredPersons.col.person, 'person', {
      where: is(monitoredPersons.col.tier, 'tekun'),
    }),
  ),
  mustLieBetween(
    {
      id: 'assistance.tekun-standard-plausible',
      title: {
        zh: '特困供养年标准在1.3万至4万元之间',
        en: 'The standard in extreme hardship lies between 13,000 and 40,000 yuan a year',
      },
      severity: 'warning',
    },
    tekunSupportStandard,
    13_000,
    40_000,
    'county',
  ),
  mustLieBetween(
    {
      id: 'assistance.processing-days-plausible',
      title: { zh: '救助办理平均不超过30个工作日', en: 'An application takes at most 30 working days on average' },
      severity: 'notice',
    },
    aidProcessingDays,
    0,
    30,
    'county',
  ),
]

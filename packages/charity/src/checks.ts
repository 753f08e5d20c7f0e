import { anyOf, atLeast, is, isNull, moreThan, mustHold, mustLieBetween, not, oneOf, type Check } from '@minzheng/core'
import {
  charities,
  charityNeeds,
  charityProjects,
  charityServices,
  charitySupervision,
  lotteryOutlets,
  trustFilings,
} from './datasets/index.js'
import { charityInspectionRate, disclosureTrainingRate, trusteeInspectionRate } from './indicators/index.js'

const { recognisedOn, endedOn } = charities.col
const { kind, inOrder, platform } = charitySupervision.col

/** The rules that charity records and figures must follow. */
export const charityChecks: readonly Check[] = [
  mustHold(
    {
      id: 'charity.ended-after-recognised',
      title: { zh: '慈善组织终止日期不早于认定日期', en: 'No charity ends before it was recognised' },
      severity: 'error',
    },
    charities,
    anyOf(isNull(endedOn), atLeast(endedOn, recognisedOn)),
    { on: endedOn },
  ),
  mustHold(
    {
      id: 'charity.trust-has-property',
      title: { zh: '慈善信托备案资金大于零', en: 'A filed trust has property' },
      severity: 'warning',
    },
    trustFilings,
    moreThan(trustFilings.col.property, 0),
  ),
  mustHold(
    {
      id: 'charity.check-has-outcome',
      title: { zh: '专项检查须填是否合规', en: 'A check of disclosure states its outcome' },
      severity: 'error',
    },
    charitySupervision,
    not(isNull(inOrder)),
    { among: is(kind, 'inspection') },
  ),
  mustHold(
    {
      id: 'charity.publication-names-platform',
      title: { zh: '平台信息发布须填发布平台', en: 'A publication names its platform' },
      severity: 'warning',
    },
    charitySupervision,
    not(isNull(platform)),
    { among: is(kind, 'publication') },
  ),
  mustHold(
    {
      id: 'charity.matched-after-found',
      title: { zh: '慈善需求匹配日期不早于发现日期', en: 'No need is matched before it was found' },
      severity: 'error',
    },
    charityNeeds,
    atLeast(charityNeeds.col.matchedOn, charityNeeds.col.foundOn),
  ),
  mustHold(
    {
      id: 'charity.project-completed-after-start',
      title: { zh: '项目完成日期不早于启动日期', en: 'No project is completed before it starts' },
      severity: 'error',
    },
    charityProjects,
    atLeast(charityProjects.col.completedOn, charityProjects.col.startedOn),
    { on: charityProjects.col.completedOn },
  ),
  mustHold(
    {
      id: 'charity.money-return-has-amount',
      title: { zh: '资源和销售月报须填金额', en: 'A return of money states its amount' },
      severity: 'error',
    },
    charityServices,
    not(isNull(charityServices.col.amount)),
    { among: oneOf(charityServices.col.topic, ['resources', 'theme-tickets', 'other-lottery']) },
  ),
  mustHold(
    {
      id: 'charity.terminal-in-order-after-opening',
      title: { zh: '终端规范完成日期不早于启用日期', en: 'No terminal is in order before it was opened' },
      severity: 'error',
    },
    lotteryOutlets,
    atLeast(lotteryOutlets.col.regulatedOn, lotteryOutlets.col.openedOn),
  ),
  mustLieBetween(
    {
      id: 'charity.inspection-rate-within-whole',
      title: { zh: '受检慈善组织不多于在册慈善组织', en: 'No more charities are checked than are on the register' },
      severity: 'warning',
    },
    charityInspectionRate,
    0,
    100,
    'county',
  ),
  mustLieBetween(
    {
      id: 'charity.training-rate-within-whole',
      title: {
        zh: '参训慈善组织和受托人不多于在册总数',
        en: 'No more charities and trustees are trained than are on file',
      },
      severity: 'warning',
    },
    disclosureTrainingRate,
    0,
    100,
    'county',
  ),
  mustLieBetween(
    {
      id: 'charity.trustee-inspection-rate-within-whole',
      title: { zh: '受检受托人不多于在册受托人', en: 'No more trustees are checked than are on file' },
      severity: 'warning',
    },
    trusteeInspectionRate,
    0,
    100,
    'county',
  ),
]

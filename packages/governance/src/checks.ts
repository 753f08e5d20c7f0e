import {
  allOf,
  atLeast,
  atMost,
  anyOf,
  is,
  isNull,
  moreThan,
  mustHold,
  not,
  type Check,
  type Text,
} from '@minzheng/core'
import {
  governanceCoverageCounts,
  governanceDocuments,
  governanceIncidents,
  governanceInspections,
  governanceMatters,
  governanceProjects,
  governanceTitles,
  governanceTrainings,
  specialFunds,
} from './datasets/index.js'

const fund = specialFunds.col
const matter = governanceMatters.col
const training = governanceTrainings.col
const inspection = governanceInspections.col
const project = governanceProjects.col
const document = governanceDocuments.col
const incident = governanceIncidents.col
const count = governanceCoverageCounts.col
const held = governanceTitles.col

const error = (id: string, zh: string, en: string) => facts(id, { zh, en }, 'error')
const warning = (id: string, zh: string, en: string) => facts(id, { zh, en }, 'warning')
const facts = <S extends 'error' | 'warning'>(id: string, title: Text, severity: S) => ({
  id: `governance.${id}`,
  title,
  severity,
})

/** The rules that governance records must follow. */
export const governanceChecks: readonly Check[] = [
  // Funds.
  mustHold(
    error(
      'inspected-after-allocated',
      '专项资金检查日期不早于下达日期',
      'No fund is inspected before it was allocated',
    ),
    specialFunds,
    anyOf(isNull(fund.inspectedOn), atLeast(fund.inspectedOn, fund.allocatedOn)),
    { on: fund.inspectedOn },
  ),
  mustHold(
    warning('fund-has-amount', '专项资金金额大于零', 'A special fund has an amount'),
    specialFunds,
    moreThan(fund.amount, 0),
  ),
  mustHold(
    error('irregular-within-audited', '不规范使用金额不超过审计金额', 'No more money is out of order than was audited'),
    specialFunds,
    atMost(fund.irregularAmount, fund.auditedAmount),
    { on: fund.auditedOn },
  ),
  mustHold(
    warning('audited-within-amount', '审计金额不超过资金金额', 'No more money is audited than the fund has'),
    specialFunds,
    atMost(fund.auditedAmount, fund.amount),
    { on: fund.auditedOn },
  ),

  // Matters, projects, documents, titles: nothing ends before it begins.
  mustHold(
    error('matter-completed-after-assigned', '办结日期不早于交办日期', 'No matter is completed before it was assigned'),
    governanceMatters,
    atLeast(matter.completedOn, matter.assignedOn),
    { on: matter.completedOn },
  ),
  mustHold(
    error('matter-due-after-assigned', '办理期限不早于交办日期', 'No matter is due before it was assigned'),
    governanceMatters,
    atLeast(matter.dueOn, matter.assignedOn),
    {
      on: matter.assignedOn,
    },
  ),
  mustHold(
    warning(
      'only-petitions-are-resolved-first',
      '仅信访事项填写一次性化解和满意情况',
      'Only petitions are resolved at the first handling or satisfy a petitioner',
    ),
    governanceMatters,
    anyOf(is(matter.topic, 'petition'), allOf(isNull(matter.resolvedFirst), isNull(matter.satisfied))),
    { on: matter.assignedOn },
  ),
  mustHold(
    error(
      'project-completed-after-started',
      '项目完成日期不早于启动日期',
      'No project is completed before it was started',
    ),
    governanceProjects,
    atLeast(project.completedOn, project.startedOn),
    { on: project.completedOn },
  ),
  mustHold(
    error(
      'project-accepted-after-completed',
      '项目验收日期不早于完成日期',
      'No project is accepted before it was completed',
    ),
    governanceProjects,
    atLeast(project.acceptedOn, project.completedOn),
    { on: project.acceptedOn },
  ),
  mustHold(
    error(
      'document-repealed-after-issued',
      '文件废止日期不早于印发日期',
      'No document is repealed before it was issued',
    ),
    governanceDocuments,
    atLeast(document.repealedOn, document.issuedOn),
    { on: document.repealedOn },
  ),
  mustHold(
    warning(
      'normative-document-reviewed',
      '行政规范性文件须填写合法性审查',
      'A normative document tells whether it was reviewed for legality',
    ),
    governanceDocuments,
    not(isNull(document.legalityReviewed)),
    { among: is(document.kind, 'normative'), on: document.issuedOn },
  ),
  mustHold(
    error('title-ends-after-granted', '撤销日期不早于命名日期', 'No title ends before it was granted'),
    governanceTitles,
    atLeast(held.endedOn, held.grantedOn),
    {
      on: held.endedOn,
    },
  ),

  // Parts are no greater than the whole.
  mustHold(
    error(
      'rectified-within-problems',
      '已整改问题数不超过发现问题数',
      'No more problems are put right than were found',
    ),
    governanceInspections,
    atMost(inspection.rectified, inspection.problems),
  ),
  mustHold(
    error('passed-within-participants', '合格人次不超过参训人次', 'No more pass a training than take part'),
    governanceTrainings,
    atMost(training.passed, training.participants),
  ),
  mustHold(
    error('covered-within-scope', '已覆盖数不超过应覆盖数', 'No more are reached than there are'),
    governanceCoverageCounts,
    atMost(count.covered, count.inScope),
    {
      on: count.countedOn,
    },
  ),

  // Incidents.
  mustHold(
    error('hazard-rectified-after-found', '隐患整改日期不早于发现日期', 'No hazard is put right before it was found'),
    governanceIncidents,
    atLeast(incident.rectifiedOn, incident.foundOn),
  ),
  mustHold(
    warning('accident-has-grade', '安全事故须填写等级', 'An accident has a grade'),
    governanceIncidents,
    not(isNull(incident.grade)),
    {
      among: is(incident.topic, 'accident'),
    },
  ),
]

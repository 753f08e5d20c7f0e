import { allOf, count, is, isNull, lessThan, not, oneOf } from '@minzheng/core'
import { assistanceApplications, assistanceGrants, monitoredPersons } from './datasets/index.js'

/** Persons under low-income monitoring, each once. */
export const monitored = count(monitoredPersons)

/** Temporary assistance (临时救助): in an emergency or for heavy outlay. */
export const temporary = oneOf(assistanceGrants.col.kind, ['emergency', 'expenditure'])

/** Aid to a household of the widened circle, whose annual income as for three persons is below (不足) 100,000 yuan. */
export const widenedCircle = allOf(
  is(assistanceGrants.col.kind, 'expanded'),
  lessThan(assistanceGrants.col.incomeForThree, 100_000_00),
)

/** Integrated aid (综合救助) from one source. */
export const integratedFrom = (source: 'fiscal' | 'charity' | 'market') =>
  allOf(is(assistanceGrants.col.kind, 'integrated'), is(assistanceGrants.col.source, source))

/** Applications closed within the period whose working days are stated. */
export const closed = {
  on: assistanceApplications.col.closedOn,
  where: not(isNull(assistanceApplications.col.workingDays)),
}

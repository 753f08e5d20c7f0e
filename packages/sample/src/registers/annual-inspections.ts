import type { AnyRecord } from '@minzheng/core'
import type { Day } from '@minzheng/core/periods'
import { dayBetween } from '../base/days.js'
import type { Random } from '../base/random.js'
import type { SocialOrganisation } from './social-organisations.js'

/**
 * The inspections of 2024: of every organisation that was registered before the year and not struck off before it was
 * due. A few organisations sent nothing, a few were late.
 */
export function annualInspectionsOf(organisations: readonly SocialOrganisation[], random: Random): AnyRecord[] {
  return organisations.flatMap(({ creditCode, district, kind, registeredOn, cancelledOn }) => {
    const dueOn: Day = kind === 'foundation' ? '2024-03-31' : '2024-05-31'
    if (registeredOn >= '2024-01-01' || (cancelledOn !== null && cancelledOn <= dueOn)) return []
    const sent = random.chance(0.965)
    const late = random.chance(0.05)
    const submittedOn = sent
      ? late
        ? dayBetween(random, '2024-06-01', '2024-09-20')
        : dayBetween(random, '2024-02-18', dueOn)
      : null
    const conclusion = sent
      ? random.weighted([
          ['passed', 88],
          ['passed-with-remarks', 9],
          ['failed', 3],
        ] as const)
      : null
    const party = sent
      ? random.weighted([
          ['none', 62],
          ['standard', 31],
          ['below-standard', 7],
        ] as const)
      : null
    return [
      {
        creditCode,
        district,
        kind,
        dueOn,
        submittedOn,
        conclusion,
        party,
        cleanCharter: sent ? random.chance(0.58) : null,
        cancelledOn,
      },
    ]
  })
}

import type { AnyRecord } from '@minzheng/core'
import type { Day } from '@minzheng/core/periods'
import { yearsLater } from '@minzheng/core/periods'
import type { RegistrarFigures } from '../base/calibration.js'
import { dayBetween } from '../base/days.js'
import type { Random } from '../base/random.js'
import type { SocialOrganisation } from './social-organisations.js'

/** A grade is valid for five years; none ends on the very last day of the year, for which readings differ. */
function grade(organisation: SocialOrganisation, value: number, grantedOn: Day): AnyRecord {
  return {
    creditCode: organisation.creditCode,
    district: organisation.district,
    grade: value,
    grantedOn,
    expiresOn: yearsLater(grantedOn, 5),
  }
}

/**
 * Grades of every sort: valid, earned by an upgrade, renewed, lowered, expired. Those valid at the year's end are as
 * calibrated.
 */
export function organisationGradesOf(
  registrar: RegistrarFigures,
  organisations: readonly SocialOrganisation[],
  busy: ReadonlySet<string>,
  random: Random,
): AnyRecord[] {
  const { high, low, expired, lowered } = registrar.grades
  const fit = organisations.filter(
    ({ creditCode, cancelledOn, registeredOn }) =>
      cancelledOn === null && registeredOn < '2015-01-01' && !busy.has(creditCode),
  )
  const graded = random.sample(fit, high + low + expired + lowered)
  const valid = (): Day => dayBetween(random, '2020-03-01', '2024-12-16')
  const high4or5 = (): number => (random.chance(0.14) ? 5 : 4)
  return graded.flatMap((organisation, index) => {
    if (index < high * 0.3) {
      const before = dayBetween(random, '2018-11-01', '2021-11-30')
      return [
        grade(organisation, random.chance(0.7) ? 3 : 4, before),
        grade(organisation, high4or5(), dayBetween(random, yearsLater(before, 2), '2024-12-16')),
      ]
    }
    if (index < high) return [grade(organisation, high4or5(), valid())]
    if (index < high + low)
      return [
        grade(
          organisation,
          random.weighted([
            [3, 70],
            [2, 22],
            [1, 8],
          ]),
          valid(),
        ),
      ]
    if (index < high + low + expired)
      return [grade(organisation, high4or5(), dayBetween(random, '2018-03-01', '2019-11-30'))]
    return [
      grade(organisation, 4, dayBetween(random, '2020-06-01', '2021-12-10')),
      grade(organisation, 3, dayBetween(random, '2023-12-20', '2024-11-30')),
    ]
  })
}

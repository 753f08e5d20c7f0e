import type { AnyRecord } from '@minzheng/core'
import type { RegistrarFigures } from '../base/calibration.js'
import { dayBetween, laterOf } from '../base/days.js'
import type { Random } from '../base/random.js'
import type { SocialOrganisation } from './social-organisations.js'

/** Charities are social organisations of the same registrar: all foundations first, then others; one more has ended. */
export function charitiesOf(
  registrar: RegistrarFigures,
  organisations: readonly SocialOrganisation[],
  busy: ReadonlySet<string>,
  random: Random,
): AnyRecord[] {
  const fit = organisations.filter(
    ({ cancelledOn, creditCode, registeredOn }) =>
      cancelledOn === null && registeredOn < '2024-10-01' && !busy.has(creditCode),
  )
  const foundations = fit.filter(({ kind }) => kind === 'foundation')
  const others = random.sample(
    fit.filter(({ kind }) => kind !== 'foundation'),
    registrar.charities + 1,
  )
  return [...foundations, ...others].slice(0, registrar.charities + 1).map((organisation, index) => {
    // Recognition is possible since the Charity Law came into force.
    const from = laterOf('2016-09-01', organisation.registeredOn)
    const ended = index === registrar.charities
    const recognisedOn =
      random.chance(0.13) && !ended
        ? dayBetween(random, laterOf('2024-01-10', from), '2024-12-10')
        : dayBetween(random, from, laterOf(from, '2022-12-20'))
    const endedOn = ended ? dayBetween(random, laterOf('2023-06-01', recognisedOn), '2024-10-31') : null
    return {
      creditCode: organisation.creditCode,
      district: registrar.code,
      recognisedOn,
      endedOn,
      publicFundraising: random.chance(0.22),
    }
  })
}

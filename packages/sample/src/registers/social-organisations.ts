import type { Day } from '@minzheng/core/periods'
import type { OrganisationKind } from '@minzheng/core/privacy'
import type { RegistrarFigures } from '../base/calibration.js'
import type { CreditCodes } from '../base/credit-codes.js'
import { dayBetween, daysLater, laterOf } from '../base/days.js'
import type { Random } from '../base/random.js'

/** A row of the register of social organisations. */
export type SocialOrganisation = {
  readonly creditCode: string
  readonly district: string
  readonly kind: OrganisationKind
  readonly communityFoundation: boolean
  readonly registeredOn: Day
  readonly cancelledOn: Day | null
}

/**
 * Organisations on the register at the year's end as calibrated, and those cancelled in the year or the three before.
 */
export function socialOrganisationsOf(
  registrar: RegistrarFigures,
  random: Random,
  codes: CreditCodes,
): SocialOrganisation[] {
  const { association, 'service-organisation': service, foundation, communityFoundations } = registrar.organisations
  const make = (
    kind: OrganisationKind,
    registeredOn: Day,
    cancelledOn: Day | null,
    communityFoundation = false,
  ): SocialOrganisation => ({
    creditCode: codes.issue(random, kind, registrar.code),
    district: registrar.code,
    kind,
    communityFoundation,
    registeredOn,
    cancelledOn,
  })
  const onRegister = [
    ...Array.from({ length: association }, () => make('association', registered(random), null)),
    ...Array.from({ length: service }, () => make('service-organisation', registered(random), null)),
    ...Array.from({ length: foundation - communityFoundations }, () =>
      make('foundation', dayBetween(random, '2005-04-01', '2023-11-30'), null),
    ),
    ...Array.from({ length: communityFoundations }, (_, index) =>
      make(
        'foundation',
        index === 0 ? dayBetween(random, '2024-02-20', '2024-11-20') : dayBetween(random, '2018-05-01', '2023-11-30'),
        null,
        true,
      ),
    ),
  ]
  const cancelled = Array.from({ length: Math.round(onRegister.length * 0.06) }, () => {
    const registeredOn = dayBetween(random, '2001-03-01', '2021-12-31')
    return make(
      random.chance(0.4) ? 'association' : 'service-organisation',
      registeredOn,
      cancelledAfter(random, registeredOn),
    )
  })
  return [...onRegister, ...cancelled]
}

function registered(random: Random): Day {
  return random.chance(0.043)
    ? dayBetween(random, '2024-01-05', '2024-12-20')
    : dayBetween(random, random.chance(0.5) ? '1996-05-01' : '2013-01-01', '2023-12-22')
}

function cancelledAfter(random: Random, registeredOn: Day): Day {
  const from = laterOf(daysLater(registeredOn, 400), random.chance(0.35) ? '2024-01-08' : '2021-03-01')
  return dayBetween(random, from, random.chance(0.4) ? laterOf(from, '2023-12-20') : laterOf(from, '2024-12-15'))
}

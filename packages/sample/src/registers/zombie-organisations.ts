import type { Day } from '@minzheng/core/periods'
import type { RegistrarFigures } from '../base/calibration.js'
import type { CreditCodes } from '../base/credit-codes.js'
import { dayBetween, daysLater } from '../base/days.js'
import type { Random } from '../base/random.js'
import type { SocialOrganisation } from './social-organisations.js'

type Treatment = 'withdrawn' | 'cancelled' | 'revoked' | 'revived'

/** A row of the list of zombie organisations. */
export type ZombieOrganisation = {
  readonly creditCode: string
  readonly district: string
  readonly cohort: 'existing' | 'new'
  readonly listedOn: Day
  readonly treatment: Treatment | null
  readonly treatedOn: Day | null
  readonly removedOn: Day | null
}

const treatments = [
  ['cancelled', 44],
  ['withdrawn', 30],
  ['revoked', 6],
  ['revived', 20],
] as const satisfies readonly (readonly [Treatment, number])[]

/**
 * The year's list as calibrated, and the closed entries of the list of the year before. An organisation that is still
 * on the register was corrected or not handled; the others are new entries of the register, ended on the day of their
 * treatment.
 */
export function zombieOrganisationsOf(
  registrar: RegistrarFigures,
  organisations: readonly SocialOrganisation[],
  random: Random,
  codes: CreditCodes,
): { readonly zombies: ZombieOrganisation[]; readonly ended: SocialOrganisation[] } {
  const ended: SocialOrganisation[] = []
  const alive = organisations.filter(
    ({ cancelledOn, kind, registeredOn }) =>
      cancelledOn === null && kind !== 'foundation' && registeredOn < '2020-06-01',
  )
  const spare = random.sample(alive, 60)
  const end = (cancelledOn: Day): SocialOrganisation => {
    const kind = random.chance(0.5) ? 'association' : 'service-organisation'
    const organisation = {
      creditCode: codes.issue(random, kind, registrar.code),
      district: registrar.code,
      kind,
      communityFoundation: false,
      registeredOn: dayBetween(random, '2001-03-01', '2019-12-31'),
      cancelledOn,
    } as const
    ended.push(organisation)
    return organisation
  }
  const entry = (
    cohort: 'existing' | 'new',
    listedOn: Day,
    treatedOn: Day | null,
    removedOn: Day | null,
  ): ZombieOrganisation => {
    const treatment = treatedOn === null ? null : random.weighted(treatments)
    const organisation =
      treatment === null || treatment === 'revived' || treatedOn === null ? spare.pop()! : end(treatedOn)
    return {
      creditCode: organisation.creditCode,
      district: registrar.code,
      cohort,
      listedOn,
      treatment,
      treatedOn,
      removedOn,
    }
  }
  const { existing, new: found } = registrar.zombies
  return {
    zombies: [
      ...Array.from({ length: existing[0] }, (_, index) =>
        entry(
          'existing',
          dayBetween(random, '2021-09-01', '2023-11-30'),
          index < existing[1] ? dayBetween(random, '2024-02-26', '2024-12-18') : null,
          null,
        ),
      ),
      ...Array.from({ length: found[0] }, (_, index) => {
        const listedOn = dayBetween(random, '2024-03-01', '2024-08-31')
        return entry(
          'new',
          listedOn,
          index < found[1] ? dayBetween(random, daysLater(listedOn, 30), '2024-12-18') : null,
          null,
        )
      }),
      ...Array.from({ length: Math.round(existing[0] / 4) }, () =>
        entry(
          'existing',
          dayBetween(random, '2021-09-01', '2022-11-30'),
          dayBetween(random, '2023-03-01', '2023-11-30'),
          '2023-12-31',
        ),
      ),
    ],
    ended,
  }
}

import type { RecordOf } from '@minzheng/core'
import type { DistrictParameter } from '@minzheng/core/districts'
import type { Day } from '@minzheng/core/periods'
import type { zombieOrganisations } from '../datasets/index.js'

/** An entry of the list of zombie organisations (僵尸型社会组织). */
export type ZombieEntry = Pick<RecordOf<typeof zombieOrganisations>, 'cohort' | 'listedOn' | 'treatment' | 'treatedOn'>

/** The ways of dealing with a zombie that count. */
export interface ZombieTreatmentRule extends DistrictParameter {
  readonly treatments: readonly NonNullable<ZombieEntry['treatment']>[]
}

/**
 * 撤销, 注销, 吊销 and 整改. Whether 整改 counts is an open question to the bureau: it does, unless a rule of the district says
 * otherwise. From the day of the province's first notice.
 */
export const defaultZombieTreatment: ZombieTreatmentRule = Object.freeze({
  district: '000000',
  effectiveOn: '2021-08-05',
  treatments: Object.freeze(['withdrawn', 'cancelled', 'revoked', 'revived'] as const),
})

/** True if an entry was dealt with by a day in a way that counts. */
export function isTreated({ treatment, treatedOn }: ZombieEntry, day: Day, rule: ZombieTreatmentRule): boolean {
  return treatment !== null && rule.treatments.includes(treatment) && treatedOn !== null && treatedOn <= day
}

/**
 * Entries dealt with, in percent of those listed by a day, separately for old (存量) and new (新增) ones; null if none is
 * listed.
 */
export function zombieRates(
  entries: readonly ZombieEntry[],
  day: Day,
  rule: ZombieTreatmentRule,
): { readonly existing: number | null; readonly new: number | null } {
  const rate = (cohort: ZombieEntry['cohort']): number | null => {
    const listed = entries.filter((entry) => entry.cohort === cohort && entry.listedOn <= day)
    return listed.length === 0
      ? null
      : (100 * listed.filter((entry) => isTreated(entry, day, rule)).length) / listed.length
  }
  return { existing: rate('existing'), new: rate('new') }
}

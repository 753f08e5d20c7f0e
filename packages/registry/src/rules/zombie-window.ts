import type { DistrictParameter } from '@minzheng/core/districts'
import { type Day, yearsLater } from '@minzheng/core/periods'
import type { OrganisationKind } from '@minzheng/core/privacy'

/**
 * The window in which an organisation without activity counts as a zombie. Provinces and cities set their own, from
 * year to year.
 */
export interface ZombieWindow extends DistrictParameter {
  /** The latest yearly inspection (年检) that counts. */
  readonly lastInspection: number
  /** The number of inspections in a row, up to the latest, that must have been missed. */
  readonly missedInspections: Readonly<Record<OrganisationKind, number>>
  /** No business under its charter since this day. Null if the notice names none: then nobody is listed for it. */
  readonly idleSince: Day | null
}

/** Zhejiang's notice of 2021: the inspections of 2019 and 2020, and no business since 2019. */
export const zhejiang2021: ZombieWindow = Object.freeze({
  district: '330000',
  effectiveOn: '2021-08-05',
  lastInspection: 2020,
  missedInspections: Object.freeze({ association: 2, 'service-organisation': 2, foundation: 2 }),
  idleSince: '2019-01-01',
})

/** Wenzhou's notice of 2025: for associations the inspections of 2022 to 2024, for others those of 2023 and 2024. */
export const wenzhou2025: ZombieWindow = Object.freeze({
  district: '330300',
  effectiveOn: '2025-07-15',
  lastInspection: 2024,
  missedInspections: Object.freeze({ association: 3, 'service-organisation': 2, foundation: 2 }),
  idleSince: null,
})

/** Both notices, for `parameterInForce`: in Wenzhou its own precedes the province's from its day. */
export const publishedZombieWindows: readonly ZombieWindow[] = Object.freeze([zhejiang2021, wenzhou2025])

/**
 * True if an organisation began no activity within a year of its certificate, evaluated on a day (社会团体登记管理条例 art. 29).
 * Within the year the result is unknown.
 */
export function neverStarted(registeredOn: Day, firstActiveOn: Day | null, day: Day): boolean {
  const yearIsOver = yearsLater(registeredOn, 1)
  return day >= yearIsOver && (firstActiveOn === null || firstActiveOn >= yearIsOver)
}

/** The registrar's data about an organisation. */
export interface OrganisationSigns {
  readonly kind: OrganisationKind
  /** The years whose inspection it missed. */
  readonly missed: readonly number[]
  /** It began no activity within a year of its certificate: see `neverStarted`. */
  readonly neverStarted: boolean
  /** The last day on which it is known to have done business under its charter; null if none is known. */
  readonly lastActiveOn: Day | null
  /** Found at its registered address or through its legal representative. */
  readonly reachable: boolean
  /** Named by another authority. */
  readonly named: boolean
}

/** Why an organisation is listed; one sign is enough. */
export type ZombieSign = 'missed-inspections' | 'never-started' | 'idle' | 'unreachable' | 'named'

/**
 * The signs that an organisation shows; empty if it is not a zombie. The register contains earlier listings and their
 * treatment.
 */
export function zombieSigns(organisation: OrganisationSigns, window: ZombieWindow): readonly ZombieSign[] {
  const due = Array.from(
    { length: window.missedInspections[organisation.kind] },
    (_, index) => window.lastInspection - index,
  )
  const { lastActiveOn } = organisation
  const shows: Readonly<Record<ZombieSign, boolean>> = {
    'missed-inspections': due.every((year) => organisation.missed.includes(year)),
    'never-started': organisation.neverStarted,
    idle: window.idleSince !== null && (lastActiveOn === null || lastActiveOn < window.idleSince),
    unreachable: !organisation.reachable,
    named: organisation.named,
  }
  return (Object.keys(shows) as ZombieSign[]).filter((sign) => shows[sign])
}

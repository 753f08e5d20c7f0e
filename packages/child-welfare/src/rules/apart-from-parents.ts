import type { Day } from '@minzheng/core/periods'
import { haveMonthsPassed, isUnderAge } from './age.js'

/**
 * A parent of a child who may be left behind: at home and able to be a guardian, at home without that capacity (无监护能力),
 * or away for work.
 */
export type ParentPresence = 'able' | 'unable' | 'away'

/** The ages below which, and the months from which, a child counts, in a district from a day. */
export interface ApartLimits {
  readonly leftBehindBelow: number
  readonly migrantBelow: number
  readonly migrantMonths: number
}

/** Left-behind: under 16 (国发〔2016〕13号). Migrant: under 16, six months; these two are for the bureau to confirm. */
export const apartLimits: ApartLimits = Object.freeze({ leftBehindBelow: 16, migrantBelow: 16, migrantMonths: 6 })

/** The properties of a child who may be left behind. */
export interface LeftBehindFacts {
  readonly bornOn: Day
  /** Registered as rural (农村户籍). */
  readonly ruralRegistration: boolean
  readonly parents: readonly [ParentPresence, ParentPresence]
  /** Lives with its parents in the normal way (与父母正常共同生活). */
  readonly livesWithParents: boolean
}

/**
 * True if a child is a rural left-behind child (农村留守儿童) on a day (国发〔2016〕13号): rural registration, under 16, not
 * living with its parents, and both parents away for work, or one away and the other without the capacity of a
 * guardian. One parent away is not enough, however long: wider definitions in circulation (one parent, three months)
 * are not the official one.
 */
export function isLeftBehind(
  { bornOn, ruralRegistration, parents, livesWithParents }: LeftBehindFacts,
  day: Day,
  limits: ApartLimits = apartLimits,
): boolean {
  const away = parents.filter((parent) => parent === 'away').length
  const uncared = away === 2 || (away === 1 && parents.includes('unable'))
  return ruralRegistration && !livesWithParents && uncared && isUnderAge(bornOn, limits.leftBehindBelow, day)
}

/** The properties of a child who may be a migrant. */
export interface MigrantFacts {
  readonly bornOn: Day
  /** The county of registration (户籍) and that of residence: codes of 6 digits or longer. */
  readonly registeredIn: string
  readonly livesIn: string
  readonly withParents: boolean
  readonly since: Day
}

/**
 * True if a child is a migrant child (流动儿童) on a day: under 16, and for six months or more living with a parent in a
 * county other than that of registration. A move within the county does not count.
 */
export function isMigrant(
  { bornOn, registeredIn, livesIn, withParents, since }: MigrantFacts,
  day: Day,
  limits: ApartLimits = apartLimits,
): boolean {
  const moved = registeredIn.slice(0, 6) !== livesIn.slice(0, 6)
  return (
    moved &&
    withParents &&
    isUnderAge(bornOn, limits.migrantBelow, day) &&
    haveMonthsPassed(limits.migrantMonths, since, day)
  )
}

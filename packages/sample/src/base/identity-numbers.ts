import type { Day } from '@minzheng/core/periods'
import type { Random } from './random.js'

/** No district has this address code, so no number with it belongs to a person. */
const unassignedPrefix = '330599'

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** Issues fictitious identity numbers, none twice. */
export interface IdentityNumbers {
  /**
   * Throws `RangeError` once all 999 numbers of a birthday are issued: the recipe then draws from too few birthdays.
   */
  readonly issue: (random: Random, born: Day) => string
}

/** Makes an empty book of identity numbers. */
export function identityNumbers(): IdentityNumbers {
  const issued = new Set<string>()
  const ofDay = new Map<Day, number>()
  return Object.freeze<IdentityNumbers>({
    issue: (random, born) => {
      const before = ofDay.get(born) ?? 0
      if (before >= 999) throw new RangeError(`all 999 identity numbers of ${born} are issued`)
      ofDay.set(born, before + 1)
      for (;;) {
        const first17 = `${unassignedPrefix}${born.replaceAll('-', '')}${String(random.int(1, 999)).padStart(3, '0')}`
        if (issued.has(first17)) continue
        issued.add(first17)
        return first17 + checkCharacter(first17)
      }
    },
  })
}

/** The 18th character of an identity number. (ISO 7064 MOD 11-2) */
export function checkCharacter(first17: string): string {
  let added = 0
  for (let index = 0; index < 17; index += 1) added += weights[index]! * (first17.charCodeAt(index) - 48)
  return '10X98765432'[added % 11]!
}

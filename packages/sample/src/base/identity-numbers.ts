import type { Day } from '@minzheng/core/periods'
import type { Random } from './random.js'

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** Issues fictitious identity numbers, none twice. */
export interface IdentityNumbers {
  /**
   * Throws `RangeError` once all 999 numbers of a birthday are issued: the recipe then draws from too few birthdays.
   */
  readonly issue: (random: Random, born: Day) => string
}

/** The address code of fictitious persons of a city: no district has it, so no number with it belongs to anybody. */
export function unassignedAddress(city: string): string {
  return `${city.slice(0, 4)}99`
}

/** Makes an empty book of identity numbers with an address code. */
export function identityNumbers(address: string): IdentityNumbers {
  const issued = new Set<string>()
  const ofDay = new Map<Day, number>()
  return Object.freeze<IdentityNumbers>({
    issue: (random, born) => {
      const before = ofDay.get(born) ?? 0
      if (before >= 999) throw new RangeError(`all 999 identity numbers of ${born} are issued`)
      ofDay.set(born, before + 1)
      for (;;) {
        const first17 = `${address}${born.replaceAll('-', '')}${String(random.int(1, 999)).padStart(3, '0')}`
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

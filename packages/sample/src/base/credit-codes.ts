import type { OrganisationKind } from '@minzheng/core/privacy'
import type { Random } from './random.js'

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
const prefixes: Readonly<Record<OrganisationKind, string>> = {
  association: '51',
  'service-organisation': '52',
  foundation: '53',
}

/** Issues fictitious credit codes, none twice. */
export interface CreditCodes {
  /** @param registrar - the 6-digit code of the district that registers the organisation */
  readonly issue: (random: Random, kind: OrganisationKind, registrar: string) => string
}

/** Makes an empty book of credit codes. */
export function creditCodes(): CreditCodes {
  const issued = new Set<string>()
  return Object.freeze<CreditCodes>({
    issue: (random, kind, registrar) => {
      for (;;) {
        const body = `MJ${String(random.int(0, 999_999)).padStart(6, '0')}`
        if (issued.has(body)) continue
        issued.add(body)
        const first17 = `${prefixes[kind]}${registrar}${body}${bodyCheckCharacter(body)}`
        return first17 + creditCheckCharacter(first17)
      }
    },
  })
}

/** The 18th character of a unified social credit code. (GB 32100-2015, MOD 31-3) */
export function creditCheckCharacter(first17: string): string {
  const added = weights.reduce((total, weight, index) => total + weight * alphabet.indexOf(first17[index]!), 0)
  return alphabet[(31 - (added % 31)) % 31]!
}

/** The ninth character of the organisation's own part of the code. (GB 11714) */
function bodyCheckCharacter(body: string): string {
  const added = [3, 7, 9, 10, 5, 8, 4, 2].reduce(
    (total, weight, index) => total + weight * Number.parseInt(body[index]!, 36),
    0,
  )
  return '0123456789X0'[11 - (added % 11)]!
}

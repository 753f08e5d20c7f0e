const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/** True for a unified social credit code (统一社会信用代码, GB 32100-2015): 18 characters with a MOD 31-3 check character. */
export function isCreditCode(code: string): boolean {
  if (!/^[0-9A-HJ-NPQRTUWXY]{18}$/.test(code)) return false
  const added = weights.reduce((total, weight, index) => total + weight * alphabet.indexOf(code[index]!), 0)
  // The outer remainder is necessary: without it a check value of 31 has no character, and every code that ends in 0
  // would be invalid.
  return alphabet[(31 - (added % 31)) % 31] === code[17]
}

/** The kinds of social organisation that the code's second character distinguishes (register 5: civil affairs). */
export type OrganisationKind = 'association' | 'service-organisation' | 'foundation'

/** The kind of social organisation in a credit code; undefined if it is none of them. */
export function organisationKindOf(code: string): OrganisationKind | undefined {
  return ({ '51': 'association', '52': 'service-organisation', '53': 'foundation' } as const)[code.slice(0, 2) as '51']
}

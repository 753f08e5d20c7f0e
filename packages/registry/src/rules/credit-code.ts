import { isCreditCode, organisationKindOf, type OrganisationKind } from '@minzheng/core/privacy'

/** - `not-a-code`: not 18 characters with a correct check character (GB 32100-2015). */
export type CreditCodeFault = 'not-a-code' | 'inner-check' | 'kind' | 'registrar'

/**
 * The data of a record about an organisation, without its code. A value that is not stated is not compared with the
 * code.
 */
export interface Declared {
  readonly kind?: OrganisationKind
  /** The registering district, 6 to 12 digits; the city registers under its own code. */
  readonly registrar?: string
}

const innerWeights = [3, 7, 9, 10, 5, 8, 4, 2]

/**
 * True if the nine characters of an organisation code end in their check character: `11 − Σ mod 11`, 10 is X and 11 is
 * 0. (GB 11714)
 */
export function isOrganisationCode(code: string): boolean {
  if (!/^[0-9A-Z]{8}[0-9X]$/.test(code)) return false
  const added = innerWeights.reduce((total, weight, index) => total + weight * Number.parseInt(code[index]!, 36), 0)
  return code[8] === '0123456789X0'[11 - (added % 11)]
}

/**
 * All contradictions between a unified social credit code and the data declared with it; empty if there are none. 51 is
 * an association, 52 a service organisation, 53 a foundation. A contradiction about a district that has changed its
 * code since is a finding to be reviewed, not an error.
 */
export function creditCodeFaults(code: string, declared: Declared = {}): readonly CreditCodeFault[] {
  if (!isCreditCode(code)) return ['not-a-code']
  const faults: CreditCodeFault[] = []
  if (!isOrganisationCode(code.slice(8, 17))) faults.push('inner-check')
  if (declared.kind !== undefined && organisationKindOf(code) !== declared.kind) faults.push('kind')
  if (declared.registrar !== undefined && code.slice(2, 8) !== declared.registrar.slice(0, 6)) faults.push('registrar')
  return faults
}

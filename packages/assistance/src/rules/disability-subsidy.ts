import type { DistrictParameter } from '@minzheng/core/districts'
import type { Tier } from './tier.js'

/** The two subsidies for disabled persons (残疾人两项补贴): 困难残疾人生活补贴 and 重度残疾人护理补贴. */
export type DisabilitySubsidy = 'living' | 'nursing'

/** The kinds of disability as the certificate names them: 视力, 听力, 言语, 肢体, 智力, 精神, 多重. */
export type DisabilityKind = 'sight' | 'hearing' | 'speech' | 'limb' | 'intellectual' | 'mental' | 'multiple'

/** Who may receive which subsidy. Grade 1 is the gravest. */
export interface DisabilitySubsidyParameters extends DistrictParameter {
  /** Tiers whose disabled members may receive the living subsidy. */
  readonly livingTiers: readonly Tier[]
  /** The gravest grade that still gives the nursing subsidy, for each kind. */
  readonly nursingUpToGrade: Readonly<Record<DisabilityKind, number>>
}

/**
 * A default to be confirmed by the bureau: the living subsidy for members of dibao and margin households, the nursing
 * subsidy for grades 1 and 2, and grade 3 of intellectual and mental disability (国发〔2015〕52号 and its widening in
 * Zhejiang; no local text was at hand).
 */
export const assumedDisabilitySubsidies: Omit<DisabilitySubsidyParameters, keyof DistrictParameter> = Object.freeze({
  livingTiers: ['dibao', 'dibian'],
  nursingUpToGrade: { sight: 2, hearing: 2, speech: 2, limb: 2, intellectual: 3, mental: 3, multiple: 2 },
})

/** The properties of a disabled person that the rules read. */
export interface DisabledPerson {
  readonly kind: DisabilityKind
  /** From 1, the gravest, to 4. */
  readonly grade: number
  /** The tier in which the person's household is counted; null if it is in none. */
  readonly tier: Tier | null
}

/**
 * The subsidies whose test a person meets. A suggestion: overlaps with other benefits are checked separately
 * (国发〔2015〕52号).
 */
export function disabilitySubsidiesMet(
  person: DisabledPerson,
  parameters: Omit<DisabilitySubsidyParameters, keyof DistrictParameter> = assumedDisabilitySubsidies,
): readonly DisabilitySubsidy[] {
  if (![1, 2, 3, 4].includes(person.grade))
    throw new RangeError(`the grade of a disability must be from 1 to 4, got ${person.grade}`)
  const met: DisabilitySubsidy[] = []
  if (person.tier !== null && parameters.livingTiers.includes(person.tier)) met.push('living')
  if (person.grade <= parameters.nursingUpToGrade[person.kind]) met.push('nursing')
  return met
}

/**
 * The benefits that a person may receive: a subsidy, support in extreme hardship (特困供养), or nursing paid by work-injury
 * insurance (工伤保险生活护理费).
 */
export type Benefit = DisabilitySubsidy | 'tekun-support' | 'work-injury-nursing'

/** Two benefits that exclude each other. */
export type Exclusion = readonly [Benefit, Benefit]

/**
 * A default to be confirmed by the bureau: a person with support in extreme hardship or work-injury nursing gets
 * neither subsidy (国发〔2015〕52号). Both subsidies together are allowed.
 */
export const assumedExclusions: readonly Exclusion[] = Object.freeze([
  ['living', 'tekun-support'],
  ['nursing', 'tekun-support'],
  ['living', 'work-injury-nursing'],
  ['nursing', 'work-injury-nursing'],
])

/** Two benefits that a person receives and that exclude each other. */
export interface OverlapFinding {
  readonly person: string
  readonly benefits: Exclusion
}

/**
 * Every person who receives two benefits that exclude each other, each pair once, in the order in which persons first
 * appear.
 */
export function overlapFindings(
  received: Iterable<{ readonly person: string; readonly benefit: Benefit }>,
  exclusions: readonly Exclusion[] = assumedExclusions,
): readonly OverlapFinding[] {
  const benefitsOf = new Map<string, Set<Benefit>>()
  for (const { person, benefit } of received) benefitsOf.set(person, (benefitsOf.get(person) ?? new Set()).add(benefit))
  return [...benefitsOf].flatMap(([person, benefits]) =>
    exclusions
      .filter(([one, other]) => benefits.has(one) && benefits.has(other))
      .map((pair) => ({ person, benefits: pair })),
  )
}

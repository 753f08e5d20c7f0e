import { MinzhengError, type RecordOf } from '@minzheng/core'
import type { DistrictParameter } from '@minzheng/core/districts'
import type { Day } from '@minzheng/core/periods'
import type { elderlyCarePersons } from '../datasets/index.js'
import { dayMoved } from './day-moved.js'

/** How able an older person is (老年人能力等级), as the register names it. */
export type AbilityGrade = NonNullable<RecordOf<typeof elderlyCarePersons>['ability']>

/** From able to fully dependent: each step is one grade worse. */
export const abilityGrades = [
  'intact',
  'mild',
  'moderate',
  'severe',
  'dependent',
] as const satisfies readonly AbilityGrade[]

/** The four parts of an assessment: 自理能力, 基础运动能力, 精神状态, 感知觉与社会参与. */
export type AbilityPart = 'self-care' | 'mobility' | 'mind' | 'senses'

/**
 * A scale: the number of items of each part, the greatest total, and the least total of each grade but the last. A
 * higher total is abler.
 */
export interface AbilityScale extends DistrictParameter {
  readonly items: Readonly<Record<AbilityPart, number>>
  readonly greatest: number
  readonly least: Readonly<Record<Exclude<AbilityGrade, 'dependent'>, number>>
  /** This many care-risk events within this many days make the grade one worse. */
  readonly careRisk: { readonly events: number; readonly days: number }
}

/**
 * GB/T 42195-2022 (老年人能力评估规范, in force since 2022-12-30): 26 items in four parts, 90 points at most. The cut-offs are
 * to be confirmed by the bureau against the standard: public code uses three other scales. Older assessments have
 * another scale.
 */
export const nationalAbilityScale: AbilityScale = Object.freeze({
  district: '000000',
  effectiveOn: '2022-12-30',
  items: Object.freeze({ 'self-care': 8, mobility: 4, mind: 9, senses: 5 }),
  greatest: 90,
  least: Object.freeze({ intact: 90, mild: 66, moderate: 46, severe: 30 }),
  careRisk: Object.freeze({ events: 2, days: 30 }),
})

/**
 * The assessor's findings. The scores of the items are stored unchanged, so a scale that is corrected later can be
 * applied to them.
 */
export interface AbilityAssessment {
  readonly assessedOn: Day
  readonly scores: Readonly<Record<AbilityPart, readonly number[]>>
  readonly comatose: boolean
  /** Dementia or a mental illness, as diagnosed by a doctor. */
  readonly diagnosed: boolean
  /** Days of events such as falls, wandering off, choking and attempted suicide. */
  readonly careRiskEvents: readonly Day[]
}

/** The sum of the item scores. Throws if a part has too many or too few items, or the total exceeds the scale. */
export function abilityScore(scores: AbilityAssessment['scores'], scale: AbilityScale): number {
  const refuse = (why: string): never => {
    throw new MinzhengError('invalid-quantity', `an assessment of ability ${why}`)
  }
  for (const [part, count] of Object.entries(scale.items)) {
    const given = scores[part as AbilityPart]
    if (given.length !== count) refuse(`has ${count} items of ${part}, not ${given.length}`)
    if (given.some((score) => !Number.isSafeInteger(score) || score < 0)) refuse('has whole scores of 0 or more')
  }
  const total = Object.values(scores)
    .flat()
    .reduce((added, score) => added + score, 0)
  return total > scale.greatest ? refuse(`has at most ${scale.greatest} points, not ${total}`) : total
}

/** The grade of a score alone. */
export function gradeOfScore(score: number, scale: AbilityScale): AbilityGrade {
  return abilityGrades.find((grade) => grade === 'dependent' || score >= scale.least[grade])!
}

/**
 * The final grade, and why it differs from that of the score: a coma makes fully dependent; a diagnosis or repeated
 * care-risk events within the days before the assessment make it one grade worse, once (GB/T 42195-2022, to be
 * confirmed).
 */
export function abilityGrade(
  assessment: AbilityAssessment,
  scale: AbilityScale,
): {
  readonly grade: AbilityGrade
  readonly byScore: AbilityGrade
  readonly because: readonly ('coma' | 'diagnosis' | 'care-risk')[]
} {
  const { assessedOn, scores, comatose, diagnosed, careRiskEvents } = assessment
  const byScore = gradeOfScore(abilityScore(scores, scale), scale)
  if (comatose) return { grade: 'dependent', byScore, because: ['coma'] }
  const since = dayMoved(assessedOn, { days: -scale.careRisk.days })
  const events = careRiskEvents.filter((day) => since < day && day <= assessedOn).length
  const because = [
    ...(diagnosed ? (['diagnosis'] as const) : []),
    ...(events >= scale.careRisk.events ? (['care-risk'] as const) : []),
  ]
  if (because.length === 0) return { grade: byScore, byScore, because }
  const worse = Math.min(abilityGrades.indexOf(byScore) + 1, abilityGrades.length - 1)
  return { grade: abilityGrades[worse]!, byScore, because }
}

import type { RecordOf } from '@minzheng/core'
import type { DistrictParameter } from '@minzheng/core/districts'
import type { monitoredPersons } from '../datasets/index.js'

/** A tier of low-income monitoring, as the register names it. */
export type Tier = RecordOf<typeof monitoredPersons>['tier']

/** A person or household in several tiers is counted in the first (国办发〔2023〕39号): 特困, 低保, 低边, 刚性支出, 其他. */
export const tierOrder = ['tekun', 'dibao', 'dibian', 'expenditure', 'other'] as const satisfies readonly Tier[]

/** The limits of a district from a day. All money is whole fen. */
export interface TierParameters extends DistrictParameter {
  /** The dibao standard, per person and month. */
  readonly monthlyStandard: number
  /** The margin's limit as a percentage of the standard: 150 in Zhejiang (浙江省社会救助条例 art. 13). */
  readonly marginPercent: number
  /** The local minimum wage a month, which the margin's limit may never exceed (art. 13). */
  readonly monthlyMinimumWage: number
  /**
   * Last year's disposable income per person, for the whole year. Null if it is not published yet: then the tier by
   * expenditure is never suggested.
   */
  readonly annualDisposableIncome: number | null
}

/** The properties of a household that lives together (共同生活家庭成员). */
export interface HouseholdMeans {
  readonly members: number
  /** The income of all members together, in fen: never divided, so no fen is lost. */
  readonly monthlyIncome: number
  /** Deposits, vehicles, homes and businesses are within the local limits. */
  readonly propertyWithinLimits: boolean
  /** Recognised as in extreme hardship: unable to work, without income, without able supporters (特困, art. 14). */
  readonly recognisedAsTekun: boolean
  /**
   * Spending on illness, schooling or disability leaves basic life in serious difficulty, as the office has judged
   * (刚性支出).
   */
  readonly burdenedByOutlay: boolean
  /** Monitored for another reason, such as leaving dibao or a refused application. */
  readonly otherwiseMonitored: boolean
}

/**
 * Every tier whose test the household meets, in order of precedence. A suggestion: a person decides (个人信息保护法 art. 24).
 * - 低保: income per person below the standard (社会救助暂行办法 art. 9; 浙江省社会救助条例 art. 9).
 * - 低边: income per person at most the margin's limit (art. 13: "一点五倍以下" includes the limit itself).
 * - 刚性支出: income per person below last year's disposable income, and heavy spending.
 */
export function tiersMet(household: HouseholdMeans, limits: TierParameters): readonly Tier[] {
  const { members, monthlyIncome, propertyWithinLimits } = household
  const marginLimit = Math.min(limits.monthlyStandard * limits.marginPercent, limits.monthlyMinimumWage * 100)
  const meets: Readonly<Record<Tier, boolean>> = {
    tekun: household.recognisedAsTekun,
    dibao: propertyWithinLimits && monthlyIncome < limits.monthlyStandard * members,
    dibian: propertyWithinLimits && monthlyIncome * 100 <= marginLimit * members,
    expenditure:
      propertyWithinLimits &&
      household.burdenedByOutlay &&
      limits.annualDisposableIncome !== null &&
      monthlyIncome * 12 < limits.annualDisposableIncome * members,
    other: household.otherwiseMonitored,
  }
  return tierOrder.filter((tier) => meets[tier])
}

/** The one tier in which a household, or a person on several lists, is counted. Undefined if none fits. */
export function countedTier(met: readonly Tier[]): Tier | undefined {
  return tierOrder.find((tier) => met.includes(tier))
}

/**
 * The number of persons in each tier: a person on several lists, or twice on one, is counted once, in the first by
 * precedence (国办发〔2023〕39号). The sum over the tiers is the number of persons.
 */
export function personsByTier(
  entries: Iterable<{ readonly person: string; readonly tier: Tier }>,
): Readonly<Record<Tier, number>> {
  const listed = new Map<string, Tier[]>()
  for (const { person, tier } of entries) listed.set(person, [...(listed.get(person) ?? []), tier])
  const persons: Record<Tier, number> = { tekun: 0, dibao: 0, dibian: 0, expenditure: 0, other: 0 }
  for (const met of listed.values()) {
    const tier = countedTier(met)
    if (tier !== undefined) persons[tier] += 1
  }
  return persons
}

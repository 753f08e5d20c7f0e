import type { Catalogue, Observation } from '@minzheng/core'
import { parsePeriod } from '@minzheng/core/periods'
import { z } from 'zod'
import { formulaIn, amountsOf, type SeriesBook } from '../series/series.js'

/**
 * Which kinds of figures a release publishes, as data: an indicator, as a whole or by the categories of a breakdown, of a
 * level, for a kind of period. What is too rare for townships by month is published for counties by month, or for
 * townships by year.
 */
export const publicationPlanSchema = z.strictObject({
  /** The highest share of small counts, of those above zero, of a kind that is published. */
  mostSmall: z.number().min(0).max(1),
  kinds: z.array(
    z.strictObject({
      indicator: z.string(),
      /** The name of a breakdown; null for the whole. */
      by: z.string().nullable(),
      level: z.enum(['city', 'county', 'township', 'village']),
      period: z.enum(['day', 'month', 'quarter', 'half-year', 'year', 'year-to-date']),
      isPublished: z.boolean(),
      /** Counts above zero from which the share was taken, and how many of them were small. */
      counts: z.int().min(0),
      small: z.int().min(0),
    }),
  ),
})

/** The publication plan of a release. */
export type PublicationPlan = z.infer<typeof publicationPlanSchema>

/** The kind that a figure belongs to. */
export function kindOf(catalogue: Pick<Catalogue, 'districts' | 'history'>, observation: Observation): string {
  const { indicator, part, district, period } = observation
  return [indicator, part?.split('=')[0] ?? '', levelOf(catalogue, district), parsePeriod(period).kind].join(' ')
}

/** The level of a district, also of one that has ended: from the length of its code. */
function levelOf({ districts }: Pick<Catalogue, 'districts'>, code: string): string {
  if (districts.has(code)) return districts.get(code).level
  return code.length >= 12 ? 'village' : code.length >= 9 ? 'township' : 'county'
}

/**
 * Chooses the plan from the figures of a release: a kind is published if few enough of its counts above zero are small.
 * What an earlier plan says of a kind stays; a kind that had nothing but zeros until now is not in it.
 */
export function choosePlan(
  catalogue: Catalogue,
  book: SeriesBook,
  figures: readonly Observation[],
  mostSmall: number,
  earlier: PublicationPlan | undefined,
): PublicationPlan {
  const kinds = new Map((earlier?.kinds ?? []).map((kind) => [keyOf(kind), kind]))
  const fresh = new Map<string, { counts: number; small: number }>()
  for (const observation of figures) {
    const key = kindOf(catalogue, observation)
    if (kinds.has(key)) continue
    let counted = fresh.get(key)
    if (counted === undefined) fresh.set(key, (counted = { counts: 0, small: 0 }))
    const sizes = sizesOf(catalogue, book, observation)
    if (sizes.isNone) continue
    counted.counts += 1
    if (sizes.isSmall) counted.small += 1
  }
  for (const [key, { counts, small }] of fresh) {
    // Nothing but zeros yet, which are shown: a later release decides.
    if (counts === 0) continue
    const [indicator, by, level, period] = key.split(' ')
    kinds.set(
      key,
      Object.freeze({
        indicator: indicator!,
        by: by === '' ? null : by!,
        level: level as 'city',
        period: period as 'month',
        isPublished: small / counts <= mostSmall || level === 'city',
        counts,
        small,
      }),
    )
  }
  return Object.freeze({ mostSmall, kinds: [...kinds.values()] })
}

const keyOf = ({ indicator, by, level, period }: PublicationPlan['kinds'][number]): string =>
  [indicator, by ?? '', level, period].join(' ')

/** True for the kinds that the plan publishes. */
export function publishedKinds(plan: PublicationPlan): (key: string) => boolean {
  const withheld = new Set(plan.kinds.filter(({ isPublished }) => !isPublished).map(keyOf))
  return (key) => !withheld.has(key)
}

/** Whether a figure holds a small count of respondents, or none above zero. */
function sizesOf(
  catalogue: Pick<Catalogue, 'indicators'>,
  book: SeriesBook,
  observation: Observation,
): { readonly isNone: boolean; readonly isSmall: boolean } {
  const { numerator, denominator } = observation
  if (numerator === null) return { isNone: true, isSmall: false }
  const formula = formulaIn(
    catalogue.indicators.get(observation.indicator)!,
    observation.variant,
    observation.part,
    parsePeriod(observation.period),
  )!
  let isNone = true
  let isSmall = false
  amountsOf(formula).forEach((amount, side) => {
    const series = book.of(amount)
    const value = side === 0 ? numerator : denominator
    if (series === undefined || series.records !== null || value === null || value === 0) return
    isNone = false
    if (Math.abs(value) < series.threshold) isSmall = true
  })
  return { isNone, isSmall }
}

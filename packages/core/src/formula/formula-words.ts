import type { Text } from '../base/text.js'
import { signed, type Amount } from '../measure/amount.js'
import type { Measure } from '../measure/measure.js'

/**
 * What the words of a formula depend on: the language, and the words of a measure, which come from the titles of
 * datasets and fields.
 */
export interface Wording {
  readonly language: keyof Text
  readonly measure: (measure: Measure) => string
}

/** The measures of an amount with their signs. */
export function amountWords(amount: Amount, { measure }: Pick<Wording, 'measure'>): string {
  return signed(amount).reduce(
    (words, { sign, measure: own }, index) => words + (index === 0 ? '' : sign > 0 ? ' + ' : ' − ') + measure(own),
    '',
  )
}

/** The districts of a level. */
export const levelWords = {
  city: { zh: '市', en: 'cities' },
  county: { zh: '县(区)', en: 'counties' },
  township: { zh: '乡镇(街道)', en: 'townships' },
  village: { zh: '村(社区)', en: 'villages' },
} as const

import { z } from 'zod'
import { MinzhengError } from '../base/errors.js'

/**
 * Which counts are too small to be published, as data of a deployment. No law gives a number: the Statistics Law, art.
 * 28 (统计法), and its implementing regulations, art. 29(3) (统计法实施条例), say that no respondent may be inferred from an
 * aggregate. The bureau sets the numbers, and a release prints them.
 */
export const disclosureRuleSchema = z
  .strictObject({
    /** The least count above zero that is shown. */
    threshold: z.int().min(2),
    /** Units whose counts are of respondents: a person, a household, a case; not beds or standards. */
    respondents: z.array(z.string().min(1)).min(1),
    /** Thresholds of domains, such as that of children (儿童). */
    domains: z.record(z.string(), z.int().min(2)),
    /** Thresholds of indicators, such as those of illness and disability (疾病、残疾). */
    indicators: z.record(z.string(), z.int().min(2)),
  })
  .readonly()

/** The rule of a deployment: thresholds, and what counts as a respondent. */
export type DisclosureRule = z.infer<typeof disclosureRuleSchema>

/** 1 to 4 are hidden, and of children 1 to 9: custom, not law. */
export const defaultDisclosureRule: DisclosureRule = Object.freeze({
  threshold: 5,
  respondents: ['person', 'person-time', 'household', 'couple', 'body', 'case'],
  domains: { 'child-welfare': 10 },
  indicators: {},
})

/** The threshold of an indicator: its own, that of its domain, or the common one. */
export function thresholdOf(rule: DisclosureRule, indicator: string): number {
  return rule.indicators[indicator] ?? rule.domains[indicator.split('.')[0]!] ?? rule.threshold
}

/** Throws `invalid-definition` with every fault of a rule. */
export function assertDisclosureRule(rule: DisclosureRule): void {
  const read = disclosureRuleSchema.safeParse(rule)
  if (read.success) return
  throw new MinzhengError(
    'invalid-definition',
    `the disclosure rule must be thresholds from 2 and units of respondents, got\n${z.prettifyError(read.error)}`,
    {},
  )
}

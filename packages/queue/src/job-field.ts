import { isMonth, isWholeMonths, parsePeriod } from '@minzheng/core/periods'
import { z } from 'zod'

/** The form of a district's code; the worker checks whether the district is known. */
export const districtField = z
  .string({ error: 'must be text' })
  .regex(/^(\d{6}|\d{9}|\d{12})$/, 'must be a code of 6, 9 or 12 digits')

/** A period of whole months, as the core writes it: `2024`, `2024-S1`, `2024-Q1`, `2024-05` or `2024-01/2024-05`. */
export const periodField = z.string({ error: 'must be text' }).superRefine((text, context) => {
  const fault = periodFault(text)
  if (fault !== undefined) context.addIssue({ code: 'custom', message: fault })
})

/** A month: `2024-05`. */
export const monthField = z.string({ error: 'must be text' }).refine(isMonth, 'must be a month, such as 2024-05')

/** A whole number, 0 or more. */
export const countField = z.int().min(0)

/** `done`: the job did its work; `superseded`: there was nothing to do. */
export const outcomeField = z.enum(['done', 'superseded'])

/**
 * An object with these fields and no others; the error message names the fields and never the given values. Data that
 * asks for an audience are refused as internal, unless it is one of the fields.
 */
export function only<Shape extends z.ZodRawShape>(shape: Shape): z.ZodObject<Shape, z.core.$strict> {
  const names = Object.keys(shape)
  const list = names.length < 2 ? names[0] : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
  return z.strictObject(shape, {
    error: (issue) => {
      if (issue.code === 'unrecognized_keys' && issue.keys.includes('audience')) return internalOnly
      if (names.length === 0) return 'must be an empty object'
      return issue.code === 'unrecognized_keys' ? `must have only ${list}` : `must be an object of ${list}`
    },
  })
}

const internalOnly =
  'must have no audience: 此任务仅限内部使用，不能对外 the job is internal; only report writes for others'

/** A cache of valid periods: there are many jobs, but few different periods. */
const validPeriods = new Set<string>()

/**
 * Returns undefined for a valid period, and an error message otherwise. The message quotes the text only if it looks
 * like a period.
 */
function periodFault(text: string): string | undefined {
  if (validPeriods.has(text)) return undefined
  const quotable = /^\d{4}(-[\w/-]{1,20})?$/.test(text)
  const fault = `must be a period of whole months (2024, 2024-S1, 2024-Q1, 2024-05 or 2024-01/2024-05)${quotable ? `, got "${text}"` : ''}`
  try {
    if (!quotable || !isWholeMonths(parsePeriod(text))) return fault
    if (validPeriods.size < 1000) validPeriods.add(text)
    return undefined
  } catch {
    return fault
  }
}

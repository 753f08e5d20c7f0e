import { isMonth, isWholeMonths, parsePeriod } from '@minzheng/core/periods'
import { z } from 'zod'

/** The form of a district's code; whether it is known is asked where the job runs. */
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

/** A whole number from 0 on. */
export const countField = z.int().min(0)

/** `done`: the job did something; `superseded`: there was nothing to do (any more). */
export const outcomeField = z.enum(['done', 'superseded'])

/** An object with these fields and no others; the message names them and never what was given. */
export function only<Shape extends z.ZodRawShape>(shape: Shape): z.ZodObject<Shape, z.core.$strict> {
  const names = Object.keys(shape)
  if (names.length === 0) return z.strictObject(shape, { error: 'must be an empty object' })
  const told = names.length === 1 ? names[0] : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys' ? `only ${told} may be given` : `must be an object of ${told}`,
  })
}

/** The periods that jobs name are few and the jobs are many; only what was right is remembered. */
const rightPeriods = new Set<string>()

/** Undefined for a period; otherwise what is wrong. It is quoted only where it has the look of a period. */
function periodFault(text: string): string | undefined {
  if (rightPeriods.has(text)) return undefined
  const quotable = /^\d{4}(-[\w/-]{1,20})?$/.test(text)
  const fault = `${quotable ? `"${text}" ` : ''}is not a period of whole months; write 2024, 2024-S1, 2024-Q1, 2024-05 or 2024-01/2024-05`
  try {
    if (!quotable || !isWholeMonths(parsePeriod(text))) return fault
    if (rightPeriods.size < 1000) rightPeriods.add(text)
    return undefined
  } catch {
    return fault
  }
}

import { z } from '@hono/zod-openapi'
import { audiences } from '@minzheng/core'
import { levels } from '@minzheng/core/districts'
import { isMonth, parsePeriod } from '@minzheng/core/periods'
import { readMoment } from '@minzheng/worker'

const isPeriod = (text: string): boolean => {
  try {
    parsePeriod(text)
    return true
  } catch {
    return false
  }
}

/** A list: with commas, or by repeating the parameter. */
const list = (each: z.ZodType<string, string>, most: number) =>
  z
    .union([z.string(), z.array(z.string())])
    .transform((given) => (typeof given === 'string' ? [given] : given).flatMap((text) => text.split(',')))
    .pipe(z.array(each).min(1).max(most))

/** A code of a district, such as 990102. */
export const districtCode = z.string().regex(/^\d{6}(\d{3}|\d{6}|-[a-z]+)?$/, 'must be the code of a district')
export const indicatorId = z.string().regex(/^[a-z][a-z-]*\.[a-z0-9-]+$/, 'must be the id of an indicator')
export const periodId = z
  .string()
  .max(40)
  .refine(isPeriod, 'must be a period such as 2024, 2024-05, 2024-Q1, 2024-S1 or 2024-01/2024-05')
export const month = z.string().refine(isMonth, 'must be a month, YYYY-MM')
export const variantName = z
  .string()
  .max(60)
  .regex(/^[\w-]+$/, 'must be the name of a variant')
/** A category such as `sex=female`. */
export const partName = z.string().max(120)
export const releaseNumber = z
  .string()
  .regex(/^[1-9]\d{0,8}$/, 'must be the number of a release')
  .transform(Number)
export const audience = z.enum(audiences, `must be one of ${audiences.join(', ')}`)
export const level = z.enum(levels, `must be one of ${levels.join(', ')}`)
/** A time that a database and a calendar can have; whoever means another has mistyped it. */
const isInYears = (time: Date): boolean => time.getUTCFullYear() >= 1900 && time.getUTCFullYear() <= 9999

/** `#12`, a day, or a time with its zone. */
export const moment = z
  .string()
  .max(40)
  .refine((text) => readMoment(text) !== undefined, 'must be a source (12), a day (2026-03-01) or a time with its zone')
  .transform((text) => readMoment(text)!)
  .refine((then) => 'source' in then || isInYears(then.time), 'must be in the years from 1900 to 9999')
/** A time with its zone. */
export const time = z
  .string()
  .refine(
    (text) => /T.*(Z|[+-]\d{2}:\d{2})$/.test(text) && !Number.isNaN(Date.parse(text)),
    'must be a time with its zone, such as 2026-03-01T08:00:00+08:00',
  )
  .transform((text) => new Date(text))
  .refine(isInYears, 'must be in the years from 1900 to 9999')

export const districtCodes = list(districtCode, 500)
export const indicatorIds = list(indicatorId, 500)
export const periodIds = list(periodId, 60)
export const levelNames = list(z.enum(levels, `must be one of ${levels.join(', ')}`), levels.length)
export const limit = (usual: number, most: number) =>
  z
    .string()
    .regex(/^[1-9]\d{0,5}$/, `must be a number from 1 to ${most}`)
    .transform(Number)
    .refine((value) => value <= most, `must be a number from 1 to ${most}`)
    .default(usual)
/** The number of a landed file. */
export const sourceNumber = z
  .string()
  .regex(/^[1-9]\d{0,8}$/, 'must be the number of a source')
  .transform(Number)
/** The `next` of the last page. */
export const cursor = z
  .string()
  .max(1000)
  .optional()
  .openapi({ description: '上一页的 next the `next` of the last page' })
/** `true` or `false`; false if it is left out. */
export const flag = z
  .enum(['true', 'false'], 'must be true or false')
  .default('false')
  .transform((text) => text === 'true')
/** A reason: known words, which the store checks. */
export const wordsOfReason = z.string().min(1).max(200)

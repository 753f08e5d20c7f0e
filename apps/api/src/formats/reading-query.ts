import { z } from '@hono/zod-openapi'
import { moneyUnits, type ImportOptions } from '@minzheng/ingest'
import { districtCode, flag, periodId, wordsOfReason } from './parameters.js'

/** How to read a file that does not say so itself, as options of `minzheng import` do. */
export const readingQuery = {
  dataset: z.string().max(100).optional(),
  sheet: z
    .union([z.string(), z.array(z.string()).max(256)])
    .transform((given) => (typeof given === 'string' ? [given] : given))
    .optional(),
  encoding: z.enum(['utf-8', 'gbk', 'gb18030', 'utf-16', 'utf-16le', 'utf-16be']).optional(),
  delimiter: z.string().max(9).optional(),
  'header-row': z
    .string()
    .regex(/^[1-9]\d{0,6}$/, 'must be a line number from 1')
    .transform(Number)
    .optional(),
  'days-from': z
    .enum(['1900', '1904'])
    .transform((year) => (year === '1904' ? (1904 as const) : (1900 as const)))
    .optional(),
  'money-unit': z.enum(Object.keys(moneyUnits) as [keyof typeof moneyUnits, ...(keyof typeof moneyUnits)[]]).optional(),
  district: districtCode.optional(),
  period: periodId.optional(),
  shrinks: flag.openapi({ description: 'true: 确认名册大幅减少 a full register ends much of the former one' }),
  revision: wordsOfReason.optional().openapi({ description: '修订已锁定月份的原因 why locked months may be changed' }),
}

type Given = z.output<z.ZodObject<typeof readingQuery>>

/** A district without its period says nothing. */
export const hasBoth = ({ district, period }: Pick<Given, 'district' | 'period'>): boolean =>
  (district === undefined) === (period === undefined)
export const bothNeeded = { path: ['period'], message: 'must be given together with district' }

/** The reading options of the importer; a revision is that of whoever asks. */
export function readingOf(
  given: Given,
  by: string,
): Omit<ImportOptions, 'catalogue' | 'store' | 'pseudonymKey' | 'today'> {
  const { dataset, sheet, encoding, delimiter, district, period, shrinks, revision } = given
  const [headerRow, daysFrom, moneyUnit] = [given['header-row'], given['days-from'], given['money-unit']]
  return {
    ...(dataset === undefined ? {} : { dataset }),
    ...(sheet === undefined ? {} : { sheets: sheet }),
    ...(encoding === undefined ? {} : { encoding }),
    ...(delimiter === undefined ? {} : { delimiter }),
    ...(headerRow === undefined ? {} : { headerRow }),
    ...(daysFrom === undefined ? {} : { daysFrom }),
    ...(moneyUnit === undefined ? {} : { moneyUnit }),
    ...(district === undefined || period === undefined ? {} : { returns: { district, period } }),
    ...(shrinks ? { shrinks } : {}),
    ...(revision === undefined ? {} : { revision: { reason: revision, by } }),
  }
}

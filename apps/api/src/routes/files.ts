import { z } from '@hono/zod-openapi'
import { moneyUnits } from '@minzheng/ingest'
import { wholeCity } from '../access/access-rule.js'
import { json } from '../endpoint/answer.js'
import { endpoint } from '../endpoint/endpoint.js'
import { districtCode, flag, periodId, wordsOfReason } from '../formats/parameters.js'
import { importSent, type SentReading } from '../files/import-sent.js'
import { accepted, acceptedJob } from './jobs.js'

/** The types of files that the importer reads. */
const fileTypes = [
  'text/csv',
  'text/tab-separated-values',
  'text/plain',
  'application/x-ndjson',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/octet-stream',
] as const

/** How to read a file that does not say so itself, as options of `minzheng import` do. */
const readingQuery = {
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
}
const query = z
  .strictObject({
    ...readingQuery,
    register: z.enum(['full', 'part']).optional(),
    'dry-run': flag.openapi({ description: 'true: 试导入，不保存 stores nothing, and answers what would land' }),
    shrinks: flag.openapi({ description: 'true: 确认名册大幅减少 a full register ends much of the former one' }),
    revision: wordsOfReason
      .optional()
      .openapi({ description: '修订已锁定月份的原因 why locked months may be changed' }),
    job: flag.openapi({ description: 'true: 202，另行处理 answers at once, and goes on as a job' }),
  })
  .refine(({ district, period }) => (district === undefined) === (period === undefined), {
    path: ['period'],
    message: 'must be given together with district',
  })

/** The reading options of the importer. */
function readingOf(given: z.output<typeof query>, by: string): SentReading {
  const { dataset, sheet, encoding, delimiter, district, period, register, shrinks, revision } = given
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
    ...(register === undefined ? {} : { register }),
    ...(shrinks ? { shrinks } : {}),
    ...(revision === undefined ? {} : { revision: { reason: revision, by } }),
    ...(given['dry-run'] ? { dryRun: true } : {}),
  }
}

const count = z.int()
const refusal = z
  .object({
    dataset: z.string(),
    sheet: z.string().nullable(),
    line: count,
    column: z.string().nullable(),
    code: z.string(),
    reason: z.object({ zh: z.string(), en: z.string() }),
    valueClass: z.string().optional(),
  })
  .openapi('Refusal', { description: '被拒的行，不含内容 a refused row, without its values' })
const report = z
  .looseObject({
    file: z.string(),
    dataset: z.string(),
    read: count,
    accepted: count,
    changed: count,
    added: count,
    refused: count,
    skipped: count,
    cells: count,
    reasons: z.record(z.string(), count),
    absent: z.looseObject({ count, keys: z.array(z.looseObject({})) }),
    locked: z.array(z.looseObject({ month: z.string(), district: z.string() })),
    landedBefore: z.boolean(),
  })
  .openapi('ImportReport')

export const fileRoutes = [
  endpoint({
    method: 'post',
    path: '/v1/files',
    tag: '工作 work',
    summary: {
      zh: '上传文件入库；文件名写在 Content-Disposition',
      en: 'lands a file, which is the body; Content-Disposition names it. All of it lands, with refused rows in quarantine, or nothing',
    },
    access: {
      action: 'upload',
      somewhere: true,
      and: (input, deployment) =>
        input.query.revision === undefined
          ? []
          : wholeCity(input, deployment).map((each) => ({ ...each, action: 'revise-month' as const })),
    },
    query,
    fileTypes,
    answers: {
      200: {
        description: '入库结果 what landed or, of a dry run, what would',
        schema: z.object({ dryRun: z.boolean(), files: z.array(report), refusals: z.array(refusal) }),
      },
      202: accepted,
    },
    handle: async (asking) => {
      const { tools, who, places } = asking
      const [file, by] = [asking.file!, who.actor!]
      const reading = { ...readingOf(asking.input.query, by), by, only: places }
      if (!asking.input.query.job) return json(asking, await importSent(tools, file, reading))
      const job = tools.jobs.start({ kind: 'import', by }, (progress) =>
        importSent(tools, file, {
          ...reading,
          onProgress: ({ share }) => progress(Math.round(share * 100), 100),
        }).finally(file.remove),
      )
      file.keep()
      return acceptedJob(asking, job)
    },
  }),
]

import { z } from '@hono/zod-openapi'
import { revisionOf } from '../access/access-rule.js'
import { figuresRead } from '../access/figures-read.js'
import { json } from '../endpoint/answer.js'
import { endpoint } from '../endpoint/endpoint.js'
import { flag } from '../formats/parameters.js'
import { figure } from '../formats/schemas.js'
import { bothNeeded, hasBoth, readingOf, readingQuery } from '../formats/reading-query.js'
import { importSent } from '../files/import-sent.js'
import { costs } from '../limits/costs.js'
import { accepted, acceptedJob } from './jobs.js'

/** The types of files that the importer reads. */
export const fileTypes = [
  'text/csv',
  'text/tab-separated-values',
  'text/plain',
  'application/x-ndjson',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/octet-stream',
] as const

const query = z
  .strictObject({
    ...readingQuery,
    register: z.enum(['full', 'part']).optional(),
    'dry-run': flag.openapi({ description: 'true: 试导入，不保存 stores nothing, and answers what would land' }),
    job: flag.openapi({ description: 'true: 202，另行处理 answers at once, and goes on as a job' }),
  })
  .refine(hasBoth, bothNeeded)

const count = z.int()
/** A refused row in the document of the API. */
export const refusal = z
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
const place = z.object({ sheet: z.string().nullable(), line: count })
const stated = z.object({ district: z.string(), period: z.string(), months: z.array(z.string()) })
/** Records that a full register no longer lists. */
export const absent = z.looseObject({
  count,
  keys: z
    .array(z.looseObject({}))
    .openapi({ description: '前1000个，作业不列个人 the first 1,000; a job lists no persons' }),
  waiting: count.optional().openapi({ description: '待改正后才离开 that leave once refused rows are mended' }),
  tooMany: z.boolean().optional().openapi({ description: '须确认（shrinks） too many without shrinks=true' }),
})
/** Figures that landing would move. */
export const trialMoves = z
  .array(z.object({ before: figure, after: figure }))
  .nullable()
  .optional()
  .openapi({
    description:
      '试导入：将变动的数；null：记录过多，不预先计算 of a dry run: the figures that would move; null: too many records',
  })
const report = z
  .looseObject({
    file: z.string(),
    dataset: z.string(),
    sheets: z.array(z.string()).optional(),
    ignoredSheets: z.array(z.string()).optional(),
    read: count,
    accepted: count,
    changed: count,
    added: count,
    unchanged: count.optional(),
    refused: count,
    skipped: count,
    cells: count
      .optional()
      .openapi({ description: '待重算单元，只给可送全市文件的账号 for senders of the whole city only' }),
    register: z.enum(['full', 'part']).optional(),
    titled: z.enum(['full', 'part']).nullable().optional(),
    period: z.object({ from: z.string(), asOf: z.string() }).nullable().optional(),
    returns: z.array(stated).nullable().optional(),
    withheld: z.array(stated).optional(),
    reasons: z.record(z.string(), count),
    absent,
    overruled: count.optional(),
    holdingBack: count.optional(),
    follows: z.array(z.string()).optional(),
    outrankedBy: z.array(z.string()).optional(),
    outside: z.object({ count, rows: z.array(place) }).optional(),
    locked: z.array(z.looseObject({ month: z.string(), district: z.string() })),
    hidden: count.optional(),
    hiddenColumns: z.array(z.string()).optional(),
    dropped: z.array(z.string()).optional(),
    unknown: z.array(z.string()).optional(),
    otherDistrict: z.string().nullable().optional(),
    moves: trialMoves,
    landedBefore: z.boolean(),
  })
  .openapi('ImportReport')

/** What importing a file answers; also the result of a job. */
const importResult = z
  .object({ dryRun: z.boolean(), files: z.array(report), refusals: z.array(refusal) })
  .openapi('ImportResult')

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
      and: (input, deployment) => revisionOf(input.query.revision !== undefined, deployment),
    },
    cost: costs.file,
    query,
    fileTypes,
    answers: {
      200: {
        description: '入库结果 what landed or, of a dry run, what would',
        schema: importResult,
      },
      202: accepted,
    },
    handle: async (asking) => {
      const { tools, who, places } = asking
      const [file, by] = [asking.file!, who.actor!]
      const { register, 'dry-run': dryRun, ...given } = asking.input.query
      const reading = {
        ...readingOf(given, by),
        ...(register === undefined ? {} : { register }),
        ...(dryRun ? { dryRun } : {}),
        by,
        only: places,
      }
      const figuresIn = dryRun ? await figuresRead(who, tools) : []
      if (!asking.input.query.job) return json(asking, await importSent(tools, file, { ...reading, figuresIn }))
      const { by: _by, only, ...kept } = reading
      if (kept.revision !== undefined) tools.store.assertKnownWords(kept.revision.reason)
      const job = await tools.jobs.start('import', by, { reading: kept, only, figuresIn }, file)
      return acceptedJob(asking, job)
    },
  }),
]

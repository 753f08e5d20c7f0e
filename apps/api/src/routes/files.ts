import { z } from '@hono/zod-openapi'
import { revisionOf } from '../access/access-rule.js'
import { json } from '../endpoint/answer.js'
import { endpoint } from '../endpoint/endpoint.js'
import { flag } from '../formats/parameters.js'
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
      and: (input, deployment) => revisionOf(input.query.revision !== undefined, deployment),
    },
    cost: costs.file,
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
      const { register, 'dry-run': dryRun, ...given } = asking.input.query
      const reading = {
        ...readingOf(given, by),
        ...(register === undefined ? {} : { register }),
        ...(dryRun ? { dryRun } : {}),
        by,
        only: places,
      }
      if (!asking.input.query.job) return json(asking, await importSent(tools, file, reading))
      const { by: _by, only, ...kept } = reading
      if (kept.revision !== undefined) tools.store.assertKnownWords(kept.revision.reason)
      const job = await tools.jobs.start('import', by, { reading: kept, only }, file)
      return acceptedJob(asking, job)
    },
  }),
]

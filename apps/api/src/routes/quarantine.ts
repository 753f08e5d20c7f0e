import { z } from '@hono/zod-openapi'
import { shownName } from '@minzheng/core/privacy'
import { revisionOf } from '../access/access-rule.js'
import { covers } from '../access/covers.js'
import { json } from '../endpoint/answer.js'
import { workbookType } from '../endpoint/workbook-file.js'
import { endpoint } from '../endpoint/endpoint.js'
import { importMendedSent, refusedRows } from '../files/mend-sent.js'
import { limit } from '../formats/parameters.js'
import { bothNeeded, hasBoth, readingOf, readingQuery } from '../formats/reading-query.js'
import { costs } from '../limits/costs.js'
import { fileTypes, refusal } from './files.js'

const tag = '工作 work'
const count = z.int()

export const quarantineRoutes = [
  endpoint({
    method: 'get',
    path: '/v1/quarantine',
    tag,
    summary: {
      zh: '待改正的行：行号、列、原因，不含内容',
      en: 'refused rows that wait: line, column and reason, without their values; of files whose offices are all granted',
    },
    access: { action: 'upload', somewhere: true },
    query: z.strictObject({ dataset: z.string().max(100).optional(), limit: limit(200, 1000) }),
    answers: {
      200: {
        description: '待改正的行 the rows, and how many each file has',
        schema: z.object({
          files: z.array(
            z.object({ source: count, file: z.string(), dataset: z.string(), rows: count, unlisted: count }),
          ),
          rows: z.array(refusal.extend({ source: count })),
        }),
      },
    },
    handle: async (asking) => {
      const { places, input, tools } = asking
      const { store, deployment } = tools
      const { dataset, limit: most } = input.query
      const sources = await store.sources(dataset === undefined ? {} : { dataset })
      const own = sources.filter((each) => !each.withdrawn && covers(places, each, deployment.catalogue))
      const counts = await store.quarantineSummary()
      const files = own.flatMap(({ id, name, sha256, dataset: of }) => {
        const found = counts.filter((each) => each.sha256 === sha256 && each.dataset === of)
        if (found.length === 0) return []
        const sum = (pick: (each: (typeof found)[number]) => number): number =>
          found.reduce((total, each) => total + pick(each), 0)
        const [rows, unlisted] = [sum((each) => each.rows), sum((each) => each.unlisted)]
        return [{ source: id, file: shownName(name), dataset: of, rows, unlisted, sha256 }]
      })
      const rows: object[] = []
      for (const { source, sha256, dataset: of } of files) {
        if (rows.length >= most) break
        const waiting = await store.quarantined({ sha256, dataset: of, limit: most - rows.length })
        for (const { sheet, line, column, code, reason, valueClass } of waiting)
          rows.push({
            source,
            dataset: of,
            sheet: sheet === null ? null : shownName(sheet),
            line,
            column: column === null ? null : shownName(column),
            code,
            reason,
            ...(valueClass === null ? {} : { valueClass }),
          })
      }
      return json(asking, { files: files.map(({ sha256: _sha256, ...each }) => each), rows })
    },
  }),
  endpoint({
    method: 'post',
    path: '/v1/quarantine/workbook',
    tag,
    summary: {
      zh: '上传原文件，取回待改正的行（工作簿，含内容）',
      en: 'the refused rows of a file, which is sent again, with their values, as a workbook to mend',
    },
    access: { action: 'upload', somewhere: true },
    query: z.strictObject(readingQuery).refine(hasBoth, bothNeeded),
    cost: costs.file,
    fileTypes,
    neverKept: true,
    answers: { 200: { description: '改正表 the workbook', types: [workbookType] } },
    handle: async ({ places, input, who, tools, file }) => {
      const bytes = await refusedRows(tools, file!, { ...readingOf(input.query, who.actor!), only: places })
      return new Response(bytes, {
        headers: {
          'content-type': workbookType,
          'content-disposition': 'attachment; filename="refused-rows.xlsx"',
          'cache-control': 'private, no-store',
        },
      })
    },
  }),
  endpoint({
    method: 'post',
    path: '/v1/quarantine/mended',
    tag,
    summary: { zh: '交回改正表', en: 'lands a mended workbook: its right rows leave the quarantine' },
    access: {
      action: 'upload',
      somewhere: true,
      and: (input, deployment) => revisionOf(input.query.revision !== undefined, deployment),
    },
    query: z.strictObject(readingQuery).refine(hasBoth, bothNeeded),
    cost: costs.file,
    fileTypes: [workbookType, 'application/octet-stream'],
    answers: {
      200: {
        description: '结果 what landed, and what is still wrong',
        schema: z.object({
          report: z.looseObject({ dataset: z.string(), accepted: count, refused: count, landedBefore: z.boolean() }),
          refusals: z.array(refusal),
        }),
      },
    },
    handle: async (asking) => {
      const { places, input, who, tools, file } = asking
      const by = who.actor!
      return json(asking, await importMendedSent(tools, file!, { ...readingOf(input.query, by), by, only: places }))
    },
  }),
]

import { z } from '@hono/zod-openapi'
import { figuresRead } from '../access/figures-read.js'
import { revisionOf } from '../access/access-rule.js'
import { json } from '../endpoint/answer.js'
import { workbookType } from '../endpoint/workbook-file.js'
import { endpoint } from '../endpoint/endpoint.js'
import { importMendedSent, importPatchedSent, refusedRows, refusedRowsSent } from '../files/mend-sent.js'
import { waitingRows } from '../files/waiting-rows.js'
import { cursor, flag, limit, sourceNumber } from '../formats/parameters.js'
import { bothNeeded, hasBoth, readingOf, readingQuery } from '../formats/reading-query.js'
import { words } from '../formats/schemas.js'
import { costs } from '../limits/costs.js'
import { absent, fileTypes, refusal, trialMoves } from './files.js'

const tag = '工作 work'
const count = z.int()

const mendQuery = z
  .strictObject({
    ...readingQuery,
    'dry-run': flag.openapi({ description: 'true: 试改，不保存 stores nothing, and answers what would land' }),
  })
  .refine(hasBoth, bothNeeded)

const mended = z.object({
  report: z.looseObject({
    dataset: z.string(),
    dryRun: z.boolean().optional(),
    accepted: count,
    changed: count.optional(),
    refused: count,
    notWaiting: count.optional(),
    gone: z
      .array(
        z.object({
          sheet: z.string().nullable(),
          line: count,
          by: z.string().nullable(),
          roles: z.array(z.string()),
          at: z.iso.datetime().nullable(),
        }),
      )
      .optional()
      .openapi({
        description: '已由他人改正的行：何账号、何时 rows that somebody else has mended meanwhile; they are left out',
      }),
    noRecords: z
      .array(z.object({ sheet: z.string().nullable(), line: count }))
      .optional()
      .openapi({ description: '改后不成记录的行 rows that are no records once they are patched' }),
    absent: absent.optional(),
    moves: trialMoves,
    landedBefore: z.boolean(),
  }),
  refusals: z.array(refusal),
})

const patches = z
  .array(
    z.strictObject({
      sheet: z.string().max(200).nullable(),
      line: count.min(1),
      cells: z
        .array(
          z.strictObject({
            column: z.union([count.min(1).max(16_384), z.string().min(1).max(500)]),
            value: z.string().max(10_000),
          }),
        )
        .min(1)
        .max(1000),
    }),
  )
  .min(1)
  .max(10_000)
  .openapi('RowPatches', {
    description:
      '每行改正的格：工作表、行号、列（序号或列名）、新内容 for each row: sheet, line, and the cells with their new contents',
  })

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
    query: z.strictObject({
      dataset: z.string().max(100).optional(),
      source: sourceNumber.optional(),
      code: z
        .string()
        .regex(/^[a-z0-9-]{1,60}$/, 'must be the code of a reason')
        .optional(),
      cursor,
      limit: limit(200, 1000),
    }),
    answers: {
      200: {
        description:
          '待改正的行，后入库的文件在前；首页另有各文件行数 the rows, those of the latest file first; the first page has how many each file has',
        schema: z.object({
          files: z.array(
            z.object({
              source: count,
              file: z.string(),
              dataset: z.string(),
              rows: count,
              unlisted: count,
              reasons: z.record(z.string(), count).optional(),
              landedAt: z.iso.datetime().optional(),
              asOf: z.string().nullable().optional(),
              by: z.string().nullable().optional(),
              offices: z.array(z.string()).optional(),
            }),
          ),
          rows: z.array(refusal.extend({ source: count })),
          next: z.string().nullable().optional(),
        }),
      },
    },
    handle: async (asking) => json(asking, await waitingRows(asking.tools, asking.places, asking.input.query)),
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
    path: '/v1/quarantine/rows',
    tag,
    summary: {
      zh: '上传原文件，取回待改正的行（含内容）',
      en: 'the refused rows of a file, which is sent again, with their values and reasons',
    },
    access: { action: 'upload', somewhere: true },
    query: z.strictObject({ ...readingQuery, limit: limit(1000, 5000) }).refine(hasBoth, bothNeeded),
    cost: costs.file,
    fileTypes,
    neverKept: true,
    answers: {
      200: {
        description: '待改正的行，按工作表 the rows by sheet',
        schema: z.object({
          dataset: z.string(),
          sheets: z.array(
            z.object({
              sheet: z.string().nullable(),
              columns: z.array(z.string()),
              rows: z.array(
                z.object({
                  line: count,
                  cells: z.array(z.string()),
                  faultAt: count.nullable().openapi({ description: '有错的格，从0起 the faulty cell, from 0' }),
                  code: z.string(),
                  reason: words,
                  valueClass: z.string().nullable(),
                }),
              ),
            }),
          ),
          more: count.openapi({ description: '未列出的行数 how many more wait' }),
        }),
      },
    },
    handle: async (asking) => {
      const { places, input, who, tools, file } = asking
      const { limit: most, ...given } = input.query
      return json(
        asking,
        await refusedRowsSent(tools, file!, { ...readingOf(given, who.actor!), only: places, limit: most }),
      )
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
    query: mendQuery,
    cost: costs.file,
    fileTypes: [workbookType, 'application/octet-stream'],
    answers: { 200: { description: '结果 what landed or would, and what is still wrong', schema: mended } },
    handle: async (asking) => {
      const { places, input, who, tools, file } = asking
      const [by, figuresIn] = [who.actor!, await figuresRead(who, tools)]
      const { 'dry-run': dryRun, ...given } = input.query
      const reading = { ...readingOf(given, by), ...(dryRun ? { dryRun } : {}), by, only: places, figuresIn }
      return json(asking, await importMendedSent(tools, file!, reading))
    },
  }),
  endpoint({
    method: 'post',
    path: '/v1/quarantine/patched',
    tag,
    summary: {
      zh: '上传原文件和各行的改正',
      en: 'lands refused rows of a file, which is sent again with new contents of their cells; others are not touched',
    },
    access: {
      action: 'upload',
      somewhere: true,
      and: (input, deployment) => revisionOf(input.query.revision !== undefined, deployment),
    },
    query: mendQuery,
    cost: costs.file,
    form: 'patches',
    body: patches,
    answers: { 200: { description: '结果 what landed or would, and what is still wrong', schema: mended } },
    handle: async (asking) => {
      const { places, input, who, tools, file } = asking
      const [by, figuresIn] = [who.actor!, await figuresRead(who, tools)]
      const { 'dry-run': dryRun, ...given } = input.query
      const reading = { ...readingOf(given, by), ...(dryRun ? { dryRun } : {}), by, only: places, figuresIn }
      return json(asking, await importPatchedSent(tools, file!, reading, input.body))
    },
  }),
]

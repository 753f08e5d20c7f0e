import { z } from '@hono/zod-openapi'
import { isMonth } from '@minzheng/core/periods'
import { shownName } from '@minzheng/core/privacy'
import type { LandedSource } from '@minzheng/store'
import { revisionOf } from '../access/access-rule.js'
import { covers } from '../access/covers.js'
import { pageOf } from '../base/page-of.js'
import { RequestError } from '../base/problem.js'
import { json } from '../endpoint/answer.js'
import { endpoint } from '../endpoint/endpoint.js'
import { numberCursorText, readNumberCursor } from '../formats/cursor.js'
import { stampIn } from '../formats/if-match.js'
import { cursor, limit, sourceNumber, wordsOfReason } from '../formats/parameters.js'

const tag = '工作 work'
const count = z.int()
/** The number of an entry of the chain. */
export const chainEntry = z.int().nullable().openapi({ description: '链条中的编号 its entry of the chain' })

/** What an act did, in the document of the API. */
export const actReport = z
  .object({
    act: count,
    cells: count,
    changed: count,
    ended: count,
    merged: z.array(z.string()),
    returns: z.array(z.object({ district: z.string(), month: z.string() })),
  })
  .openapi('ActReport')

/** Why an act is made, and whether it may change locked months. */
export const whyFields = { reason: wordsOfReason, revision: z.boolean().default(false) }

/**
 * Who asks for an act, as it is kept with it: the office where the account may do it. The chain names the account.
 */
export function whyOf(
  { reason, revision }: { readonly reason: string; readonly revision: boolean },
  { by, office }: { readonly by: string; readonly office: string },
) {
  return { reason, askedBy: office, by, ...(revision ? { revision: { reason, by } } : {}) }
}

/** What a source is by now: withdrawn or not, and how many sources have mended its rows. */
const stampOf = ({ withdrawn, mendedBy }: Pick<LandedSource, 'withdrawn' | 'mendedBy'>): string =>
  `${withdrawn ? 'withdrawn' : 'landed'}-${mendedBy}`

/** How many sources are named at most. */
const mostNamed = 500

const sourceNumbers = z
  .string()
  .max(10 * mostNamed)
  .regex(/^[1-9]\d{0,8}(,[1-9]\d{0,8})*$/, 'must be numbers of sources with commas')
  .transform((text) => text.split(',').map(Number))

export const sourceRoutes = [
  endpoint({
    method: 'get',
    path: '/v1/sources',
    tag,
    summary: { zh: '已入库的文件', en: 'the files that have landed, whose offices are all granted' },
    access: { action: 'upload', or: 'read-log', somewhere: true },
    query: z.strictObject({
      dataset: z.string().max(100).optional(),
      source: sourceNumbers.optional().openapi({ description: '只列这些文件 only these files' }),
      cursor,
      limit: limit(1000, 5000),
    }),
    answers: {
      200: {
        description:
          '文件，后入库的在前；首页另有个数 the files, the latest first; the first page says how many there are',
        schema: z.object({
          sources: z.array(
            z
              .object({
                id: count,
                name: z.string(),
                dataset: z.string(),
                landedAt: z.iso.datetime(),
                from: z.string().nullable(),
                asOf: z.string().nullable(),
                estimated: z.boolean(),
                full: z.string().nullable(),
                offices: z.array(z.string()),
                accepted: count,
                refused: count,
                mends: count.nullable(),
                withdrawn: z.boolean(),
                by: z.string().nullable().optional().openapi({ description: '入库账号 the account that landed it' }),
                entry: chainEntry,
                stamp: z
                  .string()
                  .optional()
                  .openapi({ description: '撤回时写入 If-Match for If-Match of a withdrawal' }),
              })
              .openapi('Source'),
          ),
          all: count.optional(),
          next: z.string().nullable(),
        }),
      },
    },
    handle: async (asking) => {
      const { dataset, source: ids, cursor: from, limit: most } = asking.input.query
      const { store, deployment } = asking.tools
      const of = dataset === undefined ? {} : { dataset }
      const isOwn = (each: Parameters<typeof covers>[1]) => covers(asking.places, each, deployment.catalogue)
      const before = from === undefined ? undefined : readNumberCursor(from)
      const { rows, next } = await pageOf<LandedSource>(
        { before, limit: most },
        (some) => store.landedSources({ ...of, ...(ids === undefined ? {} : { ids }), ...some }),
        isOwn,
      )
      const isFirst = before === undefined && ids === undefined
      const counted = isFirst ? (await store.sourceCounts(of)).filter(isOwn) : []
      return json(asking, {
        sources: rows.map(({ sha256: _sha256, mendedBy, name, ...each }) => ({
          ...each,
          name: shownName(name),
          stamp: stampOf({ ...each, mendedBy }),
        })),
        ...(isFirst ? { all: counted.reduce((sum, { sources }) => sum + sources, 0) } : {}),
        next: numberCursorText(next),
      })
    },
  }),
  endpoint({
    method: 'post',
    path: '/v1/sources/{source}/withdraw',
    tag,
    summary: {
      zh: '撤回文件，或只撤回其报送',
      en: 'takes back a file, so that nothing that it told counts, or only its returns; undo the act to restore it',
    },
    access: {
      action: 'correct',
      somewhere: true,
      and: (input, deployment) => revisionOf(input.body.revision, deployment),
    },
    params: z.object({
      source: sourceNumber,
    }),
    body: z.strictObject({
      ...whyFields,
      returns: z
        .union([z.literal('all'), z.array(z.string().refine(isMonth, 'must be a month, YYYY-MM')).min(1).max(120)])
        .optional(),
    }),
    answers: { 200: { description: '操作 what it did', schema: actReport } },
    handle: async (asking) => {
      const { input, places, tools, who } = asking
      const { store, deployment } = tools
      const id = input.params.source
      const [source] = await store.landedSources({ ids: [id], limit: 1 })
      if (source === undefined || !covers(places, source, deployment.catalogue))
        throw new RequestError('not-found', {
          zh: '授权地区内没有这个文件',
          en: 'there is no such file in the granted districts',
        })
      const stamp = stampIn(asking, { isNeeded: false, from: 'GET /v1/sources' })
      if (stamp !== undefined && stamp !== stampOf(source))
        throw new RequestError('precondition-failed', {
          zh: '这个文件在此期间已有变动，请重新查看',
          en: 'the file has changed since it was looked at; look again',
        })
      const { returns, ...why } = input.body
      const report = await tools.changing(() =>
        store.withdraw({
          source: id,
          ...whyOf(why, { by: who.actor!, office: places[0]!.district }),
          ...(returns === undefined ? {} : { returns }),
        }),
      )
      tools.recomputing.request()
      return json(asking, { ...report, merged: report.merged.map(shownName) })
    },
  }),
]

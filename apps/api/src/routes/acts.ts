import { z } from '@hono/zod-openapi'
import type { AnyRecord } from '@minzheng/core'
import { shownName } from '@minzheng/core/privacy'
import { correctRecord, readKey } from '@minzheng/ingest'
import type { ActReport, LoggedAct } from '@minzheng/store'
import { revisionOf } from '../access/access-rule.js'
import { covers, domainOf } from '../access/covers.js'
import { pageOf } from '../base/page-of.js'
import { RequestError } from '../base/problem.js'
import type { ApiTools } from '../endpoint/api-tools.js'
import { json } from '../endpoint/answer.js'
import { endpoint } from '../endpoint/endpoint.js'
import { numberCursorText, readNumberCursor } from '../formats/cursor.js'
import { cursor, districtCode, limit, month, sourceNumber } from '../formats/parameters.js'
import { actReport, chainEntry, whyFields, whyOf } from './sources.js'

const tag = '工作 work'
/** Fields with their values; no fault names a field, since a name that nobody knows is what somebody has typed. */
const cells = z
  .custom<Readonly<Record<string, string>>>(
    areCells,
    'must have texts of 2000 letters at most, by names of 100 at most',
  )
  .openapi({ type: 'object', additionalProperties: { type: 'string', maxLength: 2000 } })
const person = z.string().max(30).optional().openapi({ description: '公民身份号码 hashed at once, never kept' })
const common = {
  dataset: z.string().max(100),
  office: districtCode.openapi({ description: '报送单位 the office that reports the record' }),
  key: cells,
  person,
  through: month.openapi({ description: '及于此月及以前各期所报 reaches what was told as of this month or earlier' }),
  ...whyFields,
}
const body = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('correct'), ...common, changes: cells, from: month.optional() }),
  z.strictObject({ kind: z.literal('delete'), ...common }),
  z.strictObject({ kind: z.literal('rekey'), ...common, to: cells, toPerson: person }),
])
type Asked = z.output<typeof body>

function areCells(given: unknown): boolean {
  return (
    typeof given === 'object' &&
    given !== null &&
    !Array.isArray(given) &&
    Object.entries(given).every(([name, cell]) => name.length <= 100 && typeof cell === 'string' && cell.length <= 2000)
  )
}

/** A key as people write it; an identity number becomes a pseudonym at once. */
async function keyOf(
  { deployment, uploads, today }: ApiTools,
  dataset: string,
  key: Readonly<Record<string, string>>,
  number: string | undefined,
): Promise<AnyRecord> {
  const { catalogue } = deployment
  if (number === undefined) return readKey({ catalogue, dataset, key })
  if (uploads === undefined) throw new RequestError('unavailable')
  const pseudonymKey = await uploads.pseudonymKey()
  return readKey({ catalogue, dataset, key, person: { number, pseudonymKey, today: today() } })
}

/** Makes an act on a record of an office. Of a record of another office it says that there is none, as if it were so. */
async function actOn(tools: ApiTools, asked: Asked, by: string): Promise<ActReport> {
  const { store, deployment, uploads, today } = tools
  const { catalogue } = deployment
  const { dataset, office, through } = asked
  const key = await keyOf(tools, dataset, asked.key, asked.person)
  const { tellings } = await store.history(dataset, key)
  if (!tellings.some((each) => each.office === office))
    throw new RequestError('not-found', {
      zh: '该单位没有报过这条记录',
      en: 'the office must have told a record with this key, got another key',
    })
  const base = { dataset, key, office, through, ...whyOf(asked, { by, office }) }
  if (asked.kind === 'delete') return store.act({ kind: 'delete', ...base })
  if (asked.kind === 'rekey')
    return store.act({ kind: 'rekey', ...base, to: await keyOf(tools, dataset, asked.to, asked.toPerson) })
  const { act } = await correctRecord({
    ...base,
    catalogue,
    store,
    changes: asked.changes,
    ...(asked.from === undefined ? {} : { from: asked.from }),
    ...(uploads === undefined ? {} : { pseudonymKey: await uploads.pseudonymKey(), today: today() }),
  })
  if (act !== null) return act
  throw new RequestError('conflict', { zh: '已是这些值，未作更正', en: 'the record has these values already' })
}

const shown = ({ merged, ...report }: ActReport): object => ({ ...report, merged: merged.map(shownName) })

export const loggedAct = z
  .object({
    id: z.int(),
    madeAt: z.iso.datetime(),
    kind: z.enum(['correct', 'delete', 'rekey', 'withdraw']),
    dataset: z.string(),
    office: z.string().nullable(),
    fields: z.array(z.string()).openapi({ description: '更正了哪些项，不含值 the fields, without their values' }),
    through: z.string().nullable(),
    source: z.int().nullable(),
    returns: z.union([z.array(z.string()), z.literal('all')]).nullable(),
    reason: z.string(),
    askedBy: z.string(),
    by: z.string().nullable(),
    entry: chainEntry,
    undoneAt: z.iso.datetime().nullable(),
    undoneReason: z.string().nullable(),
    undoneBy: z.string().nullable(),
    undoneEntry: chainEntry,
  })
  .openapi('Act')

export const actRoutes = [
  endpoint({
    method: 'get',
    path: '/v1/acts',
    tag,
    summary: {
      zh: '操作一览：更正、删除、改键、撤回了什么，何人何时',
      en: 'what was corrected, deleted, re-keyed and withdrawn, by whom and when, in the granted districts; no values',
    },
    access: { action: 'correct', or: 'read-log', somewhere: true },
    query: z.strictObject({
      dataset: z.string().max(100).optional(),
      after: z
        .string()
        .regex(/^\d{1,9}$/, 'must be the number of an act')
        .transform(Number)
        .optional(),
      source: sourceNumber.optional().openapi({ description: '只列此文件的撤回 only withdrawals of this file' }),
      cursor,
      limit: limit(1000, 5000),
    }),
    answers: {
      200: {
        description:
          '操作，后做的在前；首页另有项数 the acts, the latest first; the first page says how many there are',
        schema: z.object({ acts: z.array(loggedAct), all: z.int().optional(), next: z.string().nullable() }),
      },
    },
    handle: async (asking) => {
      const { tools, input, places } = asking
      const { store, deployment } = tools
      const { cursor: from, limit: most, ...of } = input.query
      const isOwn = (each: Parameters<typeof covers>[1]) => covers(places, each, deployment.catalogue)
      const before = from === undefined ? undefined : readNumberCursor(from)
      const { rows, next } = await pageOf<LoggedAct>(
        { before, limit: most },
        (some) => store.loggedActs({ ...of, ...some }),
        isOwn,
      )
      const counted = before === undefined ? (await store.actCounts(of)).filter(isOwn) : undefined
      return json(asking, {
        acts: rows.map(({ offices: _offices, ...act }) => act),
        ...(counted === undefined ? {} : { all: counted.reduce((sum, { acts }) => sum + acts, 0) }),
        next: numberCursorText(next),
      })
    },
  }),
  endpoint({
    method: 'post',
    path: '/v1/acts',
    tag,
    summary: {
      zh: '更正、删除、改键：一条记录',
      en: 'corrects, deletes or re-keys a record of an office; the answer has no values of it',
    },
    access: {
      action: 'correct',
      somewhere: true,
      and: (input, deployment) => {
        const { office, dataset, revision } = input.body
        const domain = domainOf(deployment.catalogue, dataset)
        const place = { action: 'correct' as const, district: office, ...(domain === undefined ? {} : { domain }) }
        return [place, ...revisionOf(revision, deployment)]
      },
    },
    body,
    answers: { 200: { description: '操作 what it did', schema: actReport } },
    handle: async (asking) => {
      const { tools, input, who } = asking
      const report = await tools.changing(() => actOn(tools, input.body, who.actor!))
      tools.recomputing.request()
      return json(asking, shown(report))
    },
  }),
  endpoint({
    method: 'post',
    path: '/v1/acts/{act}/undo',
    tag,
    summary: { zh: '撤销操作', en: 'undoes an act: restores a file, or lifts a correction, deletion or re-keying' },
    access: {
      action: 'correct',
      somewhere: true,
      and: (input, deployment) => revisionOf(input.body.revision, deployment),
    },
    params: z.object({
      act: z
        .string()
        .regex(/^[1-9]\d{0,8}$/, 'must be the number of an act')
        .transform(Number),
    }),
    body: z.strictObject(whyFields),
    answers: { 200: { description: '操作 what it did', schema: actReport } },
    handle: async (asking) => {
      const { tools, input, places, who } = asking
      const { store, deployment } = tools
      const [made] = await store.loggedActs({ ids: [input.params.act], limit: 1 })
      if (made === undefined || !covers(places, made, deployment.catalogue))
        throw new RequestError('not-found', {
          zh: '授权地区内没有这项操作',
          en: 'there is no such act in the granted districts',
        })
      const why = whyOf(input.body, { by: who.actor!, office: places[0]!.district })
      const report = await tools.changing(() => store.undo(made.id, why))
      tools.recomputing.request()
      return json(asking, shown(report))
    },
  }),
]

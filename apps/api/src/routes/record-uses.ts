import { z } from '@hono/zod-openapi'
import type { UseCount } from '@minzheng/store'
import { decideRequest } from '../access/decide-request.js'
import { pageOf } from '../base/page-of.js'
import { RequestError } from '../base/problem.js'
import { json } from '../endpoint/answer.js'
import { endpoint, type Asking } from '../endpoint/endpoint.js'
import { numberCursorText, readNumberCursor } from '../formats/cursor.js'
import { cursor, limit } from '../formats/parameters.js'

const use = z
  .object({
    seq: z.int(),
    at: z.iso.datetime(),
    actor: z.string(),
    indicator: z.string(),
    district: z.string(),
    period: z.string(),
    datasets: z.array(z.string()),
    records: z.int(),
    purpose: z.string(),
    approvedBy: z.string().nullable(),
    emergency: z.object({ reason: z.string(), second: z.string() }).nullable(),
  })
  .openapi('RecordUse')

export const recordUseRoutes = [
  endpoint({
    method: 'get',
    path: '/v1/records/uses',
    tag: '个案 records',
    summary: {
      zh: '查阅记录一览：本人的、本人批准的，以及有权查看日志者所辖的',
      en: 'who read records, and what for: one’s own uses, those that one stood for, and all of a district for those who read its log',
    },
    access: { to: 'signed-in' },
    query: z.strictObject({
      after: z
        .string()
        .regex(/^\d{1,9}$/, 'must be the number of an entry')
        .transform(Number)
        .optional(),
      cursor,
      limit: limit(1000, 5000),
    }),
    answers: {
      200: {
        description: '查阅，新的在前；首页另有次数 the uses, the latest first; the first page says how many there are',
        schema: z.object({ uses: z.array(use), all: z.int().optional(), next: z.string().nullable() }),
      },
    },
    handle: async (asking) => {
      const { recordReading } = asking.tools.store
      const { after, cursor: from, limit: most } = asking.input.query
      const isOwn = ownUses(asking)
      const before = from === undefined ? undefined : readNumberCursor(from)
      const { rows, next } = await pageOf(
        { before, limit: most },
        async (some) => (await recordReading.uses({ after, ...some })).map((each) => ({ ...each, id: each.seq })),
        (each) => isOwn({ ...each, second: each.emergency?.second ?? null }),
      )
      let all: number | undefined
      if (before === undefined) {
        all = 0
        for (const each of await recordReading.useCounts(after)) if (await isOwn(each)) all += each.uses
      }
      return json(asking, {
        uses: rows.map(({ id: _id, ...each }) => each),
        ...(all === undefined ? {} : { all }),
        next: numberCursorText(next),
      })
    },
  }),
]

/** Finds out whether whoever asks read the records, stood for it, or reads the log of their district; asks once a district. */
function ownUses(asking: Asking): (of: Omit<UseCount, 'uses'>) => Promise<boolean> {
  const { actor: own } = asking.who
  const read = new Map<string, Promise<boolean>>()
  return async ({ actor, approvedBy, second, district }) => {
    if (own !== null && [actor, approvedBy, second].includes(own)) return true
    const known = read.get(district) ?? readsLog(asking, district)
    read.set(district, known)
    return known
  }
}

/** True if whoever asks reads the log of a district. */
async function readsLog({ who, tools, input }: Asking, district: string): Promise<boolean> {
  const rule = { action: 'read-log', of: () => [{ district }] } as const
  return decideRequest(rule, input, who, tools).then(
    () => true,
    (error: unknown) => {
      if (error instanceof RequestError) return false
      throw error
    },
  )
}

import { z } from '@hono/zod-openapi'
import { monthMoves, type MonthMove, type MonthState, monthStates } from '@minzheng/access'
import type { Text } from '@minzheng/core'
import type { DistrictMonthState, Months } from '@minzheng/store'
import { eachOf } from '../access/access-rule.js'
import { json } from '../endpoint/answer.js'
import { endpoint, type Endpoint } from '../endpoint/endpoint.js'
import { stampIn } from '../formats/if-match.js'
import { districtCode, month, time, wordsOfReason } from '../formats/parameters.js'

const states = Object.keys(monthStates) as [MonthState, ...MonthState[]]
const params = z.object({ month })
const where = {
  district: districtCode.openapi({ description: '县区；市本级用市代码 a county, or the city for its own' }),
}
const moved = z
  .object({
    month: z.string(),
    district: z.string(),
    state: z.enum(states),
    until: z.iso.datetime().nullable(),
    stamp: z.string().openapi({ description: '供 If-Match 用 for If-Match' }),
  })
  .openapi('MovedMonth')

interface MoveFacts<Body extends z.ZodType> {
  readonly path: string
  readonly move: MonthMove
  readonly summary: Text
  readonly body: Body
  /** True: the header If-Match must have the stamp of the state that was looked at. */
  readonly needsStamp: boolean
}

/** A route that moves a month of a district. The store decides again, also by who has moved it before. */
function moving<Body extends z.ZodType<{ readonly district: string }>>(
  { path, move, summary, body, needsStamp }: MoveFacts<Body>,
  make: (
    months: Months,
    request: { readonly month: string; readonly district: string; readonly by: string; readonly ifStamp?: string },
    body: z.output<Body>,
  ) => Promise<DistrictMonthState>,
): Endpoint {
  return endpoint({
    method: 'post',
    path: `/v1/months/{month}/${path}`,
    tag: '工作 work',
    summary,
    access: { action: monthMoves[move].needs!, of: (input) => eachOf([input.body.district]) },
    params,
    body,
    answers: { 200: { description: '该月现在的状态 the state of the month by now', schema: moved } },
    handle: async (asking) => {
      const { input, who, tools } = asking
      const ifStamp = stampIn(asking, { isNeeded: needsStamp, from: 'GET /v1/months' })
      const { district } = input.body
      const request = { month: input.params.month, district, by: who.actor! }
      const { state, until, stamp } = await make(
        tools.store.months,
        ifStamp === undefined ? request : { ...request, ifStamp },
        input.body,
      )
      return json(asking, { month: request.month, district, state, until, stamp })
    },
  })
}

export const monthMoveRoutes: readonly Endpoint[] = [
  moving(
    {
      path: 'submit',
      move: 'submit',
      summary: { zh: '上报', en: 'a district says that its month is complete' },
      body: z.strictObject(where),
      needsStamp: false,
    },
    (months, request) => months.submit(request),
  ),
  moving(
    {
      path: 'review',
      move: 'review',
      summary: { zh: '审核；须带 If-Match', en: 'another account reviews a submitted month; with If-Match' },
      body: z.strictObject(where),
      needsStamp: true,
    },
    (months, request) => months.review(request),
  ),
  moving(
    {
      path: 'send-back',
      move: 'send-back',
      summary: { zh: '退回', en: 'a submitted month is open again, with a reason' },
      body: z.strictObject({ ...where, reason: wordsOfReason }),
      needsStamp: false,
    },
    (months, request, { reason }) => months.sendBack({ ...request, reason }),
  ),
  moving(
    {
      path: 'lock',
      move: 'lock',
      summary: { zh: '锁定；须带 If-Match', en: 'from now on its data change by revisions only; with If-Match' },
      body: z.strictObject(where),
      needsStamp: true,
    },
    (months, request) => months.lock(request),
  ),
  moving(
    {
      path: 'reopen',
      move: 'reopen',
      summary: { zh: '重新打开', en: 'a locked month is open until a time, 31 days away at most' },
      body: z.strictObject({ ...where, reason: wordsOfReason, until: time }),
      needsStamp: false,
    },
    (months, request, { reason, until }) => months.reopen({ ...request, reason, until }),
  ),
]

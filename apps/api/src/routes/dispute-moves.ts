import { z } from '@hono/zod-openapi'
import { disputeMoves, type DisputeMove } from '@minzheng/access'
import type { Text } from '@minzheng/core'
import type { Dispute, Disputes, StepRequest } from '@minzheng/store'
import type { ApiTools } from '../endpoint/api-tools.js'
import { json } from '../endpoint/answer.js'
import { endpoint, type Endpoint } from '../endpoint/endpoint.js'
import { correction, dispute, disputeData } from '../formats/dispute.js'
import { stampIn } from '../formats/if-match.js'
import { wordsOfReason } from '../formats/parameters.js'
import { disputeNumber, disputeTag, disputeWithin, dueNow } from './disputes.js'

interface MoveFacts<Body extends z.ZodType> {
  readonly move: Exclude<DisputeMove, 'open'>
  readonly summary: Text
  readonly body: Body
}

/** A route that moves a dispute. The city's moves need `If-Match`. The store decides again, of this very dispute. */
function moving<Body extends z.ZodType<{ readonly words: string }>>(
  { move, summary, body }: MoveFacts<Body>,
  make: (disputes: Disputes, request: StepRequest, body: z.output<Body>, tools: ApiTools) => Promise<Dispute>,
): Endpoint {
  const { needs, side } = disputeMoves[move]
  return endpoint({
    method: 'post',
    path: `/v1/disputes/{dispute}/${move}`,
    tag: disputeTag,
    summary,
    access: { action: needs, somewhere: true },
    params: disputeNumber,
    body,
    answers: { 200: { description: '异议现在的状态 the dispute by now', schema: dispute } },
    handle: async (asking) => {
      const { input, who, tools } = asking
      const ifStamp = stampIn(asking, { isNeeded: side === 'city', from: 'GET /v1/disputes/{dispute}' })
      const { id } = await disputeWithin(asking, input.params.dispute)
      const request = { id, words: input.body.words, by: who.actor!, ...(ifStamp === undefined ? {} : { ifStamp }) }
      const moved = await make(tools.store.disputes, request, input.body, tools)
      return json(asking, disputeData(moved, tools.today()))
    },
  })
}

const words = { words: wordsOfReason.openapi({ description: '只用通用词语 in known words' }) }

export const disputeMoveRoutes: readonly Endpoint[] = [
  moving(
    {
      move: 'answer',
      summary: { zh: '答复；须带 If-Match', en: 'the city answers; with If-Match' },
      body: z.strictObject(words),
    },
    (disputes, request) => disputes.answer(request),
  ),
  moving(
    {
      move: 'reply',
      summary: { zh: '再提', en: 'the county is not content with the answer; another is due' },
      body: z.strictObject({ ...words, claimed: z.number().optional() }),
    },
    (disputes, request, { claimed }, tools) =>
      disputes.reply({ ...request, ...(claimed === undefined ? {} : { claimed }), due: dueNow(tools) }),
  ),
  moving(
    {
      move: 'uphold',
      summary: { zh: '维持；须带 If-Match', en: 'the figure stays as it is; with If-Match' },
      body: z.strictObject(words),
    },
    (disputes, request) => disputes.uphold(request),
  ),
  moving(
    {
      move: 'correct',
      summary: {
        zh: '更正：写明更正它的操作、来源或发布；须带 If-Match',
        en: 'settled by the act, source or release that has corrected the figure; with If-Match',
      },
      body: z.strictObject({ ...words, correction }),
    },
    (disputes, request, { correction: by }) => disputes.correct({ ...request, correction: by }),
  ),
  moving(
    {
      move: 'withdraw',
      summary: { zh: '撤回', en: 'withdrawn by the account that opened it' },
      body: z.strictObject(words),
    },
    (disputes, request) => disputes.withdraw(request),
  ),
]

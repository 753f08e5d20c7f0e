import { z } from '@hono/zod-openapi'
import type { Place } from '@minzheng/access'
import { answerDue, defaultAnswerTerm } from '@minzheng/plan'
import type { Dispute } from '@minzheng/store'
import { eachOf } from '../access/access-rule.js'
import { isWithin } from '../access/covers.js'
import { RequestError } from '../base/problem.js'
import type { ApiTools } from '../endpoint/api-tools.js'
import { json } from '../endpoint/answer.js'
import { endpoint, type Asking } from '../endpoint/endpoint.js'
import { dispute, disputeData, disputeState, figureName } from '../formats/dispute.js'
import { districtCode, flag, indicatorId, wordsOfReason } from '../formats/parameters.js'

export const disputeTag = '异议 disputes'
const claimed = z.number().optional().openapi({ description: '应为多少 what the figure should be, in its unit' })

/** When the city's answer to what is asked today is due. */
export function dueNow({ deployment, today }: Pick<ApiTools, 'deployment' | 'today'>): ReturnType<typeof answerDue> {
  return answerDue(deployment.answerTerm ?? defaultAnswerTerm, today())
}

/** The dispute, if the county that opened it is within these places; otherwise it is as if there were none. */
export async function disputeWithin(
  { tools, places }: Pick<Asking, 'tools'> & { readonly places: readonly Place[] },
  id: number,
): Promise<Dispute> {
  const [found] = await tools.store.disputes.list({ id })
  if (found === undefined || !isSeen(found, places, tools))
    throw new RequestError('not-found', {
      zh: '授权地区内没有这个异议',
      en: 'there is no such dispute in the granted districts',
    })
  return found
}

function isSeen(
  { disputedBy, figure }: Dispute,
  places: readonly Place[],
  { deployment }: Pick<ApiTools, 'deployment'>,
): boolean {
  return isWithin(places, { district: disputedBy, domain: figure.indicator.split('.')[0]! }, deployment.catalogue)
}

export const disputeNumber = z.object({
  dispute: z
    .string()
    .regex(/^[1-9]\d{0,8}$/, 'must be the number of a dispute')
    .transform(Number),
})

export const disputeRoutes = [
  endpoint({
    method: 'get',
    path: '/v1/disputes',
    tag: disputeTag,
    summary: { zh: '异议', en: 'disputes of figures by the counties of the own districts' },
    access: { action: 'read-disputes', somewhere: true },
    query: z.strictObject({
      state: disputeState.optional(),
      indicator: indicatorId.optional(),
      district: districtCode
        .optional()
        .openapi({ description: '此地区及以下提出的 by this district and those below it' }),
      overdue: flag.openapi({ description: '只要逾期未答复的 only those whose answer is overdue' }),
    }),
    answers: { 200: { description: '异议 the disputes', schema: z.object({ disputes: z.array(dispute) }) } },
    handle: async (asking) => {
      const { tools, places } = asking
      const { state, indicator, district, overdue } = asking.input.query
      const { districts } = tools.deployment.catalogue
      const today = tools.today()
      const found = await tools.store.disputes.list({
        ...(state === undefined ? {} : { states: [state] }),
        ...(indicator === undefined ? {} : { indicator }),
        ...(overdue ? { dueBefore: today } : {}),
      })
      const seen = found.filter(
        (each) =>
          isSeen(each, places, tools) && (district === undefined || districts.contains(district, each.disputedBy)),
      )
      return json(asking, { disputes: seen.map((each) => disputeData(each, today)) })
    },
  }),
  endpoint({
    method: 'get',
    path: '/v1/disputes/{dispute}',
    tag: disputeTag,
    summary: { zh: '一个异议及其经过', en: 'a dispute with its thread' },
    access: { action: 'read-disputes', somewhere: true },
    params: disputeNumber,
    answers: { 200: { description: '异议 the dispute', schema: dispute } },
    handle: async (asking) =>
      json(asking, disputeData(await disputeWithin(asking, asking.input.params.dispute), asking.tools.today())),
  }),
  endpoint({
    method: 'post',
    path: '/v1/disputes',
    tag: disputeTag,
    summary: { zh: '提出异议', en: 'a county says that a figure is wrong, as it was seen live or in a release' },
    access: {
      action: 'open-disputes',
      of: ({ body }) => eachOf([body.disputedBy], [body.figure.indicator]),
    },
    body: z.strictObject({
      figure: figureName,
      seen: z.union(
        [
          z.strictObject({ revision: z.int().nullable() }),
          z.strictObject({ release: z.int().min(1).max(999_999_999) }),
        ],
        'must be the revision of the live figure as it was seen, or the release',
      ),
      disputedBy: districtCode.openapi({ description: '提出的区县 the county' }),
      words: wordsOfReason,
      claimed,
    }),
    answers: { 201: { description: '异议 the dispute', schema: dispute } },
    handle: async (asking) => {
      const { tools, who, input } = asking
      const { claimed: number, ...rest } = input.body
      const made = await tools.store.disputes.open({
        ...rest,
        ...(number === undefined ? {} : { claimed: number }),
        by: who.actor!,
        due: dueNow(tools),
      })
      return json(asking, disputeData(made, tools.today()), { location: `/v1/disputes/${made.id}` }, 201)
    },
  }),
]

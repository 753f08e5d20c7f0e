import { z } from '@hono/zod-openapi'
import type { Place } from '@minzheng/access'
import { defaultAlertRules, type AlertRule } from '@minzheng/plan'
import { domainOfAlert, type Alert } from '@minzheng/store'
import { isWithin } from '../access/covers.js'
import { RequestError } from '../base/problem.js'
import type { ApiTools } from '../endpoint/api-tools.js'
import { json } from '../endpoint/answer.js'
import { endpoint } from '../endpoint/endpoint.js'
import { stampIn } from '../formats/if-match.js'
import { districtCode, flag } from '../formats/parameters.js'
import { words } from '../formats/schemas.js'

const tag = '预警 alerts'

const alert = z
  .object({
    id: z.int(),
    rule: z.string(),
    kind: z.string(),
    name: words.nullable().openapi({ description: '规则名称 of the rule; null if the rule is gone' }),
    subject: z.object({
      district: z.string(),
      indicator: z.string().optional(),
      variant: z.string().optional(),
      part: z.string().optional(),
      period: z.string().optional(),
      dataset: z.string().optional(),
      month: z.string().optional(),
      check: z.string().optional(),
      dispute: z.int().optional(),
    }),
    state: z.enum(['open', 'acknowledged', 'ended']),
    raisedAt: z.iso.datetime(),
    endedAt: z.iso.datetime().nullable(),
    acknowledgedAt: z.iso.datetime().nullable(),
    acknowledgedBy: z.string().nullable(),
    stamp: z.string().openapi({ description: '供 If-Match 用 for If-Match' }),
  })
  .openapi('Alert')

const rulesOf = ({ deployment }: Pick<ApiTools, 'deployment'>): readonly AlertRule[] =>
  deployment.alertRules ?? defaultAlertRules

const alertData = (each: Alert, tools: Pick<ApiTools, 'deployment'>): object => ({
  ...each,
  name: rulesOf(tools).find(({ id }) => id === each.rule)?.name ?? null,
})

function isSeen(each: Alert, places: readonly Place[], { deployment: { catalogue } }: Pick<ApiTools, 'deployment'>) {
  return isWithin(places, { district: each.subject.district, domain: domainOfAlert(each, catalogue) }, catalogue)
}

export const alertRoutes = [
  endpoint({
    method: 'get',
    path: '/v1/alert-rules',
    tag,
    summary: { zh: '预警规则', en: 'the rules by which alerts are raised' },
    access: { action: 'read-alerts', somewhere: true },
    answers: {
      200: {
        description: '规则 the rules',
        schema: z.object({ rules: z.array(z.looseObject({ id: z.string(), kind: z.string(), name: words })) }),
      },
    },
    handle: (asking) => json(asking, { rules: rulesOf(asking.tools) }),
  }),
  endpoint({
    method: 'get',
    path: '/v1/alerts',
    tag,
    summary: { zh: '预警', en: 'alerts of the own districts, the newest first' },
    access: { action: 'read-alerts', somewhere: true },
    query: z.strictObject({
      rule: z.string().max(40).optional(),
      district: districtCode.optional().openapi({ description: '此地区及以下 this district and those below it' }),
      ended: flag.openapi({ description: '也列已结束的 also those that have ended' }),
    }),
    answers: { 200: { description: '预警 the alerts', schema: z.object({ alerts: z.array(alert) }) } },
    handle: async (asking) => {
      const { tools, places } = asking
      const { rule, district, ended } = asking.input.query
      const { districts } = tools.deployment.catalogue
      const found = await tools.store.alerts.list({ unended: !ended, ...(rule === undefined ? {} : { rule }) })
      const seen = found.filter(
        (each) =>
          isSeen(each, places, tools) &&
          (district === undefined || districts.contains(district, each.subject.district)),
      )
      return json(asking, { alerts: seen.map((each) => alertData(each, tools)) })
    },
  }),
  endpoint({
    method: 'post',
    path: '/v1/alerts/{alert}/acknowledge',
    tag,
    summary: { zh: '确认预警；须带 If-Match', en: 'an officer has seen an alert; with If-Match' },
    access: { action: 'acknowledge-alerts', somewhere: true },
    params: z.object({
      alert: z
        .string()
        .regex(/^[1-9]\d{0,8}$/, 'must be the number of an alert')
        .transform(Number),
    }),
    answers: { 200: { description: '预警现在的状态 the alert by now', schema: alert } },
    handle: async (asking) => {
      const { tools, places, who, input } = asking
      const ifStamp = stampIn(asking, { isNeeded: true, from: 'GET /v1/alerts' })
      const [found] = await tools.store.alerts.list({ id: input.params.alert })
      if (found === undefined || !isSeen(found, places, tools))
        throw new RequestError('not-found', {
          zh: '授权地区内没有这个预警',
          en: 'there is no such alert in the granted districts',
        })
      if (ifStamp !== undefined && ifStamp !== found.stamp) throw new RequestError('precondition-failed')
      return json(asking, alertData(await tools.store.alerts.acknowledge({ id: found.id, by: who.actor! }), tools))
    },
  }),
]

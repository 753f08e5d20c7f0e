import { z } from '@hono/zod-openapi'
import type { Place } from '@minzheng/access'
import { defaultAlertRules, type AlertRule } from '@minzheng/plan'
import { domainOfAlert, type Alert, type AlertCount } from '@minzheng/store'
import { isWithin } from '../access/covers.js'
import { pageOf } from '../base/page-of.js'
import { RequestError } from '../base/problem.js'
import type { ApiTools } from '../endpoint/api-tools.js'
import { json } from '../endpoint/answer.js'
import { endpoint } from '../endpoint/endpoint.js'
import { numberCursorText, readNumberCursor } from '../formats/cursor.js'
import { stampIn } from '../formats/if-match.js'
import { cursor, districtCode, flag, limit } from '../formats/parameters.js'
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

const ruleName = (rule: string, tools: Pick<ApiTools, 'deployment'>) =>
  rulesOf(tools).find(({ id }) => id === rule)?.name ?? null

const alertData = (each: Alert, tools: Pick<ApiTools, 'deployment'>): object => ({
  ...each,
  name: ruleName(each.rule, tools),
})

/** How many alerts there are, and of which rules and states. */
function countsOf(found: readonly AlertCount[], tools: Pick<ApiTools, 'deployment'>): object {
  const of = (rule: string, state: 'open' | 'acknowledged' | 'ended'): number =>
    found.reduce((sum, each) => (each.rule === rule ? sum + each[state] : sum), 0)
  const counts = [...new Set(found.map(({ rule }) => rule))].toSorted().map((rule) => ({
    rule,
    name: ruleName(rule, tools),
    open: of(rule, 'open'),
    acknowledged: of(rule, 'acknowledged'),
    ended: of(rule, 'ended'),
  }))
  return { all: found.reduce((sum, { open, acknowledged, ended }) => sum + open + acknowledged + ended, 0), counts }
}

function isSeen(
  each: Pick<Alert, 'subject'>,
  places: readonly Place[],
  { deployment: { catalogue } }: Pick<ApiTools, 'deployment'>,
) {
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
      itself: flag.openapi({ description: '只列此地区自身的 only those of the district itself' }),
      ended: flag.openapi({ description: '也列已结束的 also those that have ended' }),
      cursor,
      limit: limit(1000, 5000),
    }),
    answers: {
      200: {
        description:
          '预警，新的在前；首页另有条数 the alerts, the newest first; the first page says how many there are',
        schema: z.object({
          alerts: z.array(alert),
          all: z.int().optional(),
          counts: z
            .array(
              z.object({
                rule: z.string(),
                name: words.nullable(),
                open: z.int(),
                acknowledged: z.int(),
                ended: z.int(),
              }),
            )
            .optional()
            .openapi({ description: '按规则与状态的条数 how many of each rule and state' }),
          next: z.string().nullable(),
        }),
      },
    },
    handle: async (asking) => {
      const { tools, places } = asking
      const { rule, district, itself, ended, cursor: from, limit: most } = asking.input.query
      const { districts } = tools.deployment.catalogue
      const asked = { unended: !ended, ...(rule === undefined ? {} : { rule }) }
      const fits = ({ subject }: Pick<Alert, 'subject'>): boolean =>
        isSeen({ subject }, places, tools) &&
        (district === undefined ||
          (itself ? subject.district === district : districts.contains(district, subject.district)))
      const before = from === undefined ? undefined : readNumberCursor(from)
      const { rows, next } = await pageOf<Alert>(
        { before, limit: most },
        (some) => tools.store.alerts.list({ ...asked, ...some }),
        fits,
      )
      const counts = before === undefined ? countsOf((await tools.store.alerts.counts(asked)).filter(fits), tools) : {}
      return json(asking, {
        alerts: rows.map((each) => alertData(each, tools)),
        ...counts,
        next: numberCursorText(next),
      })
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

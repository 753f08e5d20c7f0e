import { z } from '@hono/zod-openapi'
import { explain } from '@minzheng/core'
import { parsePeriod } from '@minzheng/core/periods'
import { shownName } from '@minzheng/core/privacy'
import { planAsked } from '@minzheng/plan'
import type { RecordApproval } from '@minzheng/store'
import { explanationData, keysData } from '@minzheng/worker'
import { eachOf } from '../access/access-rule.js'
import { datasetsBehind, isOfMinors, recordsAsked } from '../access/records-behind.js'
import { RequestError } from '../base/problem.js'
import { json } from '../endpoint/answer.js'
import { endpoint, type Asking } from '../endpoint/endpoint.js'
import {
  districtCode,
  indicatorId,
  partName,
  periodId,
  time,
  variantName,
  wordsOfReason,
} from '../formats/parameters.js'
import { knownDistrict, knownIndicator } from './named.js'

const tag = '个案 records'
const account = z.string().min(2).max(64)
const purpose = wordsOfReason.openapi({ description: '用途，用通用词语 what for, in known words' })

/** What records are usually read for; a purpose may be other known words. */
const purposes = ['核查', '核实', '复核', '抽查', '比对', '审计', '异议核实'] as const

const recordsBody = z.strictObject({
  purpose,
  period: periodId.optional(),
  variant: variantName.optional(),
  part: partName.optional(),
  limit: z.int().min(1).max(200).default(20),
})

const approval = z
  .object({
    id: z.int(),
    actor: z.string(),
    approver: z.string(),
    district: z.string(),
    indicator: z.string(),
    purpose: z.string(),
    from: z.iso.datetime(),
    until: z.iso.datetime(),
  })
  .openapi('RecordApproval')
const approvalData = (made: RecordApproval): object => ({ ...made })

export const recordRoutes = [
  endpoint({
    method: 'post',
    path: '/v1/records/{indicator}/{district}',
    tag,
    summary: {
      zh: '一个数背后的记录；须写用途，每次查阅都记入链条',
      en: 'the records behind a figure, with a purpose; each use is an entry of the chain before the records leave',
    },
    access: {
      action: 'read-records',
      of: ({ params: { indicator, district } }, deployment) =>
        recordsAsked(
          knownDistrict(deployment.catalogue, district),
          knownIndicator(deployment.catalogue, indicator),
          deployment,
        ),
      why: async ({ params: { indicator, district }, body }, actor, approvals) => {
        const found = (await approvals(actor)).find(
          (each) => each.indicator === indicator && each.district === district && each.purpose === body.purpose,
        )
        return { purpose: body.purpose, ...(found === undefined ? {} : { approvedBy: found.approver }) }
      },
    },
    params: z.object({ indicator: indicatorId, district: districtCode }),
    body: recordsBody,
    // Records of persons are not kept for a repetition.
    neverKept: true,
    answers: {
      200: {
        description: '记录 the records; names and numbers of persons are not among them',
        schema: z.object({
          audience: z.literal('internal'),
          indicator: z.string(),
          district: z.string(),
          period: z.string(),
          seq: z.int().openapi({ description: '链条中的编号 the entry of the chain that logs this use' }),
          counted: z.array(z.looseObject({ all: z.int(), records: z.array(z.looseObject({})) })),
        }),
      },
    },
    handle: (asking) => showRecords(asking),
  }),
  endpoint({
    method: 'post',
    path: '/v1/records/approvals',
    tag,
    summary: {
      zh: '批准他人查阅未成年人记录',
      en: 'approves that another account reads the records of minors behind figures of an indicator, for seven days at most',
    },
    access: {
      action: 'approve-minors-records',
      of: ({ body: { district, indicator } }) => eachOf([district], [indicator]),
    },
    body: z.strictObject({ actor: account, district: districtCode, indicator: indicatorId, purpose, until: time }),
    answers: { 201: { description: '批准 the approval', schema: approval } },
    handle: async (asking) => {
      const { tools, who, input } = asking
      const { catalogue } = tools.deployment
      const { indicator, district } = input.body
      knownDistrict(catalogue, district)
      if (!isOfMinors(knownIndicator(catalogue, indicator), tools.deployment))
        throw new RequestError('invalid-request', {
          zh: '该指标的记录不属未成年人，无须批准',
          en: 'the indicator must have records of minors, got another, whose records need no approval',
        })
      const made = await tools.store.recordReading.approve({ ...input.body, approver: who.actor! })
      return json(asking, approvalData(made), {}, 201)
    },
  }),
  endpoint({
    method: 'get',
    path: '/v1/records/approvals',
    tag,
    summary: {
      zh: '有效的批准：本人获批的与本人批准的；以及可用的用途词',
      en: 'the approvals in force that one has got or given, and words for a purpose',
    },
    access: { to: 'signed-in' },
    answers: {
      200: {
        description: '批准 the approvals',
        schema: z.object({
          got: z.array(approval),
          given: z.array(approval),
          purposes: z.array(z.string()).openapi({ description: '常用用途词 known words that are often used' }),
        }),
      },
    },
    handle: async (asking) => {
      const { recordReading } = asking.tools.store
      const actor = asking.who.actor!
      const [got, given] = await Promise.all([recordReading.approvals(actor), recordReading.given(actor)])
      return json(asking, { got: got.map(approvalData), given: given.map(approvalData), purposes })
    },
  }),
  endpoint({
    method: 'post',
    path: '/v1/records/emergencies',
    tag,
    summary: {
      zh: '应急查看：第二人批准他人在数小时内查阅记录',
      en: 'an emergency: the second person lets another account read records, for four hours at most',
    },
    access: {
      action: 'approve-emergency',
      of: ({ body: { district, domain } }) => [{ district, ...(domain === undefined ? {} : { domain }) }],
    },
    body: z.strictObject({
      actor: account,
      district: districtCode,
      domain: z.string().max(60).optional(),
      reason: wordsOfReason,
      until: time,
    }),
    answers: {
      201: {
        description: '应急授权 the grant',
        schema: z.object({ id: z.int(), actor: z.string(), district: z.string(), until: z.iso.datetime() }),
      },
    },
    handle: async (asking) => {
      const { tools, who, input } = asking
      const { domain, ...given } = input.body
      const { id, actor, district, until } = await tools.store.access.breakGlass({
        ...given,
        ...(domain === undefined ? {} : { domain }),
        second: who.actor!,
      })
      return json(asking, { id, actor, district, until }, {}, 201)
    },
  }),
]

type RecordsInput = {
  readonly params: { readonly indicator: string; readonly district: string }
  readonly query: unknown
  readonly body: z.output<typeof recordsBody>
}

/** Reads the records, logs the use, and only then answers. */
async function showRecords(asking: Asking<RecordsInput>): Promise<Response> {
  const { tools, who, input, why, by, duties } = asking
  const { store, deployment, heavy, log } = tools
  const { catalogue } = deployment
  const { district } = input.params
  const { period: asked, variant, part, limit: most, purpose: given } = input.body
  const indicator = catalogue.indicator(input.params.indicator)
  store.assertKnownWords(given)
  return heavy(async () => {
    const period = parsePeriod(asked ?? String(planAsked(deployment, {}, await store.returnedMonths()).year))
    const source = await store.figures.source({
      districts: [district, ...catalogue.districts.children(district).map(({ code }) => code)],
      periods: [period],
      indicators: [indicator.id],
    })
    const options = { ...(variant === undefined ? {} : { variant }), ...(part === undefined ? {} : { part }) }
    const explanation = explain(catalogue, indicator, district, period, source, options)
    const counted = await Promise.all(
      explanation.inputs.map(async ({ measure }) => ({
        measure,
        ...(await store.contributingRecords(measure, district, period, most)),
      })),
    )
    const shown = counted.map(({ records, ...rest }) => {
      const keys = keysData(records.map(({ key }) => key))
      return {
        ...rest,
        records: records.map((record, at) => ({ ...record, key: keys[at]!, source: shownName(record.source) })),
      }
    })
    const emergency = by.find((grant) => grant.emergency !== null)?.emergency ?? null
    const { seq } = await store.recordReading.log({
      actor: who.actor!,
      indicator: indicator.id,
      district,
      period: period.id,
      datasets: datasetsBehind(indicator),
      records: shown.reduce((sum, each) => sum + each.records.length, 0),
      purpose: given,
      approvedBy: isOfMinors(indicator, deployment) ? (why.approvedBy ?? null) : null,
      emergency,
    })
    if (duties.includes('notice'))
      log('warn', 'records were read in an emergency', { by: who.actor, second: emergency?.second, entry: seq })
    const { counted: data } = explanationData({ ...explanation, counted: shown as typeof counted }, indicator) as {
      readonly counted: readonly object[]
    }
    return json(asking, {
      audience: 'internal',
      indicator: indicator.id,
      district,
      period: period.id,
      seq,
      counted: data,
    })
  })
}

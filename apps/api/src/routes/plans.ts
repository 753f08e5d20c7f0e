import { z } from '@hono/zod-openapi'
import type { Catalogue, Target } from '@minzheng/core'
import { displayTarget } from '@minzheng/core/assessment'
import { json } from '../endpoint/answer.js'
import { endpoint } from '../endpoint/endpoint.js'
import { clause, words } from '../formats/schemas.js'
import { RequestError } from '../base/problem.js'
import { knownPlan } from './named.js'

const tag = '定义 definitions'
const params = z.object({ plan: z.string().max(100) })

const brief = z.object({ id: z.string(), title: words, year: z.int() })
const item = z
  .object({
    number: z.int(),
    section: z.object({ number: z.string(), title: z.string() }),
    title: z.string(),
    text: z.string(),
    clauses: z.array(z.string()),
  })
  .openapi('PlanItem')
const target = z
  .object({
    indicator: z.string(),
    operator: z.string(),
    value: z.number(),
    high: z.number().nullable(),
    shown: words,
    basis: z.string(),
    period: z.string(),
    districts: z.array(z.string()),
    variant: z.string().nullable(),
    part: z.string().nullable(),
    clause,
    path: z
      .array(z.number())
      .nullable()
      .openapi({ description: '序时路径 one share for each month; null: evenly over time' }),
    interim: z.array(z.looseObject({})),
    adjusted: z.array(z.looseObject({})),
  })
  .openapi('Target')

function shownTarget(catalogue: Catalogue, each: Target): z.output<typeof target> {
  return {
    indicator: each.indicator,
    operator: each.operator,
    value: each.value,
    high: each.high ?? null,
    shown: displayTarget(catalogue.indicator(each.indicator), each),
    basis: each.basis,
    period: each.period,
    districts: [...each.districts],
    variant: each.variant ?? null,
    part: each.part ?? null,
    clause: each.clause,
    path: each.path === undefined ? null : [...each.path],
    interim: (each.interim ?? []).map((part) => ({ ...part })),
    adjusted: (each.adjusted ?? []).map((part) => ({ ...part })),
  }
}

export const planRoutes = [
  endpoint({
    method: 'get',
    path: '/v1/plans',
    tag,
    summary: { zh: '工作要点', en: 'plans' },
    access: { to: 'anyone' },
    answers: { 200: { description: '计划 plans', schema: z.object({ plans: z.array(brief) }) } },
    handle: (asking) =>
      json(asking, { plans: asking.tools.deployment.plans.map(({ id, title, year }) => ({ id, title, year })) }),
  }),
  endpoint({
    method: 'get',
    path: '/v1/plans/{plan}',
    tag,
    summary: { zh: '一个计划：事项与目标', en: 'a plan with its items and targets' },
    access: { to: 'anyone' },
    params,
    answers: {
      200: { description: '计划 the plan', schema: brief.extend({ items: z.array(item), targets: z.array(target) }) },
    },
    handle: (asking) => {
      const { deployment } = asking.tools
      const { id, title, year, items, targets } = knownPlan(deployment, asking.input.params.plan)
      return json(asking, {
        id,
        title,
        year,
        items,
        targets: targets.map((each) => shownTarget(deployment.catalogue, each)),
      })
    },
  }),
  endpoint({
    method: 'get',
    path: '/v1/plans/{plan}/items/{item}',
    tag,
    summary: { zh: '计划的一个事项', en: 'an item of a plan, letter for letter, with its targets' },
    access: { to: 'anyone' },
    params: params.extend({
      item: z
        .string()
        .regex(/^\d{1,3}$/, 'must be the number of an item')
        .transform(Number),
    }),
    answers: { 200: { description: '事项 the item', schema: z.object({ item, targets: z.array(target) }) } },
    handle: (asking) => {
      const { deployment } = asking.tools
      const plan = knownPlan(deployment, asking.input.params.plan)
      const found = plan.items.find(({ number }) => number === asking.input.params.item)
      if (found === undefined) throw new RequestError('not-found', { zh: '没有这个事项', en: 'there is no such item' })
      const own = plan.targets.filter((each) => each.clause.document === plan.id && each.clause.item === found.number)
      return json(asking, { item: found, targets: own.map((each) => shownTarget(deployment.catalogue, each)) })
    },
  }),
]

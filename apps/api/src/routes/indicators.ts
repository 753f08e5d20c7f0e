import { z } from '@hono/zod-openapi'
import { describe, unitFacts, type Catalogue, type Indicator } from '@minzheng/core'
import { decimalsOf } from '@minzheng/core/assessment'
import { categoriesOf, formulaFacts } from '@minzheng/core/evaluation'
import { clausesOf } from '@minzheng/plan'
import { json } from '../endpoint/answer.js'
import { endpoint } from '../endpoint/endpoint.js'
import { indicatorId } from '../formats/parameters.js'
import { clause, words } from '../formats/schemas.js'
import { knownIndicator } from './named.js'

const tag = '定义 definitions'

const brief = z.object({
  id: z.string(),
  domain: z.string(),
  name: words,
  unit: words,
  time: z.string(),
  better: z.enum(['higher', 'lower']),
  lowestLevel: z.string(),
  variants: z.array(z.string()),
  variantNames: z.record(z.string(), words).openapi({ description: '各口径的名称 what people call each variant' }),
  defaultVariant: z.string(),
  version: z.string(),
  decimals: z.int().openapi({ description: '小数位数 how many decimals people read' }),
  steps: z.array(words).nullable().openapi({ description: '阶段 what the numbers of a milestone mean, from 0' }),
})

function briefOf(each: Indicator): z.output<typeof brief> {
  const { zh, en } = unitFacts(each.unit)
  return {
    id: each.id,
    domain: each.id.split('.')[0]!,
    name: each.name,
    unit: { zh, en },
    time: each.time,
    better: each.better,
    lowestLevel: each.lowestLevel,
    variants: Object.keys(each.variants),
    variantNames: each.variantNames,
    defaultVariant: each.defaultVariant,
    version: each.version,
    decimals: decimalsOf(each),
    steps: formulaFacts(each.variants[each.defaultVariant]!).steps?.map((step) => ({ ...step })) ?? null,
  }
}

const formulasOf = (catalogue: Catalogue, each: Indicator) =>
  Object.fromEntries(Object.keys(each.variants).map((variant) => [variant, describe(catalogue, each, variant)]))

export const indicatorRoutes = [
  endpoint({
    method: 'get',
    path: '/v1/indicators',
    tag,
    summary: { zh: '指标', en: 'indicators' },
    access: { to: 'anyone' },
    query: z.strictObject({ domain: z.string().max(60).optional() }),
    answers: {
      200: { description: '指标 indicators', schema: z.object({ indicators: z.array(brief.openapi('Indicator')) }) },
    },
    handle: (asking) => {
      const { domain } = asking.input.query
      const all = [...asking.tools.deployment.catalogue.indicators.values()].map(briefOf)
      return json(asking, { indicators: all.filter((each) => domain === undefined || each.domain === domain) })
    },
  }),
  endpoint({
    method: 'get',
    path: '/v1/indicators/{indicator}',
    tag,
    summary: {
      zh: '一个指标：定义、公式、条文',
      en: 'an indicator: definition, formula in words, clauses of the plans',
    },
    access: { to: 'anyone' },
    params: z.object({ indicator: indicatorId }),
    answers: {
      200: {
        description: '指标 the indicator',
        schema: brief.extend({
          formulas: z.record(z.string(), words),
          parts: z.array(z.string()),
          breakdowns: z
            .array(z.object({ title: words, parts: z.array(z.object({ part: z.string(), title: words })) }))
            .openapi({ description: '分组与类别的名称 the breakdowns, and what their categories are called' }),
          doubts: z.array(words),
          earlier: z.array(z.object({ until: z.string(), version: z.string() })),
          clauses: z.array(z.object({ plan: z.string(), clauses: z.array(clause) })),
        }),
      },
    },
    handle: (asking) => {
      const { catalogue, plans } = asking.tools.deployment
      const found = knownIndicator(catalogue, asking.input.params.indicator)
      return json(asking, {
        ...briefOf(found),
        formulas: formulasOf(catalogue, found),
        parts: categoriesOf(found),
        breakdowns: Object.entries(found.by).map(([name, { title, parts }]) => ({
          title,
          parts: parts.map((each) => ({ part: `${name}=${each.key}`, title: each.title })),
        })),
        doubts: found.doubts,
        earlier: (found.earlier ?? []).map(({ until, version }) => ({ until, version })),
        clauses: plans.map((plan) => ({ plan: plan.id, clauses: clausesOf(plan, found.id) })),
      })
    },
  }),
]

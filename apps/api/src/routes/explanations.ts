import { z } from '@hono/zod-openapi'
import { explain } from '@minzheng/core'
import { parsePeriod } from '@minzheng/core/periods'
import { clausesOf, planAsked } from '@minzheng/plan'
import { explainReleasedFigure, explanationData, releaseOf } from '@minzheng/worker'
import { eachOf } from '../access/access-rule.js'
import { RequestError } from '../base/problem.js'
import { json, unlessKnown } from '../endpoint/answer.js'
import { endpoint, type Asking } from '../endpoint/endpoint.js'
import {
  audience,
  districtCode,
  indicatorId,
  partName,
  periodId,
  releaseNumber,
  variantName,
} from '../formats/parameters.js'
import { clause, words } from '../formats/schemas.js'
import { knownDistrict, knownIndicator } from './named.js'

const params = z.object({ indicator: indicatorId, district: districtCode })
const query = z.strictObject({
  period: periodId.optional(),
  variant: variantName.optional(),
  part: partName.optional(),
  audience: audience.optional(),
  release: releaseNumber.optional(),
})
type ExplanationInput = {
  readonly params: z.output<typeof params>
  readonly query: z.output<typeof query>
  readonly body: unknown
}

export const explanationRoutes = [
  endpoint({
    method: 'get',
    path: '/v1/explanations/{indicator}/{district}',
    tag: '数 figures',
    summary: {
      zh: '一个数怎么来的：条文、公式、输入',
      en: 'how a figure comes about: clause, formula, inputs, shares of districts',
    },
    access: {
      reads: 'figures',
      of: ({ params: { indicator, district } }) => eachOf([district], [indicator]),
    },
    params,
    query,
    answers: {
      200: {
        description: '解释 the explanation; that of a release has shown numbers only',
        schema: z
          .looseObject({ audience: z.string(), formula: words, doubts: z.array(words), clauses: z.array(clause) })
          .openapi('Explanation'),
      },
    },
    handle: async (asking) => {
      const { catalogue } = asking.tools.deployment
      const { indicator, district } = asking.input.params
      knownIndicator(catalogue, indicator)
      knownDistrict(catalogue, district)
      return asking.audience === 'internal' ? explainLive(asking) : explainReleased(asking, asking.audience)
    },
  }),
]

async function explainLive(asking: Asking<ExplanationInput>): Promise<Response> {
  const { store, deployment } = asking.tools
  const { catalogue, plans } = deployment
  const {
    params: { indicator: id, district },
    query: { period: asked, variant, part, release },
  } = asking.input
  if (release !== undefined)
    throw new RequestError('invalid-request', {
      zh: '内部用现时的数，请去掉 release 或写 audience=shared',
      en: 'release must be with audience shared or public, got internal, which reads live figures',
    })
  return unlessKnown(asking, asking.seen?.stamp ?? (await store.stamp()), async () => {
    const indicator = catalogue.indicator(id)
    const period = parsePeriod(asked ?? String(planAsked(deployment, {}, await store.returnedMonths()).year))
    const source = await store.figures.source({
      districts: [district, ...catalogue.districts.children(district).map(({ code }) => code)],
      periods: [period],
      indicators: [id],
    })
    const options = { ...(variant === undefined ? {} : { variant }), ...(part === undefined ? {} : { part }) }
    const explanation = explain(catalogue, indicator, district, period, source, options)
    const plan = plans.find(({ year }) => period.id.startsWith(String(year)))
    return json(asking, {
      // Records are shown elsewhere, to those who may read them.
      ...(explanationData({ ...explanation, counted: [] }, indicator) as object),
      clauses: plan === undefined ? [] : clausesOf(plan, id),
    })
  })
}

async function explainReleased(asking: Asking<ExplanationInput>, readsAs: 'shared' | 'public'): Promise<Response> {
  const { released, deployment } = asking.tools
  const {
    params: { indicator, district },
    query: { period, variant, part, release },
  } = asking.input
  const { number, published } = await releaseOf(released, release)
  return unlessKnown(asking, `${number} ${published.digest}`, async () => {
    const asked = { audience: readsAs, release: number }
    const { data } = await explainReleasedFigure(released, deployment, asked, {
      indicator: deployment.catalogue.indicator(indicator),
      district,
      ...(period === undefined ? {} : { period }),
      ...(variant === undefined ? {} : { variant }),
      ...(part === undefined ? {} : { part }),
    })
    return json(asking, data)
  })
}

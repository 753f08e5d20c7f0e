import { z } from '@hono/zod-openapi'
import type { Indicator, Observation } from '@minzheng/core'
import { comparisonPeriods, monthsToForecast, shownObservation, targetOn } from '@minzheng/core/assessment'
import { lastDay, parsePeriod, type Month } from '@minzheng/core/periods'
import type { Plan } from '@minzheng/plan'
import { publishedBatches, releaseOf, releasedName } from '@minzheng/worker'
import { eachOf } from '../access/access-rule.js'
import { RequestError } from '../base/problem.js'
import { keptJson } from '../endpoint/answer.js'
import { liveState, releasedState } from '../endpoint/answer-state.js'
import { endpoint, type Asking } from '../endpoint/endpoint.js'
import { changeSince, outlookOf } from '../figures/compare-figures.js'
import { audience, districtCode, indicatorId, month, releaseNumber, variantName } from '../formats/parameters.js'
import { figure, readers, words } from '../formats/schemas.js'
import { knownDistrict, knownIndicator } from './named.js'

const number = z.number().nullable()
/** Why it is not known. As `nullable` of a schema with a name, the document would refuse null. */
const whyNot = z.union([words, z.null()])
const change = z
  .object({
    period: z.string().nullable(),
    value: number,
    received: z.int(),
    expected: z.int(),
    kind: z.enum(['percent', 'points', 'difference']),
    difference: number.openapi({ description: '增减，以指标单位计 in the unit of the figure' }),
    change: number.openapi({ description: '增减率或百分点 a percentage, or percentage points' }),
    shown: words,
    why: whyNot,
  })
  .openapi('Change')

const params = z.object({ indicator: indicatorId, district: districtCode })
const query = z.strictObject({
  month,
  variant: variantName.optional(),
  audience: audience.optional(),
  release: releaseNumber.optional(),
})
type ComparisonInput = {
  readonly params: z.output<typeof params>
  readonly query: z.output<typeof query>
  readonly body: unknown
}

export const comparisonRoutes = [
  endpoint({
    method: 'get',
    path: '/v1/comparisons/{indicator}/{district}',
    tag: '数 figures',
    summary: {
      zh: '同比、环比与年末推算',
      en: 'a figure and its categories compared with the same period last year and the period before; what it would be at the end of the year',
    },
    access: { reads: 'figures', of: ({ params: { indicator, district } }) => eachOf([district], [indicator]) },
    params,
    query,
    answers: {
      200: {
        description: '比较 the comparisons; a hidden figure has none',
        schema: z
          .object({
            ...readers,
            indicator: z.string(),
            district: z.string(),
            variant: z.string(),
            month: z.string(),
            figures: z.array(z.object({ current: figure, lastYear: change, previous: change })),
            outlook: z.object({
              year: z.string(),
              /** `pace`: the months to come are like those so far; `path`: they follow the seasonal path of the plan. */
              by: z.enum(['pace', 'path']).nullable(),
              value: number,
              low: number,
              high: number,
              months: z.int().nullable(),
              left: z.int().nullable(),
              why: whyNot,
            }),
          })
          .openapi('Comparisons'),
      },
    },
    handle: async (asking) => {
      const { catalogue } = asking.tools.deployment
      const indicator = knownIndicator(catalogue, asking.input.params.indicator)
      knownDistrict(catalogue, asking.input.params.district)
      const { variant = indicator.defaultVariant } = asking.input.query
      if (indicator.variants[variant] === undefined)
        throw new RequestError('invalid-request', {
          zh: `口径须为 ${Object.keys(indicator.variants).join('、')}`,
          en: `variant must be one of ${Object.keys(indicator.variants).join(', ')}, got another`,
        })
      return asking.audience === 'internal'
        ? ofLive(asking, indicator, variant)
        : ofRelease(asking, asking.audience, indicator, variant)
    },
  }),
]

/** The periods that are read: this one, those it is compared with, and the months that a forecast needs. */
function periodsRead(indicator: Indicator, upTo: Month) {
  const { current, previous, lastYear } = comparisonPeriods(indicator, upTo)
  const year = parsePeriod(upTo.slice(0, 4))
  const months = monthsToForecast(year).filter((each) => each <= upTo)
  const all = [current.id, lastYear.id, ...(previous === undefined ? [] : [previous.id]), ...months]
  return { current, previous, lastYear, year, months, all: [...new Set(all)] }
}

async function ofLive(asking: Asking<ComparisonInput>, indicator: Indicator, variant: string): Promise<Response> {
  const { store, deployment } = asking.tools
  const { month: upTo, release } = asking.input.query
  if (release !== undefined)
    throw new RequestError('invalid-request', {
      zh: '内部用现时的数，请去掉 release 或写 audience=shared',
      en: 'release must be with audience shared or public, got internal, which reads live figures',
    })
  return keptJson(asking, await liveState(asking), async () => {
    const figures = await store.figures.read({
      indicators: [indicator.id],
      districts: [asking.input.params.district],
      periods: periodsRead(indicator, upTo).all,
      variant,
      parts: 'all',
    })
    const plan = deployment.plans.find(({ year }) => upTo.startsWith(String(year)))
    return JSON.stringify({
      audience: 'internal',
      release: null,
      ...compared(asking, indicator, variant, figures, plan),
    })
  })
}

async function ofRelease(
  asking: Asking<ComparisonInput>,
  readsAs: 'shared' | 'public',
  indicator: Indicator,
  variant: string,
): Promise<Response> {
  const { released, deployment } = asking.tools
  const { month: upTo, release: asked } = asking.input.query
  const found = await releaseOf(released, asked)
  return keptJson(asking, releasedState(found), async () => {
    const periods = periodsRead(indicator, upTo).all
    const named: Observation[] = []
    const filter = {
      indicator: [indicator.id],
      district: [asking.input.params.district],
      period: [...new Set(periods.map(releasedName))],
      variant,
    }
    for await (const batch of publishedBatches(released, found.number, readsAs, filter)) named.push(...batch)
    const figures = periods.flatMap((period) =>
      named.filter((each) => each.period === releasedName(period)).map((each) => ({ ...each, period })),
    )
    const plan = deployment.plans.find(({ year }) => upTo.startsWith(String(year)))
    return JSON.stringify({
      audience: readsAs,
      release: found.number,
      ...compared(asking, indicator, variant, figures, plan),
    })
  })
}

function compared(
  { input: { params: asked, query: given } }: Asking<ComparisonInput>,
  indicator: Indicator,
  variant: string,
  figures: readonly Observation[],
  plan: Plan | undefined,
): object {
  const { current, previous, lastYear, year, months } = periodsRead(indicator, given.month)
  const of = (period: string | undefined, part: string | null): Observation | undefined =>
    figures.find((each) => each.period === period && each.part === part)
  const target = plan?.targets.find(
    (each) =>
      each.indicator === indicator.id &&
      each.part === undefined &&
      (each.variant ?? indicator.defaultVariant) === variant,
  )
  const path = target === undefined ? undefined : targetOn(target, lastDay(current)).path
  const whole = new Map(
    months.flatMap((each) => {
      const found = of(each, null)
      return found === undefined ? [] : [[each, found] as const]
    }),
  )
  const { forecast, by, why } = outlookOf(indicator, variant, { year, upTo: given.month }, whole, path)
  return {
    indicator: indicator.id,
    district: asked.district,
    variant,
    month: given.month,
    figures: figures
      .filter(({ period }) => period === current.id)
      .map((each) => ({
        current: shownObservation(indicator, each),
        lastYear: changeSince(indicator, each, lastYear.id, of(lastYear.id, each.part)),
        previous: changeSince(indicator, each, previous?.id ?? null, of(previous?.id, each.part)),
      })),
    outlook: {
      year: year.id,
      by,
      value: forecast?.value ?? null,
      low: forecast?.low ?? null,
      high: forecast?.high ?? null,
      months: forecast?.months ?? null,
      left: forecast?.left ?? null,
      why,
    },
  }
}

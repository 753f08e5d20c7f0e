import { z } from '@hono/zod-openapi'
import type { Deployment } from '@minzheng/plan'
import { releaseOf } from '@minzheng/worker'
import { eachOf } from '../access/access-rule.js'
import { RequestError } from '../base/problem.js'
import { liveState, releasedState } from '../endpoint/answer-state.js'
import { endpoint, type Asking } from '../endpoint/endpoint.js'
import { readCursor } from '../formats/cursor.js'
import { figureFormats, figuresResponse, type FiguresToSend } from '../figures/figures-response.js'
import {
  audience,
  districtCode,
  districtCodes,
  indicatorIds,
  levelNames,
  limit,
  moment,
  partName,
  periodIds,
  releaseNumber,
  time,
  variantName,
} from '../formats/parameters.js'
import { figure, readers } from '../formats/schemas.js'
import { formatOf } from '../formats/negotiate.js'
import { openDisputes, type DisputesOf } from '../figures/open-disputes.js'
import { assertNotTooMany } from '../figures/most-figures.js'
import { liveFigures, releasedFigures, type FiguresAsked } from '../figures/read-figures.js'
import { costs } from '../limits/costs.js'
import { assertDistricts } from './named.js'

const query = z.strictObject({
  indicator: indicatorIds.optional(),
  district: districtCodes.optional().openapi({ description: '这些地区 these districts; default: the city' }),
  within: districtCode.optional().openapi({ description: '此地区及以下 this district and all below it' }),
  level: levelNames.optional(),
  period: periodIds.optional(),
  variant: variantName.optional(),
  part: partName
    .optional()
    .openapi({ description: '分类 a category such as sex=female; * for all; default: the whole' }),
  updatedAfter: time
    .optional()
    .openapi({ description: '只要此后变动的现时数 only live figures that changed after it' }),
  asOf: moment
    .optional()
    .openapi({ description: '当时数 as known once a source had landed, at the end of a day, or at a time' }),
  audience: audience.optional(),
  release: releaseNumber.optional(),
  cursor: z.string().max(1000).optional(),
  limit: limit(1000, 10_000),
  format: z.enum(['json', 'csv', 'jsonl', 'json-stat', 'xlsx']).optional(),
})
type FiguresInput = { readonly params: unknown; readonly query: z.output<typeof query>; readonly body: unknown }

/** The districts that a request is about: as it names them, or all below one. */
function namedDistricts({ district, within }: z.output<typeof query>, { catalogue }: Deployment): readonly string[] {
  if (district !== undefined && within !== undefined)
    throw new RequestError('invalid-request', {
      zh: 'district 与 within 只能用一个',
      en: 'district and within must not be given together',
    })
  return district ?? [within ?? catalogue.districts.root.code]
}

export const figureRoutes = [
  endpoint({
    method: 'get',
    path: '/v1/figures',
    tag: '数 figures',
    summary: { zh: '指标数', en: 'figures: live ones of the own district, or those of a release' },
    access: {
      reads: 'figures',
      of: ({ query: asked }, deployment) => eachOf(namedDistricts(asked, deployment), asked.indicator),
    },
    query,
    cost: costOf,
    answers: {
      200: {
        description: '数 figures; CSV and JSON lines have all of them, JSON has pages',
        schema: z.object({ ...readers, figures: z.array(figure), next: z.string().nullable() }).openapi('Figures'),
        types: Object.values(figureFormats).filter((type) => type !== 'application/json'),
      },
    },
    handle: async (asking) => {
      const asked = figuresAsked(asking)
      const format = formatOf(figureFormats, asking.input.query.format, asking.request.headers.get('accept'))
      return asking.audience === 'internal'
        ? live(asking, asked, format)
        : released(asking, asking.audience, asked, format)
    },
  }),
]

/** A page costs less than all figures, and figures of the past cost most. */
function costOf({ url, headers }: Request): number {
  const { searchParams } = new URL(url)
  if (searchParams.has('asOf')) return costs.past
  const accept = headers.get('accept') ?? ''
  const isOther = Object.entries(figureFormats).some(
    ([name, type]) => name !== 'json' && (searchParams.get('format') === name || accept.includes(type.split(';')[0]!)),
  )
  return isOther ? costs.all : 1
}

function figuresAsked({ input, tools: { deployment } }: Asking<FiguresInput>): FiguresAsked {
  const { catalogue } = deployment
  const { indicator, level, within, period, variant, part, cursor } = input.query
  for (const id of indicator ?? []) catalogue.indicator(id)
  const named = namedDistricts(input.query, deployment)
  assertDistricts(catalogue, named)
  const places =
    within === undefined && (level === undefined || input.query.district !== undefined)
      ? named
      : named.flatMap((code) => catalogue.districts.within(code).map((each) => each.code))
  const isAtLevel = (code: string): boolean =>
    level === undefined || (catalogue.districts.has(code) && level.includes(catalogue.districts.get(code).level))
  return {
    indicators: (indicator ?? [...catalogue.indicators.keys()]).toSorted(),
    districts: [...new Set(places)].filter(isAtLevel).toSorted(),
    periods: period?.toSorted(),
    variant,
    part: part === '*' ? 'all' : (part ?? null),
    after: cursor === undefined ? undefined : readCursor(cursor),
  }
}

async function live(
  asking: Asking<FiguresInput>,
  asked: FiguresAsked,
  format: keyof typeof figureFormats,
): Promise<Response> {
  const { store, heavy } = asking.tools
  const { release, updatedAfter, asOf } = asking.input.query
  if (release !== undefined || (asked.after !== undefined && asked.after.release !== null))
    throw new RequestError('invalid-request', {
      zh: '内部用现时的数，请去掉 release 或写 audience=shared',
      en: 'release must be with audience shared or public, got internal, which reads live figures',
    })
  if (format === 'csv' || format === 'jsonl' || format === 'xlsx')
    await assertNotTooMany(asking.tools.deployment.catalogue, store, asked)
  const toSend = (reader: typeof store.figures, disputes?: DisputesOf): FiguresToSend => ({
    of: { audience: 'internal', release: null },
    limit: asking.input.query.limit,
    figures: (most) =>
      liveFigures(asking.tools.deployment.catalogue, reader, { ...asked, movedAfter: updatedAfter }, most),
    updated: undefined,
    ...(disputes === undefined ? {} : { disputes }),
  })
  if (asOf === undefined)
    return figuresResponse(asking, format, await liveState(asking), async () =>
      toSend(store.figures, await openDisputes(store)),
    )
  return heavy(() => figuresResponse(asking, format, undefined, async () => toSend((await store.asOf(asOf)).figures)))
}

async function released(
  asking: Asking<FiguresInput>,
  readsAs: 'shared' | 'public',
  asked: FiguresAsked,
  format: keyof typeof figureFormats,
): Promise<Response> {
  const { released: source } = asking.tools
  const { updatedAfter, asOf, release } = asking.input.query
  if (updatedAfter !== undefined || asOf !== undefined)
    throw new RequestError('invalid-request', {
      zh: 'updatedAfter 与 asOf 仅限内部使用，发布的数不变动',
      en: `updatedAfter and asOf must be with audience internal, got ${readsAs}: a release does not change`,
    })
  const found = await releaseOf(source, release ?? asked.after?.release ?? undefined)
  const { number, at } = found
  return figuresResponse(asking, format, releasedState(found), () =>
    Promise.resolve({
      of: { audience: readsAs, release: number },
      limit: asking.input.query.limit,
      figures: (most) => releasedFigures(source, number, readsAs, asked, most),
      updated: at.toISOString(),
    }),
  )
}

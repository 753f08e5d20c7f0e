import { z } from '@hono/zod-openapi'
import type { Observation } from '@minzheng/core'
import { sdmxConstraint, sdmxCsv, sdmxData, sdmxDimensions, sdmxTimeDimension } from '@minzheng/export'
import { releaseOf } from '@minzheng/worker'
import { RequestError } from '../base/problem.js'
import { streamed, text, unlessKnown } from '../endpoint/answer.js'
import { endpoint, type Asking } from '../endpoint/endpoint.js'
import { assertNotTooMany } from '../figures/most-figures.js'
import { liveFigures, releasedFigures } from '../figures/read-figures.js'
import { audience, releaseNumber } from '../formats/parameters.js'
import { costs } from '../limits/costs.js'
import { nothing, selectionOf, type Selection, type SelectionAsked } from '../sdmx/selection.js'
import { dataTypes, sdmxType, structureTypes } from '../sdmx/sdmx-types.js'

const tag = 'SDMX'
const ids = z.string().regex(/^[\w*+~.,@$-]{1,200}$/, 'must be ids of SDMX, with commas, or *')
const key = z.string().max(6000)
const filter = z.string().max(6000).optional()
const flow = { context: z.enum(['dataflow', 'datastructure', '*']), agency: ids, resource: ids }
const selecting = {
  'c[INDICATOR]': filter,
  'c[VARIANT]': filter,
  'c[PART]': filter,
  'c[REF_AREA]': filter,
  'c[TIME_PERIOD]': filter.openapi({ description: '时期 such as 2024-A1,2024-M05 or ge:2024-01+le:2024-06' }),
  audience: audience.optional(),
  release: releaseNumber.optional(),
}
const dataQuery = z.strictObject({
  ...selecting,
  dimensionAtObservation: z
    .literal('AllDimensions')
    .optional()
    .openapi({ description: '始终为平铺 messages are always flat' }),
  format: z.enum(['sdmx-json', 'sdmx-csv']).optional(),
})
const availabilityQuery = z.strictObject({
  ...selecting,
  mode: z.literal('exact').optional(),
  references: z.literal('none').optional(),
  format: z.enum(['sdmx-json']).optional(),
})
const component = z.enum(['*', ...sdmxDimensions, sdmxTimeDimension] as [string, ...string[]])

/** The paths of the standard: what is left out at the end is any. */
const tails = [
  ['', {}],
  ['/{version}', { version: ids }],
  ['/{version}/{key}', { version: ids, key }],
] as const

type Given = SelectionAsked & {
  readonly query: { readonly release?: number | undefined; readonly format?: string | undefined }
}

const access = {
  reads: 'figures',
  of: (input: unknown, { catalogue }: Asking['tools']['deployment']) =>
    selectionOf(input as SelectionAsked, catalogue).asked,
} as const

export const sdmxDataRoutes = [
  ...tails.map(([tail, more]) =>
    endpoint({
      method: 'get',
      path: `/sdmx/data/{context}/{agency}/{resource}${tail}`,
      tag,
      summary: { zh: 'SDMX 数据', en: 'SDMX REST: figures, live ones of the own district, or those of a release' },
      access,
      params: z.object({ ...flow, ...more }) as z.ZodObject,
      query: dataQuery,
      cost: costs.all,
      answers: { 200: { description: 'SDMX-JSON or SDMX-CSV 2.0, flat', types: Object.values(dataTypes) } },
      handle: async (asking) => {
        const type = sdmxType(dataTypes, asking.input.query.format, asking.request.headers.get('accept'))
        return answerFrom(asking, (figures, prepared) => {
          const { catalogue } = asking.tools.deployment
          const options = { prepared, isTest: false, audience: asking.audience }
          const write = type === 'sdmx-csv' ? sdmxCsv : sdmxData
          return streamed(asking, dataTypes[type], write(catalogue, figures, options))
        })
      },
    }),
  ),
  ...[...tails, ['/{version}/{key}/{component}', { version: ids, key, component }] as const].map(([tail, more]) =>
    endpoint({
      method: 'get',
      path: `/sdmx/availability/{context}/{agency}/{resource}${tail}`,
      tag,
      summary: { zh: 'SDMX 数据有无', en: 'SDMX REST: which values a query of data would have' },
      access,
      params: z.object({ ...flow, ...more }) as z.ZodObject,
      query: availabilityQuery,
      cost: costs.all,
      answers: { 200: { description: 'SDMX-JSON 2.0, a data constraint', types: Object.values(structureTypes) } },
      handle: async (asking) => {
        sdmxType(structureTypes, asking.input.query.format, asking.request.headers.get('accept'))
        const { component: asked = '*' } = asking.input.params as { readonly component?: string }
        return asking.tools.heavy(async () =>
          answerFrom(asking, async (figures, prepared) => {
            const options = { prepared, isTest: false, audience: asking.audience }
            const message = await sdmxConstraint(figures, options, asked === '*' ? undefined : [asked])
            return text(asking, structureTypes['sdmx-json'], message)
          }),
        )
      },
    }),
  ),
]

/** Answers with the figures that a request selects, if there are any: of a release, or live. */
async function answerFrom(
  asking: Pick<Asking, 'tools' | 'audience' | 'who' | 'request' | 'duties' | 'seen'> & { readonly input: unknown },
  write: (figures: AsyncIterable<readonly Observation[]>, prepared: Date) => Promise<Response>,
): Promise<Response> {
  const given = asking.input as Given
  const { store, released, deployment } = asking.tools
  const selection = selectionOf(given, deployment.catalogue)
  const asked = {
    ...selection,
    variant: undefined,
    part: selection.onlyWhole ? null : 'all',
    after: undefined,
  }
  if (asking.audience === 'internal') {
    if (given.query.release !== undefined)
      throw new RequestError('invalid-request', {
        zh: '内部用现时的数，请去掉 release 或写 audience=shared',
        en: 'release must be with audience shared or public, got internal, which reads live figures',
      })
    const figures = () =>
      liveFigures(deployment.catalogue, store.figures, { ...asked, movedAfter: undefined }, Infinity)
    return unlessKnown(asking as Asking, asking.seen?.stamp ?? (await store.stamp()), async () => {
      await assertNotTooMany(deployment.catalogue, store, asked)
      return write(await some(selection, figures()), new Date())
    })
  }
  const readsAs = asking.audience
  const { number, published, at } = await releaseOf(released, given.query.release)
  return unlessKnown(asking as Asking, `${number} ${published.digest}`, async () =>
    write(await some(selection, releasedFigures(released, number, readsAs, asked, Infinity)), at),
  )
}

/** The selected figures. Rejects with `not-found` if there are none, before anything is sent. */
async function some(
  { selects }: Selection,
  batches: AsyncIterable<readonly Observation[]>,
): Promise<AsyncIterable<readonly Observation[]>> {
  const selected = (async function* () {
    for await (const batch of batches) {
      const found = batch.filter(selects)
      if (found.length > 0) yield found
    }
  })()
  const first = await selected.next()
  if (first.done === true) throw nothing()
  return (async function* () {
    yield first.value
    yield* selected
  })()
}

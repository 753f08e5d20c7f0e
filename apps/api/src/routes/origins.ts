import { z } from '@hono/zod-openapi'
import { explain } from '@minzheng/core'
import { parsePeriod } from '@minzheng/core/periods'
import { shownName } from '@minzheng/core/privacy'
import { planAsked } from '@minzheng/plan'
import { eachOf } from '../access/access-rule.js'
import { covers } from '../access/covers.js'
import { decideRequest } from '../access/decide-request.js'
import { RequestError } from '../base/problem.js'
import { json } from '../endpoint/answer.js'
import { endpoint, type Asking } from '../endpoint/endpoint.js'
import { eventsOf, originsOf } from '../figures/origins-of.js'
import { districtCode, indicatorId, periodId, variantName } from '../formats/parameters.js'
import { words } from '../formats/schemas.js'
import { costs } from '../limits/costs.js'
import { loggedAct } from './acts.js'
import { knownDistrict, knownIndicator } from './named.js'
import { chainEntry } from './sources.js'

const params = z.object({ indicator: indicatorId, district: districtCode })
const query = z.strictObject({ period: periodId.optional(), variant: variantName.optional() })
type OriginsInput = {
  readonly params: z.output<typeof params>
  readonly query: z.output<typeof query>
  readonly body: unknown
}

const forWhom = {
  zh: '来源只给报送文件的账号和查看日志的账号（如审计员）看',
  en: 'origins are for accounts that send files and for those that read the log, such as auditors',
}

const origins = z
  .object({
    indicator: z.string(),
    district: z.string(),
    variant: z.string(),
    period: z.string(),
    inputs: z
      .array(z.object({ says: words, dataset: z.string() }))
      .openapi({ description: '公式的输入 what the formula reads' }),
    files: z.array(
      z.object({
        id: z.int(),
        name: z.string(),
        sha256: z.string(),
        dataset: z.string(),
        from: z.string().nullable(),
        asOf: z.string().nullable(),
        full: z.string().nullable(),
        estimated: z.boolean(),
        offices: z.array(z.string()),
        landedAt: z.iso.datetime(),
        by: z.string().nullable(),
        entry: chainEntry,
        withdrawn: z.boolean(),
        mends: z.int().nullable(),
        accepted: z.int(),
        refused: z.int(),
        counted: z
          .array(z.int())
          .openapi({ description: '计入各输入的条数 how many of its records count, for each input' }),
      }),
    ),
    others: z.object({ files: z.int(), acts: z.int() }).openapi({
      description: '授权地区以外的文件和操作 how many files and acts are of places that are not granted',
    }),
    returns: z.array(
      z.object({
        dataset: z.string(),
        district: z.string(),
        month: z.string(),
        state: z.enum(['due', 'landed', 'late', 'withdrawn']),
        isEstimated: z.boolean(),
        source: z.int().nullable(),
      }),
    ),
    acts: z.array(loggedAct),
    events: z
      .array(z.object({ day: z.string(), kind: z.enum(['split', 'merge', 'transfer', 'rename']), source: z.string() }))
      .openapi({ description: '区划变更 changes of the district and of those below it, up to the end of the period' }),
  })
  .openapi('Origins')

export const originRoutes = [
  endpoint({
    method: 'get',
    path: '/v1/origins/{indicator}/{district}',
    tag: '数 figures',
    summary: {
      zh: '一个数由哪些文件、报送和操作而来；只有可以送文件或看日志的账号',
      en: 'the files, returns and acts that a live figure is made of; for accounts that send files or read the log',
    },
    access: { reads: 'live', of: ({ params: { indicator, district } }) => eachOf([district], [indicator]) },
    cost: costs.past,
    params,
    query,
    answers: { 200: { description: '来源 the origins', schema: origins } },
    handle: async (asking) => {
      const { tools, who, input } = asking
      const rule = { action: 'upload', or: 'read-log', somewhere: true } as const
      const { places } = await decideRequest(rule, input, who, tools).catch((error: unknown) => {
        throw error instanceof RequestError && error.kind === 'forbidden'
          ? new RequestError('forbidden', forWhom)
          : error
      })
      return tools.heavy(() => origin(asking, places))
    },
  }),
]

async function origin(asking: Asking<OriginsInput>, places: Asking['places']): Promise<Response> {
  const { store, deployment } = asking.tools
  const { catalogue } = deployment
  const indicator = knownIndicator(catalogue, asking.input.params.indicator)
  const district = knownDistrict(catalogue, asking.input.params.district)
  const { period: asked, variant = indicator.defaultVariant } = asking.input.query
  const period = parsePeriod(asked ?? String(planAsked(deployment, {}, await store.returnedMonths()).year))
  const source = await store.figures.source({
    districts: [district, ...catalogue.districts.children(district).map(({ code }) => code)],
    periods: [period],
    indicators: [indicator.id],
  })
  const { inputs } = explain(catalogue, indicator, district, period, source, { variant })
  const { files, acts, returns } = await originsOf({ store, deployment, district, period, inputs })
  const isOwn = (each: { readonly dataset: string; readonly offices: readonly string[] }): boolean =>
    covers(places, each, catalogue)
  const [ownFiles, ownActs] = [files.filter(isOwn), acts.filter(isOwn)]
  return json(asking, {
    indicator: indicator.id,
    district,
    variant,
    period: period.id,
    inputs: inputs.map(({ says, measure }) => ({ says, dataset: measure.dataset })),
    files: ownFiles.map(({ name, ...each }) => ({ ...each, name: shownName(name) })),
    others: { files: files.length - ownFiles.length, acts: acts.length - ownActs.length },
    returns,
    acts: ownActs.map(({ offices: _offices, ...act }) => act),
    events: eventsOf(deployment, district, period),
  })
}

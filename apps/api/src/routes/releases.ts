import { z } from '@hono/zod-openapi'
import { canonicalJson, figureLine } from '@minzheng/release'
import type { PublishedRelease, Release, Store } from '@minzheng/store'
import { publishedBatches, releaseOf, type ReleasedStore } from '@minzheng/worker'
import { wholeCity } from '../access/access-rule.js'
import { json, streamed, unlessKnown } from '../endpoint/answer.js'
import { releasedState } from '../endpoint/answer-state.js'
import { endpoint } from '../endpoint/endpoint.js'
import { costs } from '../limits/costs.js'
import { acceptedJob, accepted } from './jobs.js'
import { audience, month, releaseNumber, wordsOfReason } from '../formats/parameters.js'

const tag = '发布 releases'

const releaseSchema = z
  .object({
    number: z.int(),
    predecessor: z.int().nullable(),
    why: z.string().nullable(),
    revisedBy: z.int().nullable(),
    plan: z.string().nullable(),
    period: z.string(),
    at: z.iso.datetime(),
    notes: z.string(),
    rule: z.looseObject({}).nullable().openapi({ description: '披露规则 thresholds and respondents' }),
    restates: z.array(z.looseObject({ period: z.string(), why: z.array(z.string()) })),
    published: z.object({ count: z.int(), digest: z.string() }),
    seq: z.int(),
    head: z.string(),
    by: z.string().optional().openapi({ description: '只给本部门 for the bureau only' }),
    hidden: z
      .int()
      .optional()
      .openapi({ description: '不予公布的数的个数，只给本部门 how many figures are hidden; for the bureau only' }),
  })
  .openapi('Release')

/** A release as others read of it. How many hidden figures have changed is for the bureau alone. */
function publishedData(release: PublishedRelease): object {
  const { number, predecessor, why, revisedBy, plan, period, at, notes, rule, published, seq, head } = release
  const restates = release.restates.map((each) => ({ period: each.period, why: each.why }))
  return { number, predecessor, why, revisedBy, plan, period, at, notes, rule, published, seq, head, restates }
}

/** A release as the bureau reads of it. */
function releaseData(release: Release): object {
  const { restates, by, hidden, figures, sources, definitions, districts } = release
  return { ...publishedData(release), restates, by, hidden, figures, sources, definitions, districts }
}

const query = z.strictObject({
  audience: audience
    .default('public')
    .openapi({ description: 'internal: 含隐藏的数 also what is hidden, for readers of the whole city' }),
})
const params = z.object({ release: releaseNumber })

export const releaseRoutes = [
  endpoint({
    method: 'get',
    path: '/v1/releases',
    tag,
    summary: { zh: '历次发布', en: 'releases' },
    access: { reads: 'figures', of: wholeCity },
    query,
    answers: { 200: { description: '发布 releases', schema: z.object({ releases: z.array(releaseSchema) }) } },
    handle: async (asking) => {
      const { store, released } = asking.tools
      const releases =
        asking.audience === 'internal'
          ? (await store.releases.list()).map(releaseData)
          : (await released.releases.list()).map(publishedData)
      return json(asking, { releases })
    },
  }),
  endpoint({
    method: 'get',
    path: '/v1/releases/{release}',
    tag,
    summary: { zh: '一次发布', en: 'a release: its rule, what it restates, its head of the chain' },
    access: { reads: 'figures', of: wholeCity },
    params,
    query,
    answers: { 200: { description: '发布 the release', schema: releaseSchema } },
    handle: async (asking) => {
      const { store, released } = asking.tools
      const { release } = asking.input.params
      return json(
        asking,
        asking.audience === 'internal'
          ? releaseData(await releaseOf(store, release))
          : publishedData(await releaseOf(released, release)),
      )
    },
  }),
  endpoint({
    method: 'get',
    path: '/v1/releases/{release}/figures',
    tag,
    summary: {
      zh: '一次发布的全部数，与链条一致',
      en: 'all figures of a release as the lines that its entry of the chain has the digest of',
    },
    access: { reads: 'figures', of: wholeCity },
    params,
    query,
    cost: costs.all,
    answers: { 200: { description: '每行一个数 a figure on each line', types: ['application/x-ndjson'] } },
    handle: async (asking) => {
      const { tools, audience: readsAs, input } = asking
      const lines = (state: string, pieces: () => AsyncIterable<string>): Promise<Response> =>
        unlessKnown(asking, state, () => streamed(asking, 'application/x-ndjson', pieces()))
      if (readsAs === 'internal') {
        const release = await releaseOf(tools.store, input.params.release)
        return lines(`${release.number} ${release.figures.digest}`, () => figureLines(tools.store, release))
      }
      const release = await releaseOf(tools.released, input.params.release)
      return lines(releasedState(release).text, () => publishedLines(tools.released, release, readsAs))
    },
  }),
  endpoint({
    method: 'post',
    path: '/v1/releases',
    tag,
    summary: { zh: '发布一个月', en: 'releases a month, as a job: freezes, protects and numbers its figures' },
    access: { action: 'release-month', of: wholeCity },
    body: z.strictObject({
      month,
      notes: z.string().max(200).optional(),
      revises: z.strictObject({ number: z.int().min(1), why: wordsOfReason }).optional(),
    }),
    answers: { 202: accepted },
    handle: async (asking) => {
      const { tools, who, input } = asking
      const { month: asked, notes, revises } = input.body
      // What a job keeps names no person.
      for (const text of [notes ?? '', revises?.why ?? '']) if (text !== '') tools.store.assertKnownWords(text)
      const job = await tools.jobs.start('release', who.actor!, {
        month: asked,
        ...(notes === undefined ? {} : { notes }),
        ...(revises === undefined ? {} : { revises }),
      })
      return acceptedJob(asking, job)
    },
  }),
]

async function* figureLines(store: Store, { number, seq }: Release): AsyncGenerator<string> {
  yield `${(await store.chain.open(seq))!.figuresSalt}\n`
  for await (const batch of store.releases.figures(number, { audience: 'internal' }))
    yield batch.map((each) => `${figureLine(each)}\n`).join('')
}

async function* publishedLines(
  released: ReleasedStore,
  { number }: PublishedRelease,
  readsAs: 'shared' | 'public',
): AsyncGenerator<string> {
  for await (const batch of publishedBatches(released, number, readsAs))
    yield batch.map((each) => `${canonicalJson({ ...each })}\n`).join('')
}

import { z } from '@hono/zod-openapi'
import type { Audience } from '@minzheng/core'
import { figureLine, publishedLine } from '@minzheng/release'
import type { Release, Store } from '@minzheng/store'
import { releaseOf } from '@minzheng/worker'
import { wholeCity } from '../access/access-rule.js'
import { json, streamed, unlessKnown } from '../endpoint/answer.js'
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
  })
  .openapi('Release')

/** A release as an audience reads of it. How many hidden figures have changed is for the bureau alone. */
function releaseData(release: Release, of: Audience): object {
  const { number, predecessor, why, revisedBy, plan, period, at, notes, rule, restates, published, seq, head } = release
  const shown = { number, predecessor, why, revisedBy, plan, period, at, notes, rule, published, seq, head }
  if (of !== 'internal') return { ...shown, restates: restates.map((each) => ({ period: each.period, why: each.why })) }
  const { by, hidden, figures, sources, definitions, districts } = release
  return { ...shown, restates, by, hidden, figures, sources, definitions, districts }
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
      const found = await asking.tools.store.releases.list()
      return json(asking, { releases: found.map((each) => releaseData(each, asking.audience)) })
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
      const found = await releaseOf(asking.tools.store, asking.input.params.release)
      return json(asking, releaseData(found, asking.audience))
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
      const { store } = asking.tools
      const release = await releaseOf(store, asking.input.params.release)
      const state = asking.audience === 'internal' ? release.figures.digest : release.published.digest
      return unlessKnown(asking, `${release.number} ${state}`, () =>
        streamed(asking, 'application/x-ndjson', figureLines(store, release, asking.audience)),
      )
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

async function* figureLines(store: Store, { number, seq }: Release, of: Audience): AsyncGenerator<string> {
  if (of === 'internal') yield `${(await store.chain.open(seq))!.figuresSalt}\n`
  const line = of === 'internal' ? figureLine : publishedLine
  for await (const batch of store.releases.figures(number, { audience: 'internal' }))
    yield batch.map((each) => `${line(each)}\n`).join('')
}

import { z } from '@hono/zod-openapi'
import { entryLine } from '@minzheng/release'
import type { Store } from '@minzheng/store'
import { wholeCity } from '../access/access-rule.js'
import { RequestError } from '../base/problem.js'
import { json, streamed } from '../endpoint/answer.js'
import { endpoint } from '../endpoint/endpoint.js'

const tag = '防篡改链 chain'

export const chainRoutes = [
  endpoint({
    method: 'get',
    path: '/v1/chain',
    tag,
    summary: { zh: '链条，不含内容', en: 'the hash chain, an entry on each line, without contents' },
    access: { action: 'read-log', of: wholeCity },
    answers: { 200: { description: '每行一条 an entry on each line', types: ['application/x-ndjson'] } },
    handle: async (asking) => {
      const { chain } = asking.tools.store
      // Up to the head of now, so that the file ends with an entry that is known.
      const head = await chain.head()
      return streamed(asking, 'application/x-ndjson', entryLines(chain, head?.seq ?? 0))
    },
  }),
  endpoint({
    method: 'get',
    path: '/v1/chain/head',
    tag,
    summary: { zh: '链头', en: 'the head of the chain; null while it has no entry' },
    access: { action: 'read-log', of: wholeCity },
    answers: {
      200: {
        description: '链头 the head',
        schema: z.object({ head: z.object({ seq: z.int(), hash: z.string() }).nullable() }),
      },
    },
    handle: async (asking) => json(asking, { head: await asking.tools.store.chain.head() }),
  }),
  endpoint({
    method: 'get',
    path: '/v1/chain/{entry}',
    tag,
    summary: { zh: '链条的一条，不含内容', en: 'an entry of the hash chain, without its content' },
    access: { action: 'read-log', of: wholeCity },
    params: z.object({
      entry: z
        .string()
        .regex(/^[1-9]\d{0,8}$/, 'must be the number of an entry')
        .transform(Number),
    }),
    answers: {
      200: {
        description: '这一条 the entry',
        schema: z
          .object({
            seq: z.int(),
            at: z.string(),
            kind: z.string(),
            actor: z.string(),
            contentDigest: z.string(),
            previous: z.string(),
            hash: z.string(),
          })
          .openapi('ChainEntry'),
      },
    },
    handle: async (asking) => {
      const found = await asking.tools.store.chain.open(asking.input.params.entry)
      if (found === undefined)
        throw new RequestError('not-found', { zh: '链条没有这一条', en: 'the chain has no entry of this number' })
      return json(asking, found.entry)
    },
  }),
]

async function* entryLines(chain: Store['chain'], until: number): AsyncGenerator<string> {
  for await (const batch of chain.entries({ until })) yield batch.map((entry) => `${entryLine(entry)}\n`).join('')
}

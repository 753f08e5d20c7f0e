import { z } from '@hono/zod-openapi'
import { monthStates } from '@minzheng/access'
import type { MonthState } from '@minzheng/access'
import { eachOf } from '../access/access-rule.js'
import { json } from '../endpoint/answer.js'
import { endpoint } from '../endpoint/endpoint.js'
import { districtCode, month } from '../formats/parameters.js'

const states = Object.keys(monthStates) as [MonthState, ...MonthState[]]
const change = z
  .object({
    month: z.string(),
    district: z.string(),
    move: z.string(),
    at: z.iso.datetime(),
    from: z.enum(states),
    to: z.enum(states),
    by: z.string().nullable(),
    reason: z.string().nullable(),
    until: z.iso.datetime().nullable(),
    source: z.int().nullable(),
    act: z.int().nullable(),
  })
  .openapi('MonthChange')

const entry = z.object({ district: z.string(), seq: z.int(), hash: z.string() }).openapi('MonthEntry', {
  description: '防篡改链中最后一条记录 the last entry of the chain about the month that is asked for',
})

const query = z.strictObject({
  month: month.optional().openapi({ description: '默认所有上报过的月份 default: all that were ever submitted' }),
  district: districtCode
    .optional()
    .openapi({ description: '此地区及以下 this district and those below it; default: the city' }),
})

export const monthRoutes = [
  endpoint({
    method: 'get',
    path: '/v1/months',
    tag: '工作 work',
    summary: { zh: '各地区月份状态', en: 'the states of months by district' },
    access: {
      reads: 'live',
      of: (input, { catalogue }) => eachOf([input.query.district ?? catalogue.districts.root.code]),
    },
    query,
    answers: {
      200: {
        description: '状态 the states',
        schema: z.object({
          months: z.array(
            z.object({
              month: z.string(),
              district: z.string(),
              state: z.enum(states),
              until: z.iso.datetime().nullable(),
              lapsed: z.boolean(),
              last: change.nullable(),
              stamp: z.string(),
            }),
          ),
        }),
      },
    },
    handle: async (asking) => {
      const { store, deployment } = asking.tools
      const { districts } = deployment.catalogue
      const { month: asked, district = districts.root.code } = asking.input.query
      const found = await store.months.states(asked)
      return json(asking, { months: found.filter((each) => districts.contains(district, each.district)) })
    },
  }),
  endpoint({
    method: 'get',
    path: '/v1/months/history',
    tag: '工作 work',
    summary: { zh: '月份状态的经过', en: 'what became of months: who moved them, when and why' },
    access: {
      reads: 'live',
      of: (input, { catalogue }) => eachOf([input.query.district ?? catalogue.districts.root.code]),
    },
    query,
    answers: {
      200: { description: '经过 the changes', schema: z.object({ changes: z.array(change), entries: z.array(entry) }) },
    },
    handle: async (asking) => {
      const { store, deployment } = asking.tools
      const { districts } = deployment.catalogue
      const { month: asked, district = districts.root.code } = asking.input.query
      const found = await store.months.history(asked === undefined ? {} : { month: asked })
      const entries = asked === undefined ? [] : await store.months.entries(asked)
      const isOwn = (each: { readonly district: string }): boolean => districts.contains(district, each.district)
      return json(asking, { changes: found.filter(isOwn), entries: entries.filter(isOwn) })
    },
  }),
]

import { z } from '@hono/zod-openapi'
import { shownName } from '@minzheng/core/privacy'
import { eachOf } from '../access/access-rule.js'
import { json } from '../endpoint/answer.js'
import { endpoint } from '../endpoint/endpoint.js'
import { districtCode, month } from '../formats/parameters.js'

export const returnRoutes = [
  endpoint({
    method: 'get',
    path: '/v1/returns',
    tag: '工作 work',
    summary: {
      zh: '报送情况：应报、已报、迟报',
      en: 'which returns of a month are due, have landed, landed late or were withdrawn',
    },
    access: {
      reads: 'live',
      of: (input, { catalogue }) => eachOf([input.query.district ?? catalogue.districts.root.code]),
    },
    query: z.strictObject({
      month,
      district: districtCode
        .optional()
        .openapi({ description: '此地区及以下 this district and those below it; default: the city' }),
      dataset: z.string().max(100).optional(),
      dueDay: z
        .string()
        .regex(/^([1-9]|1\d|2[0-8])$/, 'must be a day from 1 to 28')
        .transform(Number)
        .optional(),
    }),
    answers: {
      200: {
        description: '报送 the returns',
        schema: z.object({
          returns: z.array(
            z.object({
              dataset: z.string(),
              district: z.string(),
              month: z.string(),
              state: z.enum(['due', 'landed', 'late', 'withdrawn']),
              dueOn: z.string(),
              isEstimated: z.boolean(),
              source: z.object({ id: z.int(), name: z.string(), landedOn: z.string() }).nullable(),
            }),
          ),
        }),
      },
    },
    handle: async (asking) => {
      const { store, deployment } = asking.tools
      const { districts } = deployment.catalogue
      const { month: asked, district = districts.root.code, dataset, dueDay } = asking.input.query
      if (dataset !== undefined) deployment.catalogue.dataset(dataset)
      const found = await store.submissions({
        month: asked,
        timeZone: deployment.timeZone,
        ...(dataset === undefined ? {} : { datasets: [dataset] }),
        ...(dueDay === undefined ? {} : { dueDay }),
      })
      const returns = found
        .filter((each) => districts.contains(district, each.district))
        .map(({ source, ...each }) => ({
          ...each,
          source: source === null ? null : { id: source.id, name: shownName(source.name), landedOn: source.landedOn },
        }))
      return json(asking, { returns })
    },
  }),
]

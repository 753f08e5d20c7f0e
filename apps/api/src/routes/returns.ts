import { z } from '@hono/zod-openapi'
import { shownName } from '@minzheng/core/privacy'
import { tableWorkbook } from '@minzheng/export'
import { eachOf } from '../access/access-rule.js'
import { json, workbook } from '../endpoint/answer.js'
import { endpoint, type Asking } from '../endpoint/endpoint.js'
import { workbookType } from '../endpoint/workbook-file.js'
import { formatOf } from '../formats/negotiate.js'
import { districtCode, month } from '../formats/parameters.js'

const reminder = z
  .object({
    id: z.int(),
    month: z.string(),
    district: z.string(),
    day: z.string(),
    at: z.iso.datetime(),
    by: z.string(),
  })
  .openapi('Reminder')

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
      format: z.enum(['json', 'xlsx']).optional(),
    }),
    answers: {
      200: {
        description: '报送 the returns',
        types: [workbookType],
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
      const { month: asked, district = districts.root.code, dataset, dueDay, format } = asking.input.query
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
      if (formatOf(formats, format, asking.request.headers.get('accept')) === 'json') return json(asking, { returns })
      return returnsWorkbook(asking, asked, returns)
    },
  }),
  endpoint({
    method: 'get',
    path: '/v1/returns/reminders',
    tag: '工作 work',
    summary: { zh: '催报记录', en: 'of which overdue returns the city has reminded counties, the newest first' },
    access: {
      reads: 'live',
      of: (input, { catalogue }) => eachOf([input.query.district ?? catalogue.districts.root.code]),
    },
    query: z.strictObject({
      month: month.optional(),
      district: districtCode
        .optional()
        .openapi({ description: '此地区及以下 this district and those below it; default: the city' }),
    }),
    answers: {
      200: { description: '催报 the reminders', schema: z.object({ reminders: z.array(reminder) }) },
    },
    handle: async (asking) => {
      const { store, deployment } = asking.tools
      const { districts } = deployment.catalogue
      const { month: asked, district = districts.root.code } = asking.input.query
      const found = await store.reminders.list(asked === undefined ? {} : { month: asked })
      return json(asking, { reminders: found.filter((each) => districts.contains(district, each.district)) })
    },
  }),
  endpoint({
    method: 'post',
    path: '/v1/returns/remind',
    tag: '工作 work',
    summary: {
      zh: '催报：提醒逾期未报的区县',
      en: 'reminds counties whose returns are overdue: in their list and by the channels of alerts, once a day at most',
    },
    access: { action: 'remind-returns', of: (input) => eachOf(input.body.districts) },
    body: z.strictObject({ month, districts: z.array(districtCode).min(1).max(200) }),
    answers: {
      201: { description: '催报 the reminders', schema: z.object({ reminders: z.array(reminder) }) },
    },
    handle: async (asking) => {
      const { tools, who, input } = asking
      const reminders = await tools.store.reminders.remind({ ...input.body, by: who.actor!, today: tools.today() })
      return json(asking, { reminders }, {}, 201)
    },
  }),
]

const formats = { json: 'application/json', xlsx: workbookType } as const
const stateWords = { due: '应报未报', landed: '按时', late: '迟报', withdrawn: '已撤回' } as const

interface ReturnShown {
  readonly dataset: string
  readonly district: string
  readonly state: keyof typeof stateWords
  readonly dueOn: string
  readonly source: { readonly name: string; readonly landedOn: string } | null
}

async function returnsWorkbook(asking: Asking, of: string, returns: readonly ReturnShown[]): Promise<Response> {
  const { catalogue } = asking.tools.deployment
  const prepared = new Date()
  const columns = [
    { title: '地区代码', width: 12 },
    { title: '地区', width: 16 },
    { title: '数据', width: 30 },
    { title: '状态', width: 12 },
    { title: '应报日', width: 12 },
    { title: '到报日', width: 12 },
    { title: '文件', width: 40 },
  ]
  const rows = returns.map(({ dataset, district, state, dueOn, source }) => [
    district,
    catalogue.districts.has(district) ? catalogue.districts.get(district).name : district,
    catalogue.dataset(dataset).title.zh,
    stateWords[state],
    dueOn,
    source?.landedOn ?? null,
    source?.name ?? null,
  ])
  const facts = [
    ['月份', of],
    ['对象', '内部 实时数'],
    ['生成时间', prepared.toISOString()],
  ] as const
  const bytes = await tableWorkbook({ title: '报送情况', facts, columns, rows }, { prepared, isTest: false })
  return workbook(asking, bytes, ['returns', of])
}

import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { z } from '@hono/zod-openapi'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
// @boundaries-ignore the release that the command line's doors are tested with
import { plantedRelease } from '../../cli/test/planted-release.js'
import { createApi } from '../src/app/create-api.js'
import { json } from '../src/endpoint/answer.js'
import { endpoint } from '../src/endpoint/endpoint.js'
import type { ApiTools } from '../src/endpoint/api-tools.js'
import { requestMetrics } from '../src/endpoint/request-metrics.js'
import { stranger } from '../src/identity/who.js'
import { noLimits } from '../src/limits/limit-settings.js'
import { requestLimits } from '../src/limits/request-limits.js'
import { huzhou } from '@minzheng/huzhou'
import { databases } from './databases.js'
import { huzhouWithMap } from './huzhou-with-map.js'
import { city, landSites, meals, openOffice, release, wuxing, type Office } from './office.js'

/** Replaced by the address of a job, once there is one. */
const jobPath = '/v1/jobs/'

/** An address of each route that answers with JSON, for those who may ask. */
const answered: Readonly<Record<string, readonly (readonly [account: string | null, path: string])[]>> = {
  '/v1/session': [['wuxing-1', '/v1/session']],
  '/v1/deployment': [[null, '/v1/deployment']],
  '/v1/districts': [[null, '/v1/districts?level=county']],
  '/v1/districts/{district}': [[null, `/v1/districts/${wuxing}`]],
  '/v1/districts/{district}/map': [[null, `/v1/districts/${city}/map`]],
  '/v1/indicators': [[null, '/v1/indicators']],
  '/v1/indicators/{indicator}': [[null, `/v1/indicators/${meals}`]],
  '/v1/plans': [[null, '/v1/plans']],
  '/v1/plans/{plan}': [[null, '/v1/plans/huzhou-2024']],
  '/v1/plans/{plan}/items/{item}': [[null, '/v1/plans/huzhou-2024/items/1']],
  '/v1/boards/{plan}': [
    [null, '/v1/boards/huzhou-2024'],
    ['city-1', '/v1/boards/huzhou-2024'],
  ],
  '/v1/figures': [
    [null, `/v1/figures?within=${city}&level=city,county&part=*&limit=5000`],
    ['city-1', `/v1/figures?within=${city}&level=city,county&part=*&limit=5000&period=2024`],
  ],
  '/v1/explanations/{indicator}/{district}': [
    [null, `/v1/explanations/${meals}/${city}?period=2024`],
    ['city-1', `/v1/explanations/${meals}/${city}?period=2024`],
  ],
  '/v1/comparisons/{indicator}/{district}': [
    [null, `/v1/comparisons/${meals}/${wuxing}?month=2024-12`],
    ['city-1', `/v1/comparisons/${meals}/${city}?month=2024-06`],
  ],
  '/v1/moves/{indicator}/{district}': [['city-1', `/v1/moves/${meals}/${city}?from=2020-01-01&to=1&period=2024`]],
  '/v1/records/approvals': [['approver-1', '/v1/records/approvals']],
  '/v1/records/uses': [['auditor-1', '/v1/records/uses']],
  '/v1/grants': [['security-1', '/v1/grants?all=true']],
  '/v1/quarantine': [['wuxing-1', '/v1/quarantine']],
  '/v1/origins/{indicator}/{district}': [['city-1', `/v1/origins/${meals}/${city}?period=2024`]],
  '/v1/sources': [['city-1', '/v1/sources']],
  '/v1/acts': [['auditor-1', '/v1/acts']],
  '/v1/tokens': [['wuxing-1', '/v1/tokens']],
  '/v1/jobs/{job}': [['city-1', jobPath]],
  '/v1/months': [['city-1', '/v1/months?month=2024-01']],
  '/v1/months/history': [['city-1', '/v1/months/history']],
  '/v1/returns/reminders': [['city-1', '/v1/returns/reminders']],
  '/v1/returns': [['city-1', '/v1/returns?month=2024-12']],
  '/v1/releases': [
    [null, '/v1/releases'],
    ['city-1', '/v1/releases?audience=internal'],
  ],
  '/v1/releases/{release}': [[null, '/v1/releases/1']],
  '/v1/alert-rules': [['city-1', '/v1/alert-rules']],
  '/v1/alerts': [['city-1', '/v1/alerts?ended=true']],
  '/v1/disputes': [['city-1', '/v1/disputes']],
  '/v1/disputes/{dispute}': [['city-1', '/v1/disputes/1']],
  '/v1/chain/head': [['auditor-1', '/v1/chain/head']],
  '/v1/chain/{entry}': [['auditor-1', '/v1/chain/1']],
}

describe.each(databases)('The document, on $name', { timeout: 60_000 }, (database) => {
  let office: Office
  let job: string
  beforeAll(async () => {
    office = await openOffice(database, {}, huzhouWithMap)
    await landSites(office.store, wuxing, ['2024-03'])
    await release(office.store, plantedRelease(1, 3))
    const refused = await office.send('city-1', 'POST', '/v1/releases', { month: '2024-12' })
    job = refused.headers.get('location')!
    const figure = { indicator: meals, variant: 'standard', part: null, district: wuxing, period: '2024' }
    const request = { figure, seen: { release: 1 }, disputedBy: wuxing, words: '漏报', by: 'wuxing-1' }
    await office.store.disputes.open({ ...request, due: { on: '2024-12-09', countedBy: 'announced' } })
    await office.store.months.submit({ month: '2024-01', district: wuxing, by: 'wuxing-1' })
  }, 120_000)
  afterAll(() => office.close())

  it('is of every answer: each JSON fits its schema', async () => {
    const document = (await (await office.get('/openapi.json')).json()) as {
      readonly openapi: string
      readonly paths: Readonly<
        Record<
          string,
          Readonly<Record<string, { readonly responses: Readonly<Record<string, { readonly content?: object }>> }>>
        >
      >
    }
    expect(document.openapi).toMatch(/^3\.1\./)
    const ajv = new Ajv2020({ strict: false, allErrors: true })
    addFormats.default(ajv)
    ajv.addSchema({ ...document, $id: 'https://example.org/api' })
    const described = Object.entries(document.paths).filter(
      ([, { get }]) => 'application/json' in (get?.responses['200']?.content ?? {}),
    )
    expect(described.map(([path]) => path).toSorted()).toEqual(Object.keys(answered).toSorted())
    for (const [route, asked] of Object.entries(answered)) {
      const at = `/paths/${route.replaceAll('/', '~1')}/get/responses/200/content/application~1json/schema`
      const validate = ajv.compile({ $ref: `https://example.org/api#${encodeURI(at)}` })
      for (const [account, given] of asked) {
        const path = given === jobPath ? job : given
        const response = await office.get(path, account === null ? {} : { cookie: await office.signIn(account) })
        const body: unknown = await response.json()
        expect([path, response.status]).toEqual([path, 200])
        expect(validate(body), `${path}: ${JSON.stringify(validate.errors?.slice(0, 5))}`).toBe(true)
      }
    }
  })

  it('is shown on a page that loads nothing', async () => {
    const response = await office.get('/docs')
    const page = await response.text()
    expect(response.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-[\w+/=]+'; frame-ancestors 'none'/,
    )
    for (const path of Object.keys(answered)) expect(page).toContain(`<code>${path}</code>`)
    expect(page).not.toMatch(/<script|<link|<img|src=|url\(|https?:/)
  })
})

describe('A body', () => {
  const metrics = requestMetrics()
  const tools = {
    deployment: huzhou,
    store: { access: {} },
    identify: () => Promise.resolve(stranger),
    log: () => {},
    metrics,
    limits: requestLimits(noLimits, { secret: 'of this test', shared: undefined, noted: metrics }),
    bodyMs: 20_000,
  } as unknown as ApiTools
  const { fetch: ask } = createApi(tools, { hosts: null }, [
    endpoint({
      method: 'post',
      path: '/v1/echo',
      summary: { zh: '', en: '' },
      access: { to: 'anyone' },
      body: z.strictObject({ words: z.string().max(100, 'must be 100 letters at most') }),
      mostBytes: 1000,
      answers: { 200: { description: '' } },
      handle: (asking) => json(asking, asking.input.body),
    }),
  ])
  const send = async (body: NonNullable<RequestInit['body']>, type = 'application/json') => {
    const request = new Request('http://localhost/v1/echo', {
      method: 'POST',
      body,
      headers: { 'content-type': type },
      duplex: 'half',
    })
    const response = await ask(request)
    return { status: response.status, body: (await response.json()) as object }
  }

  it('is read by its schema', async () => {
    expect(await send('{"words":"好"}')).toEqual({ status: 200, body: { words: '好' } })
    expect(await send('{"words":"好"}', 'application/json; charset=utf-8')).toMatchObject({ status: 200 })
    const wrong = await send(`{"words":"${'好'.repeat(101)}","name":"张三"}`)
    expect(wrong).toMatchObject({
      status: 400,
      body: {
        faults: [
          { in: 'body', name: 'words', must: 'must be 100 letters at most' },
          { must: 'must have no other names' },
        ],
      },
    })
    expect(JSON.stringify(wrong)).not.toMatch(/张三|"name":"name"/)
  })

  it('of another type, another text or too many bytes is refused', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', ''])
      expect((await send('{}', type)).status).toBe(415)
    expect((await send('{')).status).toBe(400)
    expect((await send(new Uint8Array([0x22, 0xff, 0x22]))).status).toBe(400)
    expect((await send(`{"words":"${'x'.repeat(2000)}"}`)).status).toBe(413)
    // Also if nobody says how long it is.
    let sent = 0
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        sent += 1
        controller.enqueue(new TextEncoder().encode('x'.repeat(100)))
      },
    })
    expect(await send(endless)).toMatchObject({ status: 413, body: { type: 'urn:minzheng:problem:too-large' } })
    expect(sent).toBeLessThan(20)
  })
})

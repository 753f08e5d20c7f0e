import { afterAll, beforeAll, describe, expect, it } from 'vitest'
// @boundaries-ignore the release that the command line's doors are tested with
import { plantedRelease } from '../../cli/test/planted-release.js'
import { databases } from './databases.js'
import { city, landSites, meals, nanxun, openOffice, release, wuxing, type Office } from './office.js'

interface Dispute {
  readonly id: number
  readonly state: string
  readonly stamp: string
  readonly due: { readonly on: string; readonly countedBy: string } | null
  readonly steps: readonly object[]
}

describe.each(databases)('A dispute of a figure, on $name', { timeout: 60_000 }, (database) => {
  let office: Office
  beforeAll(async () => {
    office = await openOffice(database)
    await landSites(office.store, wuxing, ['2024-03'])
    await landSites(office.store, nanxun, ['2024-03', '2024-04'])
    await release(office.store, plantedRelease(1, 3))
  }, 120_000)
  afterAll(() => office.close())

  const figure = { indicator: meals, variant: 'standard', part: null, district: wuxing, period: '2024' }
  const live = async (account = 'wuxing-1', district: string = wuxing) => {
    const cookie = await office.signIn(account)
    const path = `/v1/figures?indicator=${meals}&period=2024&district=${district}&audience=internal`
    const { figures } = (await (await office.get(path, { cookie })).json()) as {
      figures: { revision: number; variant: string; disputes: number[] }[]
    }
    return figures[0]!
  }
  const open = async (account: string, body: object, headers = {}) =>
    office.send(account, 'POST', '/v1/disputes', { figure, disputedBy: wuxing, words: '漏报', ...body }, headers)
  const step = (account: string, id: number, move: string, body: object = {}, stamp?: string) =>
    office.send(
      account,
      'POST',
      `/v1/disputes/${id}/${move}`,
      { words: '核实无误', ...body },
      stamp === undefined ? {} : { 'if-match': `"${stamp}"` },
    )
  const read = async (account: string, path = '/v1/disputes') => {
    const response = await office.get(path, { cookie: await office.signIn(account) })
    return [response.status, (await response.json()) as { disputes: Dispute[] } & Dispute] as const
  }
  const lastEntry = async () => {
    let last: unknown
    for await (const batch of office.store.chain.entries({})) last = batch.at(-1) ?? last
    return last as { readonly kind: string; readonly actor: string }
  }

  it('is opened by the county itself, of the figure as it was seen, once', async () => {
    expect((await live()).disputes).toEqual([])
    const { revision } = await live()
    const key = { 'idempotency-key': 'dispute-wuxing-1' }
    const made = await open('wuxing-1', { seen: { revision }, claimed: 3 }, key)
    const body = (await made.json()) as Dispute
    expect([made.status, body]).toMatchObject([
      201,
      {
        figure,
        release: null,
        revision,
        disputedBy: wuxing,
        openedBy: 'wuxing-1',
        state: 'open',
        isOverdue: false,
        steps: [{ move: 'open', by: 'wuxing-1', words: '漏报', claimed: 3, correction: null }],
      },
    ])
    expect(body.due!.on > new Date().toISOString().slice(0, 10)).toBe(true)
    expect(await lastEntry()).toMatchObject({ kind: 'dispute', actor: 'wuxing-1' })
    const again = await open('wuxing-1', { seen: { revision }, claimed: 3 }, key)
    expect([again.headers.get('idempotency-replayed'), await again.json()]).toEqual(['true', body])
    expect((await open('wuxing-1', { seen: { revision } })).status).toBe(409)
    expect((await read('city-1'))[1].disputes).toHaveLength(1)
  })

  it('is not opened by others, for others, of other figures, or in words that may name a person', async () => {
    const { revision } = await live()
    const seen = { revision }
    for (const [account, body, status] of [
      ['', { seen }, 401],
      ['city-1', { seen }, 403],
      ['reviewer-1', { seen }, 403],
      ['province-1', { seen }, 403],
      ['wuxing-1', { seen, disputedBy: nanxun }, 403],
      ['wuxing-1', { seen, figure: { ...figure, district: nanxun } }, 409],
      ['wuxing-1', { seen, figure: { ...figure, district: city } }, 409],
      ['wuxing-1', { seen, figure: { ...figure, indicator: 'elderly-care.none' } }, 400],
      ['wuxing-1', { seen: { release: 1 }, figure: { ...figure, period: '2019' } }, 409],
      ['wuxing-1', { seen: { release: 9 } }, 404],
      ['wuxing-1', { seen: {} }, 400],
      ['wuxing-1', { seen: { revision: revision + 1 }, figure: { ...figure, period: '2024-03' } }, 412],
      ['wuxing-1', { seen, words: '王小明漏报' }, 409],
      ['wuxing-1', { seen, words: '漏报 13800138000' }, 409],
      ['wuxing-1', { seen: { release: 1 }, claimed: 13_800_138_000 }, 409],
    ] as const) {
      const answer = await open(account, body)
      const text = await answer.text()
      expect([account, body, answer.status]).toEqual([account, body, status])
      expect(text).not.toMatch(/王小明|13800138000/)
    }
    expect(office.logged.join('')).not.toMatch(/王小明|13800138000/)
  })

  it('is seen by the bureau on figures and boards of its own districts, and by nobody else', async () => {
    const [{ id }] = (await read('wuxing-1'))[1].disputes as [Dispute]
    for (const account of ['wuxing-1', 'city-1', 'auditor-1', 'local']) {
      expect((await live(account)).disputes).toEqual([id])
      expect((await read(account, `/v1/disputes/${id}`))[1]).toMatchObject({ id, figure })
    }
    expect((await live('city-1', nanxun)).disputes).toEqual([])
    const board = (await read('city-1', '/v1/boards/huzhou-2024'))[1] as unknown as {
      rows: { indicator: string; cells: { district: string; disputes: number[] }[] }[]
    }
    const disputed = board.rows.flatMap(({ indicator, cells }) =>
      cells.flatMap(({ district, disputes }) => (disputes.length > 0 ? [[indicator, district, disputes]] : [])),
    )
    expect(disputed).toEqual([[meals, wuxing, [id]]])
    expect((await read('province-1'))[0]).toBe(403)
    expect((await read('health-1'))[0]).toBe(403)
    expect((await office.get('/v1/disputes')).status).toBe(401)
    for (const path of [
      `/v1/figures?indicator=${meals}&district=${wuxing}&period=2024`,
      `/v1/figures?indicator=${meals}&district=${wuxing}&period=2024&format=jsonl`,
      '/v1/boards/huzhou-2024',
    ])
      for (const suffix of ['', '&audience=shared']) {
        const address = suffix === '' || path.includes('?') ? `${path}${suffix}` : `${path}?${suffix.slice(1)}`
        const headers = suffix === '' ? {} : { cookie: await office.signIn('city-1') }
        const answer = await office.get(address, headers)
        expect([answer.status, (await answer.text()).includes('disputes')]).toEqual([200, false])
      }
  })

  it('is answered, asked again and upheld by the city, by the state that was looked at', async () => {
    const [first] = (await read('city-1'))[1].disputes as [Dispute]
    const { id, stamp } = first
    expect((await step('city-1', id, 'answer')).status).toBe(428)
    expect((await step('wuxing-1', id, 'answer', {}, stamp)).status).toBe(403)
    expect((await step('city-1', 99, 'answer', {}, stamp)).status).toBe(404)
    const answered = await step('city-1', id, 'answer', { words: '按文件要求统计' }, stamp)
    const after = (await answered.json()) as Dispute
    expect([answered.status, after]).toMatchObject([200, { state: 'answered', due: null, isOverdue: false }])
    expect(await lastEntry()).toMatchObject({ kind: 'dispute', actor: 'city-1' })
    expect((await step('city-1', id, 'uphold', {}, stamp)).status).toBe(412)
    expect((await step('city-1', id, 'reply')).status).toBe(403)
    const replied = (await (await step('wuxing-1', id, 'reply', { words: '名册不全', claimed: 4 })).json()) as Dispute
    expect(replied).toMatchObject({ state: 'open', due: { on: first.due!.on } })
    const upheld = await step('city-1', id, 'uphold', {}, replied.stamp)
    expect([upheld.status, await upheld.json()]).toMatchObject([
      200,
      { state: 'upheld', steps: [{}, { move: 'answer' }, { move: 'reply', claimed: 4 }, { move: 'uphold' }] },
    ])
    const late = await step('wuxing-1', id, 'withdraw')
    expect([late.status, await late.text()]).toEqual([409, expect.stringContaining('维持的异议不能撤回')])
    expect((await live()).disputes).toEqual([])
  })

  it('is settled by a correction only if that is of the figure and came after it', async () => {
    const { revision } = await live()
    const { id, stamp } = (await (await open('wuxing-1', { seen: { revision } })).json()) as Dispute
    const [before] = await office.store.sources({ dataset: 'meal-sites' })
    const correct = (kind: string, number: number) =>
      step('city-1', id, 'correct', { words: '漏报已经更正', correction: { kind, number } }, stamp)
    for (const [kind, number] of [
      ['source', before!.id],
      ['source', 999],
      ['act', 1],
      ['release', 1],
    ] as const)
      expect([kind, number, (await correct(kind, number)).status]).toEqual([kind, number, 409])
    await landSites(office.store, wuxing, ['2024-03', '2024-05', '2024-06'])
    const landed = (await office.store.sources({ dataset: 'meal-sites' })).at(-1)!
    const settled = await correct('source', landed.id)
    expect([settled.status, await settled.json()]).toMatchObject([
      200,
      { state: 'corrected', steps: [{}, { move: 'correct', correction: { kind: 'source', number: landed.id } }] },
    ])
  })

  it('of a release is about what the city shows too, and is withdrawn by the account that opened it', async () => {
    const asked = { seen: { release: 1 }, figure: { ...figure, district: city } }
    const made = (await (await open('wuxing-1', asked)).json()) as Dispute
    expect(made).toMatchObject({ release: 1, revision: null, figure: { district: city } })
    expect((await live('city-1', city)).disputes).toEqual([made.id])
    const until = new Date(Date.now() + 3_600_000)
    const grant = { role: 'county-officer', district: wuxing, until, by: 'security-1' } as const
    await office.store.access.grant({ actor: 'wuxing-2', ...grant })
    const request = { id: made.id, words: '撤回有误', by: 'wuxing-2' }
    await expect(office.store.disputes.withdraw(request)).rejects.toThrow('must be withdrawn by wuxing-1')
    const withdrawn = await step('wuxing-1', made.id, 'withdraw')
    expect(await withdrawn.json()).toMatchObject({ state: 'withdrawn', due: null })
  })

  it('of the city itself is opened by a city officer and answered by another; the city disputes none of a county', async () => {
    const until = new Date(Date.now() + 3_600_000)
    const grant = { role: 'city-officer', district: city, until, by: 'security-1' } as const
    await office.store.access.grant({ actor: 'city-2', ...grant })
    const { revision } = await live('city-1', city)
    const asked = { seen: { revision }, figure: { ...figure, district: city }, disputedBy: city }
    const made = (await (await open('city-1', asked)).json()) as Dispute
    expect(made).toMatchObject({ disputedBy: city, openedBy: 'city-1', state: 'open' })
    expect((await step('city-1', made.id, 'answer', { words: '按文件要求统计' }, made.stamp)).status).toBe(409)
    const { answer } = office.store.disputes
    expect(await answer({ id: made.id, words: '按文件要求统计', by: 'city-2' })).toMatchObject({ state: 'answered' })
    expect((await step('city-1', made.id, 'withdraw')).status).toBe(200)
    const ofCounty = { seen: { revision: (await live()).revision }, disputedBy: city }
    expect((await open('city-1', ofCounty)).status).toBe(409)
  })

  it('is overdue once its day has passed without an answer', async () => {
    const due = { on: '2024-01-31', countedBy: 'announced' } as const
    const { id } = await office.store.disputes.open({
      figure: { ...figure, period: '2024-03' },
      seen: {
        revision: (
          await office.store.figures.read({ indicators: [meals], districts: [wuxing], periods: ['2024-03'] })
        )[0]!.revision,
      },
      disputedBy: wuxing,
      words: '错报',
      by: 'wuxing-1',
      due,
    })
    expect((await read('city-1', '/v1/disputes?overdue=true'))[1]).toMatchObject({
      disputes: [{ id, isOverdue: true, due }],
    })
    const { stamp } = (await read('city-1', `/v1/disputes/${id}`))[1]
    await step('city-1', id, 'answer', {}, stamp)
    expect((await read('city-1', '/v1/disputes?overdue=true'))[1].disputes).toEqual([])
  })

  it('leaves a chain that verifies, with an entry of each step', async () => {
    expect((await office.store.chain.verify()).faults).toEqual([])
    const kinds: string[] = []
    for await (const batch of office.store.chain.entries({})) kinds.push(...batch.map(({ kind }) => kind))
    const steps = (await office.store.disputes.list()).flatMap((each) => each.steps)
    expect(kinds.filter((kind) => kind === 'dispute')).toHaveLength(steps.length)
  })
})

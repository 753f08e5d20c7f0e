import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { huzhou } from '@minzheng/huzhou'
import { services } from './databases.js'
import { mealSites, townshipOf } from './meal-sites-file.js'
import { city, meals, nanxun, openOffice, wuxing, type Office } from './office.js'

const month = '2024-06'
const site = (number: number, openedOn = '2024-06-01', county: string = wuxing) => ({
  site: `${county}-${number}`,
  district: townshipOf(county),
  openedOn,
})

describe.each(services)('A county officer, on $name', { timeout: 60_000 }, (service) => {
  let office: Office
  beforeAll(async () => {
    office = await openOffice(service)
  }, 120_000)
  afterAll(() => office.close())

  const read = async () => {
    const cookie = await office.signIn('wuxing-1')
    const path = `/v1/figures?indicator=${meals}&period=${month}&district=${wuxing}&audience=internal`
    const { figures } = (await (await office.get(path, { cookie })).json()) as {
      figures: { value: number | null; freshness?: { settled: boolean } }[]
    }
    return figures[0]?.value ?? null
  }
  /** Waits until a figure has moved to a number. */
  const moves = async (to: number) => {
    for (let turn = 0; turn < 100 && (await read()) !== to; turn += 1) await sleep(100)
    expect(await read()).toBe(to)
  }
  const lastEntry = async () => {
    let last: unknown
    for await (const batch of office.store.chain.entries({})) last = batch.at(-1) ?? last
    return last as { readonly kind: string; readonly actor: string }
  }
  const file = { name: '吴兴助餐点.csv', content: mealSites(wuxing, month, [site(1), site(2), site(3, '2024-06-31')]) }

  it('gets a token, looks at what a file would do, and nothing is stored', async () => {
    const made = await office.send('wuxing-1', 'POST', '/v1/tokens', {
      name: 'wuxing-upload',
      scopes: [{ action: 'upload', district: wuxing }],
      until: new Date(Date.now() + 3_600_000).toISOString(),
    })
    expect(made.status).toBe(201)
    expect(await lastEntry()).toMatchObject({ kind: 'token', actor: 'wuxing-1' })
    const { secret } = (await made.json()) as { secret: string }
    const answer = await office.upload('', '?dry-run=true', file, { authorization: `Bearer ${secret}` })
    const report = await answer.json()
    expect([answer.status, report]).toMatchObject([
      200,
      {
        dryRun: true,
        files: [{ file: file.name, dataset: 'meal-sites', accepted: 2, refused: 1, locked: [], absent: { count: 0 } }],
        refusals: [{ dataset: 'meal-sites', line: 5, column: '启用日期' }],
      },
    ])
    expect(JSON.stringify(report)).not.toContain('06-31')
    expect(await office.store.sources()).toEqual([])
  })

  it('lands the file under its account, once, and the figure moves', async () => {
    const once = { 'idempotency-key': 'wuxing-2024-06-a' }
    const first = await office.upload('wuxing-1', '', file, once)
    const report = await first.text()
    expect([first.status, JSON.parse(report)]).toMatchObject([
      200,
      { dryRun: false, files: [{ accepted: 2, added: 2, refused: 1, landedBefore: false }] },
    ])
    expect(await lastEntry()).toMatchObject({ kind: 'landing', actor: 'wuxing-1' })
    const again = await office.upload('wuxing-1', '', file, once)
    expect([again.status, again.headers.get('idempotency-replayed'), await again.text()]).toEqual([200, 'true', report])
    const other = await office.upload('wuxing-1', '', { ...file, content: `${file.content}\n` }, once)
    expect(other.status).toBe(422)
    const landedBefore = await office.upload('wuxing-1', '', file)
    expect(await landedBefore.json()).toMatchObject({ files: [{ landedBefore: true }] })
    expect((await office.store.sources()).length).toBe(1)
    await moves(2)
  })

  it('mends the refused row: finds it, gets it back with its values, and hands in the workbook', async () => {
    const cookie = await office.signIn('wuxing-1')
    const waiting = await (await office.get('/v1/quarantine', { cookie })).json()
    expect(waiting).toMatchObject({
      files: [{ dataset: 'meal-sites', rows: 1 }],
      rows: [{ line: 5, column: '启用日期' }],
    })
    expect(JSON.stringify(waiting)).not.toContain('06-31')
    // To a clerk of another county, there is nothing.
    const other = await office.store.tokens.mint({
      name: 'nanxun-upload',
      owner: 'city-1',
      scopes: [{ action: 'upload', district: nanxun, domain: null }],
      until: new Date(Date.now() + 3_600_000),
    })
    const bearer = { authorization: `Bearer ${other.secret}` }
    expect(await (await office.get('/v1/quarantine', bearer)).json()).toEqual({ files: [], rows: [], next: null })
    expect(await (await office.get('/v1/sources', bearer)).json()).toEqual({ sources: [], all: 0, next: null })

    const back = await office.upload('wuxing-1', '', file, {}, '/v1/quarantine/workbook')
    expect([back.status, back.headers.get('cache-control')]).toEqual([200, 'private, no-store'])
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(await back.arrayBuffer())
    const sheet = book.worksheets[0]!
    // The workbook has the values, as they were sent.
    let mends = 0
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        if (cell.text !== '2024-06-31') return
        cell.value = '2024-06-30'
        mends += 1
      }),
    )
    expect(mends).toBe(1)
    const mended = {
      name: '改正.xlsx',
      content: new Blob([await book.xlsx.writeBuffer()]),
      type: 'application/octet-stream',
    }
    const path = '/v1/quarantine/mended'
    expect((await office.upload('', '', mended, bearer, path)).status).toBe(403)
    const landed = await office.upload('wuxing-1', '', mended, {}, path)
    expect([landed.status, await landed.json()]).toMatchObject([200, { report: { accepted: 1, refused: 0 } }])
    expect(await lastEntry()).toMatchObject({ kind: 'landing', actor: 'wuxing-1' })
    await moves(3)
    expect(await (await office.get('/v1/quarantine', { cookie })).json()).toEqual({ files: [], rows: [], next: null })
  })

  it('corrects and deletes a record of its own, undoes it, and takes back a file; nobody else can', async () => {
    const key = { site: `${wuxing}-3` }
    const act = { dataset: 'meal-sites', office: wuxing, key, through: month, reason: '重复登记' }
    const acts = (account: string, body: object, headers = {}) =>
      office.send(account, 'POST', '/v1/acts', body, headers)
    const deleted = await acts('wuxing-1', { kind: 'delete', ...act }, { 'idempotency-key': 'delete-site-3' })
    const { act: number } = (await deleted.json()) as { act: number }
    expect(deleted.status).toBe(200)
    expect(await lastEntry()).toMatchObject({ kind: 'act', actor: 'wuxing-1' })
    await moves(2)
    const undone = await office.send('wuxing-1', 'POST', `/v1/acts/${number}/undo`, { reason: '漏报' })
    expect(undone.status).toBe(200)
    expect(await lastEntry()).toMatchObject({ kind: 'act', actor: 'wuxing-1' })
    await moves(3)
    const changes = { 启用日期: '2024-05-30' }
    const corrected = await acts('wuxing-1', { kind: 'correct', ...act, changes })
    expect([corrected.status, await corrected.text()]).toEqual([200, expect.not.stringContaining('2024-05-30')])
    expect(await lastEntry()).toMatchObject({ kind: 'act', actor: 'wuxing-1' })
    await moves(2)
    const [report] = [await acts('wuxing-1', { kind: 'correct', ...act, changes: { 启用日期: '2024-06-30' } })]
    expect(report.status).toBe(200)
    await moves(3)

    for (const [account, body, status] of [
      ['wuxing-1', { kind: 'delete', ...act, office: nanxun }, 403],
      ['auditor-1', { kind: 'delete', ...act }, 403],
      // Whether another office has the record, nobody learns.
      ['city-1', { kind: 'correct', ...act, office: nanxun, changes: { 启用日期: '2024-06-30' } }, 404],
      ['wuxing-1', { kind: 'delete', ...act, key: { site: 'x' } }, 404],
      ['wuxing-1', { kind: 'delete', ...act, reason: '张三说的' }, 409],
    ] as const)
      expect([account, body, (await acts(account, body)).status]).toEqual([account, body, status])

    const [source] = await office.store.sources()
    const withdraw = (account: string) =>
      office.send(account, 'POST', `/v1/sources/${source!.id}/withdraw`, { reason: '重复报送' })
    expect((await withdraw('auditor-1')).status).toBe(403)
    const withdrawn = await withdraw('wuxing-1')
    const { act: taken } = (await withdrawn.json()) as { act: number }
    expect(await lastEntry()).toMatchObject({ kind: 'withdrawal', actor: 'wuxing-1' })
    const restored = await office.send('wuxing-1', 'POST', `/v1/acts/${taken}/undo`, { reason: '漏报' })
    expect([withdrawn.status, restored.status]).toEqual([200, 200])
    await moves(3)
  })

  it('re-keys a record whose key was written wrongly, and the list of acts says who did what, without values', async () => {
    const rekey = (key: string, to: string, body: object = {}) =>
      office.send('wuxing-1', 'POST', '/v1/acts', {
        kind: 'rekey',
        dataset: 'meal-sites',
        office: wuxing,
        key: { site: key },
        to: { site: to },
        through: month,
        reason: '编号写错',
        ...body,
      })
    const made = await rekey(`${wuxing}-1`, `${wuxing}-1-right`)
    const { act } = (await made.json()) as { act: number }
    expect(made.status).toBe(200)
    expect(await lastEntry()).toMatchObject({ kind: 'act', actor: 'wuxing-1' })
    await moves(3)
    const history = await office.store.history('meal-sites', { site: `${wuxing}-1-right` })
    expect(history.stretches.length).toBeGreaterThan(0)
    for (const [key, to, body, status] of [
      [`${wuxing}-9`, `${wuxing}-8`, {}, 404],
      [`${wuxing}-2`, `${wuxing}-8`, { office: nanxun }, 403],
      [`${wuxing}-2`, `${wuxing}-8`, { to: {} }, 400],
    ] as const)
      expect([key, to, (await rekey(key, to, body)).status]).toEqual([key, to, status])
    const undone = await office.send('wuxing-1', 'POST', `/v1/acts/${act}/undo`, { reason: '误操作' })
    expect(undone.status).toBe(200)

    const cookie = await office.signIn('wuxing-1')
    const text = await (await office.get('/v1/acts', { cookie })).text()
    const { acts } = JSON.parse(text) as { acts: readonly Readonly<Record<string, unknown>>[] }
    expect(acts.map(({ kind }) => kind)).toEqual(['rekey', 'withdraw', 'correct', 'correct', 'delete'])
    expect(new Set(acts.map(({ by }) => by))).toEqual(new Set(['wuxing-1']))
    expect(acts[0]).toMatchObject({
      office: wuxing,
      undoneBy: 'wuxing-1',
      undoneReason: `${wuxing}: 误操作`,
      fields: [],
    })
    expect(text).not.toMatch(/2024-0[56]-30|330502-[123]/)
    const later = await (await office.get(`/v1/acts?after=${act - 1}&dataset=meal-sites`, { cookie })).json()
    expect(later).toEqual({ acts: [acts[0]], all: 1, next: null })
  })

  it('takes back the return of one month alone: the month is missing then, not zero', async () => {
    const may = '2024-05'
    const cookie = await office.signIn('wuxing-1')
    const content = mealSites(wuxing, may, [site(50, '2024-05-02')])
    expect((await office.upload('wuxing-1', '', { name: '五月.csv', content })).status).toBe(200)
    const { id } = (await office.store.sources({ name: '五月.csv' }))[0]!
    const returnOf = async () => {
      const path = `/v1/returns?month=${may}&dataset=meal-sites&district=${wuxing}`
      const { returns } = (await (await office.get(path, { cookie })).json()) as { returns: { state: string }[] }
      return returns.map(({ state }) => state)
    }
    const figureOf = async () => {
      const path = `/v1/figures?indicator=${meals}&period=${may}&district=${wuxing}`
      const { figures } = (await (await office.get(path, { cookie })).json()) as { figures: { value: number | null }[] }
      return figures[0]!.value
    }
    await office.settled()
    expect([await returnOf(), await figureOf()]).toEqual([['late'], 1])
    const withdraw = (returns: readonly string[]) =>
      office.send('wuxing-1', 'POST', `/v1/sources/${id}/withdraw`, { reason: '报错月份', returns })
    expect((await withdraw(['2024-13'])).status).toBe(400)
    const withdrawn = await withdraw([may])
    const { act, returns } = (await withdrawn.json()) as { act: number; returns: object[] }
    expect([withdrawn.status, returns]).toEqual([200, [{ district: wuxing, month: may }]])
    expect(await lastEntry()).toMatchObject({ kind: 'withdrawal', actor: 'wuxing-1' })
    await office.settled()
    // The file itself stays.
    expect((await office.store.sources({ name: '五月.csv' }))[0]).toMatchObject({ withdrawn: false })
    expect([await returnOf(), await figureOf()]).toEqual([['withdrawn'], null])
    expect((await office.send('wuxing-1', 'POST', `/v1/acts/${act}/undo`, { reason: '漏报' })).status).toBe(200)
    await office.settled()
    expect([await returnOf(), await figureOf()]).toEqual([['late'], 1])
    await moves(3)
  })

  it('has clerks of townships, who send what is of their township and nothing else', async () => {
    const [own, other] = huzhou.catalogue.districts.children(wuxing).map(({ code }) => code)
    const rowsOf = (district: string) =>
      mealSites(wuxing, month, [{ site: `${district}-t`, district, openedOn: '2024-06-03' }])
        .split('\n')
        .slice(1)
        .join('\n')
    const send = (query: string, content: string) => office.upload('clerk-1', query, { name: '镇.csv', content })
    const dry = await send('?register=part&dry-run=true', rowsOf(own!))
    expect([dry.status, await dry.json()]).toMatchObject([200, { files: [{ accepted: 1 }] }])
    expect((await send('?register=part', rowsOf(other!))).status).toBe(403)
    // The county's register is the county's, whatever is in it.
    expect((await send('', mealSites(wuxing, month, [site(1)]))).status).toBe(403)
    const before = (await office.store.sources()).length
    expect((await send('?register=part', rowsOf(own!))).status).toBe(200)
    expect(await lastEntry()).toMatchObject({ kind: 'landing', actor: 'clerk-1' })
    const sources = await office.store.sources()
    expect(sources).toHaveLength(before + 1)
    // It corrects nothing and submits nothing; the county takes the file back.
    const last = sources.find(({ name }) => name === '镇.csv')!
    const withdraw = (account: string) =>
      office.send(account, 'POST', `/v1/sources/${last.id}/withdraw`, { reason: '重复报送' })
    expect((await withdraw('clerk-1')).status).toBe(403)
    expect((await office.send('clerk-1', 'POST', `/v1/months/${month}/submit`, { district: wuxing })).status).toBe(403)
    expect((await withdraw('wuxing-1')).status).toBe(200)
    await moves(3)
  })

  it('lands a file as a job, whose events end by themselves', async () => {
    const right = { name: '吴兴助餐点2.csv', content: mealSites(wuxing, month, [site(1), site(2), site(3), site(4)]) }
    const accepted = await office.upload('wuxing-1', '?job=true', right)
    expect(accepted.status).toBe(202)
    const cookie = await office.signIn('wuxing-1')
    const location = accepted.headers.get('location')!
    const stream = await office.get(`${location}/events`, { cookie })
    expect(stream.headers.get('content-type')).toBe('text/event-stream')
    const events = await stream.text()
    const ids = [...events.matchAll(/^id: (.*)$/gm)].map(([, id]) => id!)
    expect(events).toMatch(/event: done\ndata: \{.*"accepted":4.*\}\n\n$/)
    // Whoever connects again with the last number gets no event a second time.
    const after = await office.get(`${location}/events`, { cookie, 'last-event-id': ids.at(-1)! })
    expect(await after.text()).not.toContain('data:')
    // The job of one account is none to another, and none to a stranger.
    expect((await office.get(location, { cookie: await office.signIn('city-1') })).status).toBe(404)
    expect((await office.get(`${location}/events`)).status).toBe(401)
    await moves(4)
  })

  it('lands nothing of another county, whether the title, the options or a row says so', async () => {
    const [before, entry] = [await office.store.sources(), await lastEntry()]
    const row = mealSites(wuxing, month, [site(1), site(9, '2024-06-02', nanxun)])
    const titled = mealSites(nanxun, month, [site(1, '2024-06-01', nanxun)])
    const bare = titled.split('\n').slice(1).join('\n')
    for (const [query, content] of [
      ['', titled],
      ['?dry-run=true', titled],
      [`?district=${nanxun}&period=${month}`, bare],
      ['?register=part', bare],
      ['?register=part', row.split('\n').slice(1).join('\n')],
    ] as const) {
      const { status } = await office.upload('wuxing-1', query, { name: '台账.csv', content })
      expect([query, status]).toEqual([query, 403])
    }
    expect(await office.store.sources()).toEqual(before)
    expect(await lastEntry()).toEqual(entry)
    for (const account of ['auditor-1', 'security-1', 'province-1', 'health-1', 'local'])
      expect([account, (await office.upload(account, '', file)).status]).toEqual([account, 403])
    expect((await office.upload('', '', file)).status).toBe(401)
  })

  it('sends no file that is too large, of another type, without a name, or with a path as its name', async () => {
    const { content } = file
    const upload = async (name: string, headers: Readonly<Record<string, string>> = {}) =>
      (await office.upload('wuxing-1', '', { name, content }, headers)).status
    expect(await upload('a.csv', { 'content-type': 'application/pdf' })).toBe(415)
    expect(await upload('a.csv', { 'content-disposition': 'attachment' })).toBe(400)
    for (const name of ['../../etc/passwd', '..\\a.csv', '..', 'a\u0000.csv', '张三330502195001011234.csv'])
      expect([name, await upload(name)]).toEqual([name, 400])
    expect(await upload('a.csv', { 'idempotency-key': 'short' })).toBe(400)
    expect(await upload('a.pdf')).toBe(415)
  })

  it('leaves no file behind, and only the owner could read it', async () => {
    const uploads = join(office.folder, 'uploads')
    const [own] = await readdir(uploads)
    expect((await stat(uploads)).mode & 0o777).toBe(0o700)
    expect((await stat(join(uploads, own!))).mode & 0o777).toBe(0o700)
    expect(await readdir(join(uploads, own!))).toEqual([])
    if (office.workerFolder !== null) {
      const [its] = await readdir(join(office.workerFolder, 'uploads'))
      expect(await readdir(join(office.workerFolder, 'uploads', its!))).toEqual([])
    }
    expect(office.logged.join('')).not.toContain('助餐点')
  })

  it('submits the month of the county, and of no other', async () => {
    expect((await office.send('wuxing-1', 'POST', `/v1/months/${month}/submit`, { district: nanxun })).status).toBe(403)
    const answer = await office.send('wuxing-1', 'POST', `/v1/months/${month}/submit`, { district: wuxing })
    expect([answer.status, await answer.json()]).toMatchObject([200, { state: 'submitted' }])
    expect(await lastEntry()).toMatchObject({ actor: 'wuxing-1' })
    const twice = await office.send('wuxing-1', 'POST', `/v1/months/${month}/submit`, { district: wuxing })
    expect(twice.status).toBe(409)
    // A page of another site sends no cookie of this one to any use.
    const elsewhere = await office.send(
      'wuxing-1',
      'POST',
      `/v1/months/${month}/submit`,
      { district: city },
      {
        origin: 'http://example.org',
      },
    )
    expect(elsewhere.status).toBe(403)
  })
})

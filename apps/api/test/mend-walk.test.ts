import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { services } from './databases.js'
import { mealSites, townshipOf } from './meal-sites-file.js'
import { meals, openOffice, wuxing, type Office } from './office.js'

const month = '2024-06'
const site = (number: number, openedOn: string) => ({
  site: `${wuxing}-${number}`,
  district: townshipOf(wuxing),
  openedOn,
})
/** Four right rows, and refused ones from line 7 on: as many as a return may have. */
const refused = ['2024-06-31', '2024-06-32', '2024-06-33', '2024-06-34']
const file = {
  name: '吴兴助餐点.csv',
  content: mealSites(wuxing, month, [
    ...[1, 2, 3, 4].map((number) => site(number, `2024-06-0${number}`)),
    ...refused.map((day, at) => site(at + 5, day)),
  ]),
}
const openedOn = '启用日期'

interface Row {
  readonly line: number
  readonly cells: readonly string[]
  readonly faultAt: number | null
}
interface Mended {
  readonly report: {
    readonly accepted: number
    readonly refused: number
    readonly notWaiting: number
    readonly gone: readonly { readonly line: number; readonly by: string | null; readonly roles: readonly string[] }[]
    readonly landedBefore: boolean
    readonly moves?: readonly { readonly before: { value: number }; readonly after: { value: number } }[]
  }
  readonly refusals: readonly { readonly line: number }[]
}

describe.each(services)('Refused rows, on $name', { timeout: 60_000 }, (service) => {
  let office: Office
  beforeAll(async () => {
    office = await openOffice(service)
    await office.store.access.grant({
      actor: 'wuxing-2',
      role: 'county-officer',
      district: wuxing,
      until: new Date(Date.now() + 86_400_000),
      by: 'security-1',
    })
  }, 120_000)
  afterAll(() => office.close())

  const cookie = () => office.signIn('wuxing-1')
  const list = async (query: string) =>
    (await (await office.get(`/v1/quarantine${query}`, { cookie: await cookie() })).json()) as {
      readonly files: readonly { readonly source: number; readonly rows: number; readonly reasons: object }[]
      readonly rows: readonly { readonly line: number; readonly column: string }[]
      readonly next: string | null
    }
  /** Sends the file with patches beside it. */
  const patch = async (
    patches: unknown,
    {
      account = 'wuxing-1',
      query = '',
      headers = {},
      name = file.name,
      content = file.content,
    }: {
      readonly account?: string
      readonly query?: string
      readonly headers?: Readonly<Record<string, string>>
      readonly name?: string
      readonly content?: string | Blob
    } = {},
  ) => {
    const form = new FormData()
    form.set('patches', typeof patches === 'string' ? patches : JSON.stringify(patches))
    form.set('file', new Blob([content]), name)
    const own: Record<string, string> = account === '' ? {} : { cookie: await office.signIn(account) }
    return fetch(`${office.serving.url}/v1/quarantine/patched${query}`, {
      method: 'POST',
      body: form,
      headers: { origin: office.serving.url, ...own, ...headers },
    })
  }
  const day = (line: number, value: string, column: string | number = openedOn) => ({
    sheet: null,
    line,
    cells: [{ column, value }],
  })
  const figure = async () => {
    const path = `/v1/figures?indicator=${meals}&period=${month}&district=${wuxing}&audience=internal`
    const { figures } = (await (await office.get(path, { cookie: await cookie() })).json()) as {
      figures: { value: number | null }[]
    }
    return figures[0]?.value ?? null
  }
  const moves = async (to: number) => {
    for (let turn = 0; turn < 100 && (await figure()) !== to; turn += 1) await sleep(100)
    expect(await figure()).toBe(to)
  }

  it('come with a dry run that says which figures landing would move, to those who read them', async () => {
    const dry = await office.upload('wuxing-1', '?dry-run=true', file)
    expect(dry.status).toBe(200)
    const { files } = (await dry.json()) as {
      files: readonly [
        { readonly moves: readonly { before: Record<string, unknown>; after: Record<string, unknown> }[] },
      ]
    }
    const own = files[0].moves.filter(({ after }) => after['indicator'] === meals)
    expect(
      own.map(({ before, after }) => [after['district'], after['period'], before['value'], after['value']]),
    ).toEqual([[wuxing, '2024-01/2024-06', null, 4]])
    // The officer of the county reads no live figure of the city.
    expect(new Set(files[0].moves.map(({ after }) => after['district']))).toEqual(new Set([wuxing]))
    const { secret } = await office.store.tokens.mint({
      name: 'only-upload',
      owner: 'city-1',
      scopes: [{ action: 'upload', district: wuxing, domain: null }],
      until: new Date(Date.now() + 3_600_000),
    })
    const blind = await office.upload('', '?dry-run=true', file, { authorization: `Bearer ${secret}` })
    expect(((await blind.json()) as { files: readonly object[] }).files[0]).not.toHaveProperty('moves')
    const job = await office.ended('wuxing-1', await office.upload('wuxing-1', '?dry-run=true&job=true', file))
    expect((job['result'] as { files: readonly { moves: readonly object[] }[] }).files[0]!.moves).toEqual(
      files[0].moves,
    )
    expect(await office.store.sources()).toEqual([])
  })

  it('are listed page by page, with their numbers by reason', async () => {
    expect((await office.upload('wuxing-1', '', file)).status).toBe(200)
    const first = await list('?limit=3')
    expect(first).toMatchObject({
      files: [{ rows: 4, reasons: { day: 4 }, by: 'wuxing-1', asOf: month }],
      rows: [{ line: 7 }, { line: 8 }, { line: 9 }],
    })
    const second = await list(`?limit=3&cursor=${first.next}`)
    expect([second.files, second.rows.map(({ line }) => line), second.next]).toEqual([[], [10], null])
    const { source } = first.files[0]!
    expect((await list(`?source=${source}&code=day`)).rows).toHaveLength(4)
    expect((await list('?code=choice')).rows).toEqual([])
    expect((await list(`?source=${source + 99}`)).files).toEqual([])
    for (const wrong of ['x', Buffer.from('[1]').toString('base64url')])
      expect((await office.get(`/v1/quarantine?cursor=${wrong}`, { cookie: await cookie() })).status).toBe(400)
  })

  it('are read from the file that is sent again, by those who may mend them', async () => {
    const rows = (account: string, query: string, sent: typeof file) =>
      office.upload(account, query, sent, {}, '/v1/quarantine/rows')
    const answer = await rows('wuxing-1', '?limit=2', file)
    expect(answer.headers.get('cache-control')).toContain('no-store')
    const { sheets, more } = (await answer.json()) as {
      sheets: readonly {
        readonly sheet: string | null
        readonly columns: readonly string[]
        readonly rows: readonly Row[]
      }[]
      more: number
    }
    const [sheet] = sheets
    expect([sheet!.sheet, sheet!.rows.map(({ line }) => line), more]).toEqual([null, [7, 8], 2])
    const [row] = sheet!.rows
    expect([sheet!.columns[row!.faultAt!], row!.cells[row!.faultAt!]]).toEqual([openedOn, refused[0]])
    // The file names places beyond the clerk's township, whether it has landed or not.
    expect((await rows('clerk-1', '', file)).status).toBe(403)
    expect((await rows('clerk-1', '', { ...file, content: `${file.content}\n` })).status).toBe(403)
    const other = await rows('wuxing-1', '', { ...file, content: `${file.content}\n` })
    expect([other.status, ((await other.json()) as { detail: string }).detail]).toEqual([
      409,
      expect.stringContaining('没有入库，或入库后改动过'),
    ])
  })

  it('are patched in a dry run, which stores nothing and says what it would move', async () => {
    const dry = await patch([day(7, '2024-06-30'), day(8, '2024-06-40')], { query: '?dry-run=true' })
    const { report, refusals } = (await dry.json()) as Mended
    expect([dry.status, report.accepted, report.refused, refusals.map(({ line }) => line)]).toEqual([200, 1, 1, [8]])
    expect(report.moves!.map(({ before, after }) => [before.value, after.value])).toContainEqual([4, 5])
    expect((await office.store.sources()).length).toBe(1)
    expect((await list('')).rows).toHaveLength(4)
  })

  it('land once they are patched; the others wait on, with new reasons where they are still wrong', async () => {
    const landed = await patch([day(7, '2024-06-30'), day(8, '2024-06-40')])
    const answer = (await landed.json()) as Mended
    expect([landed.status, answer.report.accepted, answer.report.refused]).toEqual([200, 1, 1])
    await moves(5)
    expect((await list('')).rows.map(({ line }) => line)).toEqual([8, 9, 10])
    // The same file with the same patches, as after a connection that broke.
    const again = (await (await patch([day(7, '2024-06-30'), day(8, '2024-06-40')])).json()) as Mended
    expect(again.report.landedBefore).toBe(true)
    expect((await office.store.sources()).length).toBe(2)
  })

  it('land once under a key, whatever the form is bounded by', async () => {
    const once = { 'idempotency-key': 'mend-6-2024-06' }
    const first = await patch([day(8, '2024-06-29')], { headers: once })
    const second = await patch([day(8, '2024-06-29')], { headers: once })
    expect([first.status, second.status, second.headers.get('idempotency-replayed')]).toEqual([200, 200, 'true'])
    expect(await second.text()).toBe(await first.text())
    expect((await patch([day(8, '2024-06-28')], { headers: once })).status).toBe(422)
    await moves(6)
  })

  it('that somebody else has mended meanwhile are left out, and it is said who has', async () => {
    const { links } = office.serving
    expect(links.length).toBeGreaterThan(0)
    const { secret } = await office.store.tokens.mint({
      name: 'second-officer',
      owner: 'wuxing-2',
      scopes: [{ action: 'upload', district: wuxing, domain: null }],
      until: new Date(Date.now() + 3_600_000),
    })
    const second = { account: '', headers: { authorization: `Bearer ${secret}` } }
    const both = await Promise.all([patch([day(9, '2024-06-20')]), patch([day(9, '2024-06-21')], second)])
    const reports = await Promise.all(both.map(async (each) => ((await each.json()) as Mended).report))
    expect(reports.map(({ accepted }) => accepted).toSorted()).toEqual([0, 1])
    const winner = reports[0]!.accepted === 1 ? 'wuxing-1' : 'wuxing-2'
    const loser = reports.find(({ accepted }) => accepted === 0)!
    expect(loser.gone).toMatchObject([{ line: 9, by: winner, roles: ['county-officer'], at: expect.any(String) }])
    expect(loser.refused).toBe(0)
    await moves(7)
    expect((await list('')).rows.map(({ line }) => line)).toEqual([10])
    // Also later, and beside a row that still waits.
    const late = (await (await patch([day(9, '2024-06-22'), day(10, '2024-06-23')], second)).json()) as Mended
    expect([late.report.accepted, late.report.notWaiting, late.report.gone[0]!.line]).toEqual([1, 1, 9])
    await moves(8)
    expect((await list('')).rows).toEqual([])
  })

  it('are mended in no form that is wrong, and nothing of such a form is left', async () => {
    for (const [patches, options, status] of [
      ['{', {}, 400],
      [[], {}, 400],
      [[day(7, '2024-06-01'), day(7, '2024-06-02')], {}, 400],
      [[day(7, '2024-06-01', '没有的列')], {}, 400],
      [[{ ...day(7, '2024-06-01'), more: 1 }], {}, 400],
      [[day(7, '2024-06-01')], { content: 'x' }, 400],
      [[day(7, '2024-06-01')], { account: 'auditor-1' }, 403],
      [[day(7, '2024-06-01')], { account: '' }, 401],
      [[day(7, '2024-06-01')], { name: '../a.csv' }, 200],
    ] as const) {
      const answer = await patch(patches, options)
      const text = await answer.text()
      expect([patches, options, answer.status === status ? status : [answer.status, text]]).toEqual([
        patches,
        options,
        status,
      ])
      expect(text).not.toContain('2024-06-0')
    }
    const headers = { 'content-type': 'multipart/form-data', cookie: await cookie(), origin: office.serving.url }
    const unbounded = await fetch(`${office.serving.url}/v1/quarantine/patched`, { method: 'POST', body: 'x', headers })
    expect(unbounded.status).toBe(400)
    const cut = await fetch(`${office.serving.url}/v1/quarantine/patched`, {
      method: 'POST',
      body: '--b\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\nabc',
      headers: { ...headers, 'content-type': 'multipart/form-data; boundary=b' },
    })
    expect(cut.status).toBe(400)
    const uploads = join(office.folder, 'uploads')
    const [own] = await readdir(uploads)
    expect(await readdir(join(uploads, own!))).toEqual([])
  })

  it('of a workbook are mended by sheet and line, and what was typed is kept nowhere but in the records', async () => {
    const book = new ExcelJS.Workbook()
    const sheet = book.addWorksheet('城区')
    for (const line of mealSites(wuxing, '2024-07', [site(20, '2024-07-32')])
      .trimEnd()
      .split('\n'))
      sheet.addRow(line.split(','))
    const sent = {
      name: '七月.xlsx',
      content: new Blob([await book.xlsx.writeBuffer()]),
      type: 'application/octet-stream',
    }
    expect((await office.upload('wuxing-1', '', sent)).status).toBe(200)
    const [row] = (await list('')).rows
    expect(row).toMatchObject({ line: 3, sheet: '城区', column: openedOn })
    const secretly = '2024-07-17'
    const wrong = '110101199003077777'
    const patches = [{ sheet: '城区', line: 3, cells: [{ column: openedOn, value: wrong }] }]
    const refusedAgain = (await (await patch(patches, { name: sent.name, content: sent.content })).json()) as Mended
    expect([refusedAgain.report.refused, JSON.stringify(refusedAgain).includes(wrong)]).toEqual([1, false])
    const right = [{ sheet: '城区', line: 3, cells: [{ column: openedOn, value: secretly }] }]
    const landed = (await (await patch(right, { name: sent.name, content: sent.content })).json()) as Mended
    expect(landed.report).toMatchObject({ accepted: 1, refused: 0, gone: [] })
    expect(office.logged.join('\n')).not.toMatch(new RegExp(`${secretly}|${wrong}`))
    for await (const batch of office.store.chain.entries({})) expect(JSON.stringify(batch)).not.toContain(secretly)
    expect(JSON.stringify(await office.store.sources())).not.toMatch(new RegExp(`${secretly}|${wrong}`))
  })

  it('come from a file that is withdrawn only as it was looked at', async () => {
    const { sources } = (await (await office.get('/v1/sources', { cookie: await cookie() })).json()) as {
      readonly sources: readonly {
        readonly id: number
        readonly name: string
        readonly mends: number | null
        readonly stamp: string
        readonly by: string
      }[]
    }
    const found = sources.find(({ name, mends }) => name === '七月.xlsx' && mends === null)!
    expect(found.by).toBe('wuxing-1')
    const withdraw = (stamp: string) =>
      office.send(
        'wuxing-1',
        'POST',
        `/v1/sources/${found.id}/withdraw`,
        { reason: '重复报送' },
        { 'if-match': `"${stamp}"` },
      )
    expect((await withdraw('landed-0')).status).toBe(412)
    expect((await withdraw(found.stamp)).status).toBe(200)
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
// @boundaries-ignore the release that the command line's doors are tested with
import { plantedRelease } from '../../cli/test/planted-release.js'
import { databases } from './databases.js'
import { city, landSites, meals, nanxun, openOffice, rawGet, release, wuxing, type Office } from './office.js'

const board = '/v1/boards/huzhou-2024'

interface Board {
  readonly audience: string
  readonly release: number | null
  readonly districts: readonly { readonly code: string }[]
  readonly rows: readonly {
    readonly indicator: string
    readonly cells: readonly {
      readonly district: string
      readonly observation: { readonly value: number | null }
      readonly disputes?: readonly number[]
    }[]
  }[]
}

describe.each(databases)('Answers that are kept, on $name', { timeout: 120_000 }, (database) => {
  let office: Office
  beforeAll(async () => {
    office = await openOffice(database)
    await landSites(office.store, wuxing, ['2024-03'])
    await landSites(office.store, nanxun, ['2024-03', '2024-04'])
    await release(office.store, plantedRelease(1, 3))
  }, 120_000)
  afterAll(() => office.close())

  const read = async (account: string | undefined, path: string) => {
    const cookie = account === undefined ? undefined : await office.signIn(account)
    const response = await office.get(path, cookie === undefined ? {} : { cookie })
    return { status: response.status, etag: response.headers.get('etag'), text: await response.text() }
  }
  const boardOf = async (account: string | undefined, path = board) =>
    JSON.parse((await read(account, path)).text) as Board
  const sitesOf = (data: Board, district: string) =>
    data.rows.find(({ indicator }) => indicator === meals)!.cells.find((cell) => cell.district === district)!
  const came = async () => {
    const { text } = await read('system-1', '/metrics')
    return Object.fromEntries(
      ['kept', 'joined', 'made'].map((from) => [
        from,
        Number(new RegExp(`kept_answers_total\\{from="${from}"\\} (\\d+)`).exec(text)?.[1] ?? 0),
      ]),
    )
  }

  it('are the same for all who may read them, and made once', async () => {
    const before = await came()
    const first = await read('city-1', board)
    const again = await read('auditor-1', board)
    expect([first.status, again.text === first.text]).toEqual([200, true])
    // A tag is of one account, so that a proxy that keeps answers all the same cannot mix them up.
    expect(again.etag).not.toBe(first.etag)
    const after = await came()
    expect([after['made']! - before['made']!, after['kept']! - before['kept']!]).toEqual([1, 1])
  })

  it('are of one audience, whoever asked before: live, of a release for others, of a release for the public', async () => {
    const audiences = [
      ['city-1', 'internal', null],
      [undefined, 'public', 1],
      ['province-1', 'shared', 1],
      ['auditor-1', 'internal', null],
      [undefined, 'public', 1],
    ] as const
    for (const path of [board, `/v1/figures?indicator=${meals}&district=${city},${wuxing}&period=2024`])
      for (const [account, audience, number] of audiences) {
        const found = JSON.parse((await read(account, path)).text) as Board
        expect([path, found.audience, found.release]).toEqual([path, audience, number])
      }
  })

  it('are decided on for each request: what is kept of the city is not for a county, and its own board is its own', async () => {
    expect((await read('city-1', `${board}?audience=internal`)).status).toBe(200)
    expect((await read('wuxing-1', `${board}?audience=internal`)).status).toBe(403)
    expect((await read(undefined, `${board}?audience=internal`)).status).toBe(401)
    expect((await read('wuxing-1', `${board}?district=${nanxun}`)).status).toBe(403)
    const own = await boardOf('wuxing-1', `${board}?district=${wuxing}`)
    expect(own.districts.map(({ code }) => code)).toEqual([wuxing])
    expect(new Set(own.rows.flatMap(({ cells }) => cells.map(({ district }) => district)))).toEqual(new Set([wuxing]))
    // An account whose grant has ended gets nothing of what was kept for it.
    const grant = (await office.store.access.grants('reviewer-1'))[0]!
    expect((await read('reviewer-1', board)).status).toBe(200)
    await office.store.access.revoke({ id: grant.id, by: 'security-1', reason: '离职' })
    expect((await read('reviewer-1', `${board}?audience=internal`)).status).toBe(403)
  })

  it('are of the moment: a landing, a recompute and a dispute show in the next answer', async () => {
    expect(sitesOf(await boardOf('city-1'), wuxing).observation.value).toBe(1)
    await landSites(office.store, wuxing, ['2024-03', '2024-05', '2024-06'])
    const moved = await boardOf('city-1')
    expect([sitesOf(moved, wuxing), sitesOf(moved, city)].map(({ observation }) => observation.value)).toEqual([3, 5])
    expect(sitesOf(await boardOf('wuxing-1', `${board}?district=${wuxing}`), wuxing).observation.value).toBe(3)
    expect(sitesOf(moved, wuxing).disputes).toEqual([])
    const path = `/v1/figures?indicator=${meals}&district=${wuxing}&period=2024&audience=internal`
    const { figures } = JSON.parse((await read('wuxing-1', path)).text) as {
      figures: { revision: number; variant: string }[]
    }
    const opened = await office.send('wuxing-1', 'POST', '/v1/disputes', {
      figure: { indicator: meals, variant: 'standard', part: null, district: wuxing, period: '2024' },
      disputedBy: wuxing,
      words: '漏报',
      seen: { revision: figures.find(({ variant }) => variant === 'standard')!.revision },
    })
    expect(opened.status).toBe(201)
    const { id } = (await opened.json()) as { id: number }
    expect(sitesOf(await boardOf('city-1'), wuxing).disputes).toEqual([id])
    expect(sitesOf(await boardOf('wuxing-1', `${board}?district=${wuxing}`), wuxing).disputes).toEqual([id])
  })

  it('come compressed to those who take it, as the same text', async () => {
    const { port } = office.serving
    const plain = await read(undefined, board)
    for (const [encoding, isZipped] of [
      ['gzip, deflate, br', true],
      ['gzip;q=0.1', true],
      ['*', true],
      ['gzip;q=0, *', false],
      ['br', false],
      ['identity', false],
    ] as const) {
      const { headers } = await rawGet(port, board, {
        accept: '*/*',
        'accept-encoding': encoding,
        host: `127.0.0.1:${port}`,
      })
      expect([encoding, headers['content-encoding']]).toEqual([encoding, isZipped ? 'gzip' : undefined])
      expect(headers.vary).toContain('Accept-Encoding')
      expect(headers.etag).toBe(plain.etag)
    }
    const response = await fetch(`${office.serving.url}${board}`, { headers: { 'accept-encoding': 'gzip' } })
    expect([response.headers.get('content-encoding'), await response.text()]).toEqual(['gzip', plain.text])
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readEntry, sha256, verifyChain } from '@minzheng/release'
// @boundaries-ignore the release that the command line's doors are tested with
import { plantedRelease } from '../../cli/test/planted-release.js'
import { services } from './databases.js'
import { mealSites, townshipOf } from './meal-sites-file.js'
import { city, meals, nanxun, openOffice, release, wuxing, type Office } from './office.js'

const month = '2024-06'
const until = new Date(Date.now() + 3_600_000)
const children = 'child-welfare.children-in-difficulty'
const site = (number: number, openedOn = '2024-06-01') => ({
  site: `${wuxing}-${number}`,
  district: townshipOf(wuxing),
  openedOn,
})

describe.each(services)('An auditor, on $name', { timeout: 120_000 }, (service) => {
  let office: Office
  beforeAll(async () => {
    office = await openOffice(service)
    await release(office.store, plantedRelease(1, 3))
    const content = mealSites(wuxing, month, [site(1), site(2), site(3)])
    expect((await office.upload('wuxing-1', '', { name: '吴兴助餐点.csv', content })).status).toBe(200)
    const act = {
      dataset: 'meal-sites',
      office: wuxing,
      key: { site: `${wuxing}-3` },
      through: month,
      reason: '录入错误',
    }
    const changes = { 启用日期: '2024-05-30' }
    expect((await office.send('wuxing-1', 'POST', '/v1/acts', { kind: 'correct', ...act, changes })).status).toBe(200)
    await office.settled()
  }, 120_000)
  afterAll(() => office.close())

  const read = async (path: string, account = 'auditor-1') => {
    const response = await office.get(path, account === '' ? {} : { cookie: await office.signIn(account) })
    const text = await response.text()
    return {
      status: response.status,
      text,
      data: (response.headers.get('content-type') === 'application/json' ? JSON.parse(text) : null) as never,
    }
  }
  const records = (account: string, indicator = meals, district: string = wuxing, body: object = {}) =>
    office.send(account, 'POST', `/v1/records/${indicator}/${district}`, { purpose: '核查', period: month, ...body })
  const entriesOf = async (kind: string) => {
    const found: { readonly seq: number; readonly actor: string }[] = []
    for await (const batch of office.store.chain.entries({ kind })) found.push(...batch)
    return found
  }

  it('asks where a figure comes from: clause, formula, inputs, returns, files and acts', async () => {
    const explained = await read(`/v1/explanations/${meals}/${wuxing}?period=${month}`)
    expect(explained.data).toMatchObject({
      audience: 'internal',
      observation: { numerator: 2, period: month },
      formula: { zh: expect.stringContaining('助餐点') as string },
      clauses: [{ item: expect.anything() as unknown }],
    })
    const { returns } = (await read(`/v1/returns?month=${month}&dataset=meal-sites&district=${wuxing}`)).data as {
      returns: readonly { readonly state: string; readonly source: { readonly id: number } | null }[]
    }
    const { sources } = (await read('/v1/sources')).data as { sources: readonly { readonly id: number }[] }
    expect(sources).toMatchObject([{ dataset: 'meal-sites', offices: [wuxing], accepted: 3, withdrawn: false }])
    expect(returns).toMatchObject([{ source: { id: sources[0]!.id } }])
    const { acts } = (await read('/v1/acts')).data as { acts: readonly object[] }
    expect(acts).toMatchObject([
      {
        kind: 'correct',
        dataset: 'meal-sites',
        office: wuxing,
        fields: ['openedOn'],
        reason: '录入错误',
        by: 'wuxing-1',
      },
    ])
    expect(JSON.stringify(acts)).not.toMatch(/2024-05-30|330502-3/)
    // Who neither corrects nor reads the log learns of none.
    expect((await read('/v1/acts', 'province-1')).status).toBe(403)
    expect((await read('/v1/acts', 'records-1')).status).toBe(403)
  })

  it('asks what a figure is made of: each file with its digest and the rows that count, returns, acts, entries', async () => {
    const origins = `/v1/origins/${meals}/${wuxing}?period=${month}`
    const { data } = await read(origins)
    const content = mealSites(wuxing, month, [site(1), site(2), site(3)])
    expect(data).toMatchObject({
      period: month,
      inputs: [{ dataset: 'meal-sites' }],
      files: [
        {
          name: '吴兴助餐点.csv',
          sha256: sha256(content),
          by: 'wuxing-1',
          offices: [wuxing],
          accepted: 3,
          withdrawn: false,
          // One of the three opened in May.
          counted: [2],
        },
      ],
      others: { files: 0, acts: 0 },
      returns: [{ dataset: 'meal-sites', district: wuxing, month, source: expect.any(Number) as number }],
      acts: [{ kind: 'correct', reason: '录入错误', by: 'wuxing-1', undoneAt: null }],
      events: [],
    })
    expect((data as { counted?: unknown }).counted).toBeUndefined()
    const { files, acts } = data as Record<'files' | 'acts', readonly { readonly entry: number }[]>
    const kinds = [...files, ...acts].map(async ({ entry }) => (await read(`/v1/chain/${entry}`)).data)
    expect(await Promise.all(kinds)).toMatchObject([
      { seq: files[0]!.entry, kind: 'landing', actor: 'wuxing-1' },
      { seq: acts[0]!.entry, kind: 'act', actor: 'wuxing-1' },
    ])
    expect((await read('/v1/chain/99999')).status).toBe(404)
    // In a township that the file says nothing of, nothing of it counts.
    const other = (await read(`/v1/origins/${meals}/${wuxing}002?period=${month}`)).data as { files: readonly object[] }
    expect(other.files).toMatchObject([{ name: '吴兴助餐点.csv', counted: [0] }])
    // The clerk of a township is not shown the file of the county, and reads that there is one.
    expect((await read(`/v1/origins/${meals}/330502001?period=${month}`, 'clerk-1')).data).toMatchObject({
      files: [],
      acts: [],
      others: { files: 1, acts: 1 },
    })
    for (const [account, status] of [
      ['wuxing-1', 200],
      ['city-1', 200],
      ['reviewer-1', 403],
      ['province-1', 403],
      ['security-1', 403],
      ['', 401],
    ] as const)
      expect([account, (await read(origins, account)).status]).toEqual([account, status])
  })

  it('sees what moved the figure, and why', async () => {
    const { moves } = (
      await read(
        `/v1/moves/${meals}/${wuxing}?from=2020-01-01&to=${new Date(Date.now() + 1000).toISOString()}&period=${month}`,
      )
    ).data as { moves: readonly object[] }
    expect(moves).toMatchObject([
      {
        after: { value: 2 },
        reasons: expect.arrayContaining([
          expect.objectContaining({ kind: 'landed' }),
          expect.objectContaining({
            kind: 'act',
            what: 'correct',
            reason: '录入错误',
            madeAt: expect.any(String) as string,
          }),
        ]) as unknown,
      },
    ])
  })

  it('reads no record without the role for it, and nobody does outside the own area or without a purpose', async () => {
    for (const [account, district] of [
      ['auditor-1', wuxing],
      ['city-1', wuxing],
      ['security-1', wuxing],
      ['province-1', wuxing],
      ['health-1', city],
      ['records-1', nanxun],
      ['records-1', city],
    ] as const)
      expect([account, (await records(account, meals, district)).status]).toEqual([account, 403])
    expect((await records('', meals)).status).toBe(401)
    expect((await records('records-1', meals, wuxing, { purpose: '' })).status).toBe(400)
    expect((await records('records-1', meals, wuxing, { purpose: '张三想看' })).status).toBe(409)
    expect((await records('records-1', 'elderly-care.no-such')).status).toBe(404)
    // A use that was refused is none.
    expect(await entriesOf('records-read')).toEqual([])
  })

  it('with the role reads the records as the command line explains them, and the use is in the chain before', async () => {
    const answer = await records('records-1')
    const data = (await answer.json()) as { readonly seq: number; readonly counted: readonly object[] }
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'private, no-store'])
    expect(data).toMatchObject({
      audience: 'internal',
      indicator: meals,
      period: month,
      counted: [
        {
          all: 2,
          records: [
            { key: { site: `${wuxing}-1` }, month, contributes: 1, source: '吴兴助餐点.csv', line: 3 },
            { key: { site: `${wuxing}-2` }, month, contributes: 1, line: 4 },
          ],
        },
      ],
    })
    expect(await entriesOf('records-read')).toMatchObject([{ seq: data.seq, actor: 'records-1' }])
    const key = { 'idempotency-key': 'records-once-1' }
    expect(
      (await office.send('records-1', 'POST', `/v1/records/${meals}/${wuxing}`, { purpose: '核查' }, key)).status,
    ).toBe(400)
    // The auditor, who reads no record, reads who did.
    const { uses } = (await read('/v1/records/uses')).data as { uses: readonly object[] }
    expect(uses).toMatchObject([
      {
        seq: data.seq,
        actor: 'records-1',
        indicator: meals,
        district: wuxing,
        period: month,
        datasets: ['meal-sites'],
        records: 2,
        purpose: '核查',
        approvedBy: null,
        emergency: null,
      },
    ])
    expect(((await read('/v1/records/uses', 'wuxing-1')).data as { uses: readonly object[] }).uses).toEqual([])
    expect((await read('/v1/records/uses', '')).status).toBe(401)
  })

  it('finds that records of minors were read with the approval of another account, for the purpose that it approved', async () => {
    expect((await records('records-1', children)).status).toBe(403)
    const approve = (account: string, body: object = {}) =>
      office.send(account, 'POST', '/v1/records/approvals', {
        actor: 'records-1',
        district: wuxing,
        indicator: children,
        purpose: '核查',
        until: until.toISOString(),
        ...body,
      })
    expect((await approve('records-1')).status).toBe(403)
    expect((await approve('approver-1', { indicator: meals })).status).toBe(400)
    const late = new Date(Date.now() + 8 * 86_400_000).toISOString()
    expect((await approve('approver-1', { until: late })).status).toBe(403)
    expect((await approve('approver-1')).status).toBe(201)
    expect(await entriesOf('records-approval')).toMatchObject([{ actor: 'approver-1' }])
    expect((await records('records-1', children)).status).toBe(200)
    // For this alone.
    expect((await records('records-1', children, wuxing, { purpose: '审计' })).status).toBe(403)
    expect((await records('records-1', children, townshipOf(wuxing))).status).toBe(403)
    const uses = async () => ((await read('/v1/records/uses', 'approver-1')).data as { uses: readonly object[] }).uses
    expect(await uses()).toMatchObject([{ actor: 'records-1', indicator: children, approvedBy: 'approver-1' }])
    // Who may not approve any more has approved nothing.
    const [grant] = await office.store.access.grants('approver-1')
    await office.store.access.revoke({ id: grant!.id, by: 'security-1', reason: '离职' })
    expect((await records('records-1', children)).status).toBe(403)
    await office.store.access.grant({
      actor: 'approver-1',
      role: 'records-approver',
      district: city,
      until,
      by: 'security-1',
    })
  })

  it('gets notice of an emergency, which a second person has opened for some hours', async () => {
    const open = (account: string, body: object = {}) =>
      office.send(account, 'POST', '/v1/records/emergencies', {
        actor: 'wuxing-1',
        district: wuxing,
        reason: '核查',
        until: until.toISOString(),
        ...body,
      })
    expect((await open('wuxing-1')).status).toBe(403)
    expect((await open('approver-1', { actor: 'approver-1' })).status).toBe(403)
    const long = new Date(Date.now() + 5 * 3_600_000).toISOString()
    expect((await open('approver-1', { until: long })).status).toBe(403)
    expect((await records('wuxing-1')).status).toBe(403)
    expect((await open('approver-1')).status).toBe(201)
    expect((await records('wuxing-1')).status).toBe(200)
    for (const account of ['auditor-1', 'approver-1']) {
      const { uses } = (await read('/v1/records/uses', account)).data as { uses: readonly object[] }
      expect(uses[0]).toMatchObject({
        actor: 'wuxing-1',
        emergency: { reason: '核查', second: 'approver-1' },
      })
    }
    const notices = office.logged.filter((line) => line.includes('records were read in an emergency'))
    expect(notices).toHaveLength(1)
    expect(JSON.parse(notices[0]!)).toMatchObject({ by: 'wuxing-1', second: 'approver-1' })
    expect(office.logged.join('')).not.toContain(`${wuxing}-1`)
  })

  it('proves the chain, and the release in it, from what the API gave alone', async () => {
    const { data } = await read('/v1/chain/head')
    const { head } = data as { head: { readonly seq: number; readonly hash: string } }
    const chain = (await read('/v1/chain')).text
    const verify = (text: string) => verifyChain(new Blob([text]).stream(), { head: head.hash })
    expect(await verify(chain)).toMatchObject({ lines: head.seq, faults: [], head })
    const lines = chain.split('\n')
    const forged = chain.replace('"actor":"wuxing-1"', '"actor":"wuxing-2"')
    for (const changed of [lines.slice(1).join('\n'), lines.toSpliced(2, 1).join('\n'), forged])
      expect((await verify(changed)).faults.length).toBeGreaterThan(0)
    // The release's own head is an entry of it, and the file of its figures has the digest that the release states.
    const made = (await read('/v1/releases/1', '')).data as {
      readonly seq: number
      readonly head: string
      readonly published: { readonly count: number; readonly digest: string }
    }
    expect(readEntry(lines[made.seq - 1]!)).toMatchObject({ seq: made.seq, hash: made.head, kind: 'release' })
    const figures = (await read('/v1/releases/1/figures', '')).text
    expect([sha256(figures), figures.trimEnd().split('\n').length]).toEqual([
      made.published.digest,
      made.published.count,
    ])
    expect((await read('/v1/chain', 'wuxing-1')).status).toBe(403)
  })
})

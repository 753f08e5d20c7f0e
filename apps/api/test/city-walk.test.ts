import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { huzhou } from '@minzheng/huzhou'
import { services } from './databases.js'
import { mealSites, townshipOf } from './meal-sites-file.js'
import { city, meals, openOffice, wuxing, type Office } from './office.js'

const month = '2024-01'
const counties = huzhou.catalogue.districts.children(city).map(({ code }) => code)
const until = new Date(Date.now() + 3_600_000).toISOString()

describe.each(services)('A city officer, on $name', { timeout: 300_000 }, (service) => {
  let office: Office
  beforeAll(async () => {
    office = await openOffice(service)
  }, 120_000)
  afterAll(() => office.close())

  const lastEntry = async () => {
    let last: unknown
    for await (const batch of office.store.chain.entries({})) last = batch.at(-1) ?? last
    return last as { readonly kind: string; readonly actor: string }
  }
  const stampOf = async (district: string) => {
    const cookie = await office.signIn('reviewer-1')
    const { months } = (await (await office.get(`/v1/months?month=${month}`, { cookie })).json()) as {
      months: { district: string; stamp: string }[]
    }
    return months.find((each) => each.district === district)!.stamp
  }
  const move = (account: string, to: string, district: string, headers: Readonly<Record<string, string>> = {}) =>
    office.send(account, 'POST', `/v1/months/${month}/${to}`, { district }, headers)

  it('gets the counties’ accounts from a security administrator, who grants itself nothing', async () => {
    const grant = (account: string, actor: string, district: string, key?: string) =>
      office.send(
        account,
        'POST',
        '/v1/grants',
        { actor, role: 'county-officer', district, until },
        key === undefined ? {} : { 'idempotency-key': key },
      )
    for (const county of counties.filter((each) => each !== wuxing)) {
      const made = await grant('security-1', `officer-${county}`, county, `grant-${county}`)
      expect(made.status).toBe(201)
      expect(await lastEntry()).toMatchObject({ kind: 'grant', actor: 'security-1' })
      const again = await grant('security-1', `officer-${county}`, county, `grant-${county}`)
      expect(await again.json()).toEqual(await made.json())
    }
    expect((await office.store.access.grants(`officer-${counties.at(-1)!}`)).length).toBe(1)
    expect((await grant('security-1', 'security-1', city)).status).toBe(403)
    expect((await grant('city-1', 'friend-1', wuxing)).status).toBe(403)
    const extra = (await (await grant('security-1', 'leaver-1', wuxing)).json()) as { id: number }
    const revoked = await office.send('security-1', 'POST', `/v1/grants/${extra.id}/revoke`, { reason: '离职' })
    expect(await revoked.json()).toMatchObject({ actor: 'leaver-1', revokedBy: 'security-1', revokedReason: '离职' })
    expect(await lastEntry()).toMatchObject({ kind: 'grant', actor: 'security-1' })
    const cookie = await office.signIn('security-1')
    const { grants } = (await (await office.get('/v1/grants', { cookie })).json()) as { grants: { actor: string }[] }
    expect(grants.map(({ actor }) => actor)).not.toContain('leaver-1')
  })

  it('makes a token whose secret is shown once, and ends it', async () => {
    const scopes = [{ action: 'read-figures', district: city }]
    const made = await office.send('city-1', 'POST', '/v1/tokens', { name: 'nightly', scopes, until })
    const { id, secret } = (await made.json()) as { id: string; secret: string }
    const bearer = { authorization: `Bearer ${secret}` }
    const listed = await (await office.get('/v1/tokens', bearer)).text()
    expect(listed).toContain(id)
    expect(listed).not.toContain(secret)
    expect(listed).not.toContain('hash')
    // A program makes no tokens, and nothing keeps a secret.
    expect((await office.send('', 'POST', '/v1/tokens', { name: 'more', scopes, until }, bearer)).status).toBe(403)
    const kept = { 'idempotency-key': 'token-nightly-1' }
    expect((await office.send('city-1', 'POST', '/v1/tokens', { name: 'kept', scopes, until }, kept)).status).toBe(400)
    expect((await office.send('wuxing-1', 'DELETE', `/v1/tokens/${id}`)).status).toBe(403)
    expect((await office.send('city-1', 'DELETE', `/v1/tokens/${id}`)).status).toBe(200)
    expect(await lastEntry()).toMatchObject({ kind: 'token', actor: 'city-1' })
    expect((await office.get('/v1/tokens', bearer)).status).toBe(401)
  })

  it('gets the months of the counties, reviewed by another account that has looked at this very state', async () => {
    for (const county of counties) {
      const rows = [1, 2].map((at) => ({
        site: `${county}-${at}`,
        district: townshipOf(county),
        openedOn: '2024-01-05',
      }))
      const file = { name: `${county}.csv`, content: mealSites(county, month, rows) }
      expect((await office.upload('city-1', '', file)).status).toBe(200)
      const owner = county === wuxing ? 'wuxing-1' : `officer-${county}`
      const { secret } = await office.store.tokens.mint({
        name: 'submit',
        owner,
        scopes: [{ action: 'submit-month', district: county, domain: null }],
        until: new Date(until),
      })
      const submitted = await move('', 'submit', county, { authorization: `Bearer ${secret}` })
      expect([submitted.status, await submitted.json()]).toMatchObject([200, { state: 'submitted' }])
      expect(await lastEntry()).toMatchObject({ kind: 'month', actor: owner })
    }
    expect((await move('city-1', 'submit', city)).status).toBe(200)
    // Who has submitted a month does not review it, whatever it is granted.
    expect((await move('city-1', 'review', city, { 'if-match': '*' })).status).toBe(403)
    await office.store.access.grant({
      actor: 'city-1',
      role: 'reviewer',
      district: city,
      until: new Date(until),
      by: 'security-1',
    })
    const own = await move('city-1', 'review', city, { 'if-match': '*' })
    expect([own.status, JSON.stringify(await own.json())]).toEqual([403, expect.stringContaining('上报人')])

    // It comes back once, and is submitted again: what was looked at before is not what is reviewed.
    const seen = await stampOf(wuxing)
    const sent = await office.send('reviewer-1', 'POST', `/v1/months/${month}/send-back`, {
      district: wuxing,
      reason: '漏报',
    })
    expect([sent.status, await sent.json()]).toMatchObject([200, { state: 'open' }])
    expect(await lastEntry()).toMatchObject({ kind: 'month', actor: 'reviewer-1' })
    const stale = { 'if-match': `"${seen}"`, 'idempotency-key': 'review-of-one-county' }
    expect((await move('reviewer-1', 'review', wuxing, stale)).status).toBe(412)
    expect((await move('wuxing-1', 'submit', wuxing)).status).toBe(200)
    expect((await move('reviewer-1', 'review', wuxing)).status).toBe(428)
    const again = await move('reviewer-1', 'review', wuxing, stale)
    // Nothing was done, so the same key is asked again, not answered from what was kept.
    expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([412, null])
    for (const district of [...counties, city]) {
      const stamp = { 'if-match': `"${await stampOf(district)}"` }
      const reviewed = await move('reviewer-1', 'review', district, stamp)
      expect([reviewed.status, await reviewed.json()]).toMatchObject([200, { state: 'reviewed' }])
      expect(await lastEntry()).toMatchObject({ kind: 'month', actor: 'reviewer-1' })
    }
    // Who is not of the city locks nothing.
    expect((await move('wuxing-1', 'lock', wuxing, { 'if-match': '*' })).status).toBe(403)
  })

  it('locks them; then a file changes them as a revision only', async () => {
    for (const district of [...counties, city]) {
      const locked = await move('city-1', 'lock', district, { 'if-match': `"${await stampOf(district)}"` })
      expect([locked.status, await locked.json()]).toMatchObject([200, { state: 'locked' }])
    }
    expect(await lastEntry()).toMatchObject({ kind: 'month', actor: 'city-1' })
    const rows = [1, 2, 3].map((at) => ({
      site: `${wuxing}-${at}`,
      district: townshipOf(wuxing),
      openedOn: '2024-01-05',
    }))
    const file = { name: '补.csv', content: mealSites(wuxing, month, rows) }
    const dry = await office.upload('wuxing-1', '?dry-run=true', file)
    expect(await dry.json()).toMatchObject({ files: [{ accepted: 3, locked: [{ month, district: wuxing }] }] })
    const refused = await office.upload('wuxing-1', '', file)
    expect([refused.status, await refused.text()]).toMatchObject([409, expect.stringContaining(month)])
    const why = `?revision=${encodeURIComponent('漏报')}`
    expect((await office.upload('wuxing-1', why, file)).status).toBe(403)
    expect((await office.upload('city-1', why, file)).status).toBe(200)
    const open = await office.send('city-1', 'POST', `/v1/months/${month}/reopen`, {
      district: wuxing,
      reason: '漏报',
      until: new Date(Date.now() + 3_600_000).toISOString(),
    })
    expect([open.status, await open.json()]).toMatchObject([200, { state: 'open' }])
    expect(await lastEntry()).toMatchObject({ kind: 'month', actor: 'city-1' })
    const history = await office.store.months.history()
    expect(history.map((each) => each.move)).toEqual(expect.arrayContaining(['send-back', 'reopen', 'revise']))
    for (const [account, to] of [
      ['wuxing-1', 'submit'],
      ['reviewer-1', 'review'],
      ['city-1', 'lock'],
    ] as const)
      expect((await move(account, to, wuxing, { 'if-match': '*' })).status).toBe(200)
  })

  it('releases the month, and a stranger reads it', async () => {
    expect((await office.send('wuxing-1', 'POST', '/v1/releases', { month })).status).toBe(403)
    const early = await office.ended(
      'city-1',
      await office.send('city-1', 'POST', '/v1/releases', { month: '2024-02' }),
    )
    expect(early).toMatchObject({ state: 'failed', problem: { status: 409 } })
    await office.settled()
    const once = { 'idempotency-key': 'release-2024-01' }
    const accepted = await office.send('city-1', 'POST', '/v1/releases', { month, notes: '' }, once)
    expect(accepted.status).toBe(202)
    const again = await office.send('city-1', 'POST', '/v1/releases', { month, notes: '' }, once)
    expect(again.headers.get('location')).toBe(accepted.headers.get('location'))
    const cookie = await office.signIn('city-1')
    const events = await (await office.get(`${accepted.headers.get('location')!}/events`, { cookie })).text()
    // Whether the work had begun or ended when the stream was opened is a matter of time; its end is not.
    expect(events.trimEnd().split('\n\n').at(-1)).toMatch(/^id: 2\.\d+\nevent: done\ndata: \{.*"release":1/)
    expect(await office.ended('city-1', accepted)).toMatchObject({ state: 'done', result: { release: 1 } })
    const entries: { readonly kind: string; readonly actor: string }[] = []
    for await (const batch of office.store.chain.entries({})) entries.push(...batch)
    expect(entries.filter(({ kind }) => kind === 'release')).toMatchObject([{ actor: 'city-1' }])
    // Whoever could not ask for it does not watch it.
    const other = { cookie: await office.signIn('wuxing-1') }
    expect((await office.get(accepted.headers.get('location')!, other)).status).toBe(404)
    const { figures } = (await (
      await office.get(`/v1/figures?indicator=${meals}&period=${month}&district=${city},${wuxing}`)
    ).json()) as { figures: { district: string; value: number }[] }
    expect(figures.map(({ district, value }) => [district, value])).toEqual([
      [city, 2 * counties.length + 1],
      [wuxing, 3],
    ])
  })
})

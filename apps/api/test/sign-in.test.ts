import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Browser } from './browser.js'
import { databases } from './databases.js'
import { subjectOf } from './identity-provider.js'
import { landSites, meals, wuxing } from './office.js'
import { host, openProvidedOffice, type ProvidedOffice } from './signing-in.js'

const live = `/v1/figures?indicator=${meals}&period=2024&audience=internal&district=${wuxing}`

describe.each(databases)('Signing in at an identity provider, on $name', { timeout: 60_000 }, (database) => {
  let office: ProvidedOffice
  beforeAll(async () => {
    office = await openProvidedOffice(database)
    await landSites(office.store, wuxing, ['2024-03'])
  }, 120_000)
  afterAll(() => office.close())

  const cookieOf = (browser: Browser) => browser.cookies(host)

  it('leads through the page of the provider to a session of the account that the provider names', async () => {
    const browser = await office.signIn('wuxing-1')
    console.log(browser.visited, browser.page.body.slice(0, 500), office.logged)
    const cookie = cookieOf(browser)
    const me = await office.get('/v1/session', { cookie })
    expect([me.status, await me.json()]).toMatchObject([200, { actor: 'wuxing-1', kind: 'session' }])
    expect((await office.get(live, { cookie })).status).toBe(200)
  })
})

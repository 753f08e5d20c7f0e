import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { databases } from './databases.js'
import { landSites, meals, openOffice, wuxing, type Office } from './office.js'

const sent = 'zhang-san-sent-this'

describe.each(databases)('What nobody can mean is refused, on $name', { timeout: 120_000 }, (database) => {
  let office: Office
  beforeAll(async () => {
    office = await openOffice(database)
    await landSites(office.store, wuxing, ['2024-01'])
  }, 120_000)
  afterAll(() => office.close())

  /** Asks as an officer of the city; the answer is a refusal that repeats nothing. */
  async function refused(path: string, body?: string, status = 400): Promise<string> {
    const cookie = await office.signIn('city-1')
    const json = { 'content-type': 'application/json', origin: office.serving.url }
    const url = `${office.serving.url}${path}`
    const response = await (body === undefined
      ? fetch(url, { headers: { cookie } })
      : fetch(url, { method: 'POST', headers: { cookie, ...json }, body }))
    const text = await response.text()
    expect([path, response.status, text]).toEqual([path, status, expect.any(String)])
    expect(text).not.toContain(sent)
    return text
  }

  it('a source that has not landed, and moments that are exchanged', async () => {
    const figures = `/v1/figures?indicator=${meals}&district=${wuxing}&period=2024`
    expect(await refused(`${figures}&asOf=999`)).toContain('没有第999号文件')
    expect(await refused(`/v1/moves/${meals}/${wuxing}?from=999&to=1&period=2024`)).toContain('must have landed')
    expect(await refused(`/v1/moves/${meals}/${wuxing}?from=2027-01-01&to=1&period=2024`)).toContain('exchange them')
  })

  it('names that every object has, as a variant or a category', async () => {
    for (const name of ['__proto__', 'constructor', 'hasOwnProperty', 'toString']) {
      const path = `/v1/explanations/${meals}/${wuxing}?period=2024`
      expect(await refused(`${path}&variant=${name}`)).toContain('there are: standard')
      for (const part of [name, `${name}=x`, `x=${name}`])
        expect(await refused(`${path}&part=${part}`)).toContain('the category must be one of the indicator')
    }
  })

  it('a text that no database keeps, in a path, a query, a cursor and a body', async () => {
    const must = 'must have no U+0000'
    expect(await refused('/v1/plans/%00')).toContain(must)
    expect(await refused('/v1/alerts?rule=a%00b')).toContain(must)
    const cursor = Buffer.from(JSON.stringify(['a\0', 'b', null, 'c', 'd', null])).toString('base64url')
    expect(await refused(`/v1/figures?cursor=${cursor}`)).toContain('must be the cursor of an earlier answer')
    const act = '"kind":"delete","dataset":"meal-sites","office":"330502","through":"2024-12","reason":"漏报"'
    for (const text of ['\\u0000', '\\ud800', 'a\\udfff']) {
      expect(await refused('/v1/acts', `{${act},"key":{"site":"${text}"}}`)).toContain(must)
      expect(await refused('/v1/acts', `{${act},"key":{"${text}":"S1"}}`)).toContain(must)
    }
    expect(await refused('/v1/acts', `{"kind":${'['.repeat(100)}${']'.repeat(100)}}`)).toContain('32 levels')
  })

  it('a time that no calendar of an office has', async () => {
    const must = 'must be in the years from 1900 to 9999'
    for (const time of ['-271821-04-20T00:00:00Z', '9999-12-31T23:59:59-14:00', '1899-12-31T23:59:59Z']) {
      const text = encodeURIComponent(time)
      expect(await refused(`/v1/figures?updatedAfter=${text}`)).toContain(must)
      expect(await refused(`/v1/figures?asOf=${text}`)).toContain(must)
    }
    expect(await refused('/v1/figures?asOf=1000-01-01')).toContain(must)
  })

  it('all live figures of a city at once', async () => {
    const flow = '/sdmx/data/dataflow/MINZHENG/CIVIL_AFFAIRS/1.0.0'
    for (const path of [flow, flow.replace('data', 'availability'), '/v1/figures?within=330500&part=*&format=csv'])
      expect(await refused(path, undefined, 413)).toContain('name fewer indicators, districts or periods')
    const cookie = await office.signIn('city-1')
    const one = await fetch(`${office.serving.url}${flow}/*.*._T.330502`, { headers: { cookie } })
    expect(one.status).toBe(200)
    await one.body?.cancel()
  })

  it('a name that is none is answered with those that there are, and never repeated', async () => {
    expect(await refused(`/v1/returns?month=2024-12&dataset=${sent}`)).toContain('there are: ')
    expect(await refused(`/v1/explanations/${meals}/${wuxing}?variant=${sent}`)).toContain('there are: standard')
    expect(await refused(`/v1/explanations/${meals}/${wuxing}?part=${sent}`)).toContain('the category must be one')
    expect(await refused(`/v1/figures?indicator=elderly-care.${sent}`)).toContain('the indicator must be one')
    const act = '"dataset":"meal-sites","office":"330502","through":"2024-12","reason":"漏报"'
    expect(await refused('/v1/acts', `{"kind":"delete",${act},"key":{"${sent}":7}}`)).toContain('must have texts')
    await refused('/v1/acts', `{"kind":"correct",${act},"key":{"site":"${wuxing}-0"},"changes":{"${sent}":"1"}}`)
  })
})

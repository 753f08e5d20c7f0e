import exceljs from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
// @boundaries-ignore the release that the command line's doors are tested with
import { meals, plantedRelease } from '../../cli/test/planted-release.js'
import { databases } from './databases.js'
import { city, landSites, openOffice, release, wuxing, type Office } from './office.js'

describe.each(databases)('A figure beside earlier ones, on $name', { timeout: 120_000 }, (database) => {
  let office: Office
  beforeAll(async () => {
    office = await openOffice(database)
    await landSites(office.store, wuxing, ['2024-01', '2024-02', '2024-03', '2024-03'])
    await office.settled()
    await release(office.store, plantedRelease(1, 3))
  }, 120_000)
  afterAll(() => office.close())

  const read = async (account: string | null, path: string) => {
    const headers = account === null ? {} : { cookie: await office.signIn(account) }
    return office.get(path, headers)
  }

  it('has the sum of the year to the month before, and says that nothing was returned last year', async () => {
    const of = async (month: string) =>
      (await (await read('wuxing-1', `/v1/comparisons/${meals}/${wuxing}?month=${month}`)).json()) as {
        readonly figures: readonly { readonly current: { readonly value: number } }[]
      }
    const [february, march] = [await of('2024-02'), await of('2024-03')]
    const [was, is] = [february.figures[0]!.current.value, march.figures[0]!.current.value]
    expect(march.figures[0]).toMatchObject({
      current: { period: '2024-01/2024-03' },
      previous: { period: '2024-01/2024-02', value: was, difference: is - was, why: null },
      lastYear: { period: '2023-01/2023-03', value: null, difference: null, change: null, why: { zh: '未报送' } },
    })
    expect((await of('2024-01')).figures[0]).toMatchObject({
      previous: { period: null, value: null, why: { zh: '年初第一个月，没有上期' } },
    })
  })

  it('of a hidden figure has no number and no outlook, for whoever reads the release', async () => {
    const answer = await read(null, `/v1/comparisons/${meals}/${wuxing}?month=2024-12`)
    expect(answer.status).toBe(200)
    const data = (await answer.json()) as {
      readonly outlook: object
      readonly figures: readonly { readonly current: { readonly value: number | null }; readonly lastYear: object }[]
    }
    expect(data.outlook).toMatchObject({ value: null, low: null, high: null })
    for (const { current, lastYear } of data.figures)
      if (current.value === null) expect(lastYear).toMatchObject({ difference: null, change: null })
  })

  it('is refused for another county', async () => {
    expect((await read('wuxing-1', `/v1/comparisons/${meals}/${city}?month=2024-03&audience=internal`)).status).toBe(
      403,
    )
  })

  it('leaves in a workbook as it does in JSON: numbers as numbers, hidden ones as words', async () => {
    for (const [account, audience] of [
      [null, 'public'],
      ['city-1', 'internal'],
    ] as const) {
      const path = `/v1/boards/huzhou-2024?audience=${audience}`
      const board = (await (await read(account, path)).json()) as {
        readonly districts: readonly { readonly code: string }[]
        readonly rows: readonly {
          readonly unit: { readonly zh: string }
          readonly cells: readonly {
            readonly district: string
            readonly shown: { readonly zh: string }
            readonly observation: { readonly value: number | null }
          }[]
        }[]
      }
      const file = await read(account, `${path}&format=xlsx`)
      expect(file.headers.get('content-disposition')).toContain(audience)
      const workbook = new exceljs.Workbook()
      await workbook.xlsx.load(await file.arrayBuffer())
      const sheet = workbook.worksheets[0]!
      const first =
        Array.from({ length: 20 }, (_, at) => at + 1).find((at) => sheet.getCell(at, 1).value === '事项')! + 2
      for (const [down, row] of board.rows.entries())
        for (const [across, { code }] of board.districts.entries()) {
          const found = row.cells.find(({ district }) => district === code)
          const shown = sheet.getCell(first + down, 6 + across * 4).value
          if (found === undefined) expect(shown).toBeNull()
          else if (found.observation.value === null) expect(typeof shown).not.toBe('number')
          else if (row.unit.zh !== '阶段') expect(shown).toBe(Number(found.shown.zh.replaceAll(',', '')))
        }
    }
  })
})

import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { catalogue, dataset, day, districtCode, domain, text, type Catalogue } from '@minzheng/core'
import { importFile } from '@minzheng/ingest'
import { writeTemplate } from '@minzheng/ingest/workbooks'
import { huzhouCatalogue } from '@minzheng/huzhou'
import type { LandedRow, Landing, RefusedRow } from '@minzheng/store'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'minzheng-catalogue-files-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true })
})

async function read(
  path: string,
  from: Catalogue,
  name?: string,
  returns?: { readonly district: string; readonly period: string },
) {
  const records: LandedRow[] = []
  const refused: RefusedRow[] = []
  const land = async (_source: unknown, write: (landing: Landing) => Promise<void>) => {
    await write({
      records: async (rows) => void records.push(...rows),
      quarantine: async (rows) => void refused.push(...rows),
      returns: async () => {},
      full: async () => {},
    })
    return {
      landedBefore: false,
      accepted: records.length,
      changed: records.length,
      added: records.length,
      absent: { count: 0, keys: [] },
      hidden: 0,
      follows: [],
      outrankedBy: [],
      holdingBack: 0,
      cells: 0,
      refused: refused.length,
      reasons: {},
    }
  }
  const options = {
    catalogue: from,
    store: { land },
    pseudonymKey: createHash('sha256').update('key 1').digest(),
    today: '2025-06-30',
  }
  return {
    records,
    refused,
    report: await importFile(path, {
      ...options,
      ...(name === undefined ? {} : { dataset: name }),
      ...(returns === undefined ? {} : { returns }),
    }),
  }
}

describe('villages of Huzhou by name', () => {
  const sites = dataset({
    name: 'sites',
    title: { zh: '点位', en: 'Sites' },
    counts: 'site',
    fields: { site: text('编号', 'Site'), district: districtCode(), openedOn: day('启用日期', 'Opened on') },
    key: ['site'],
    time: { kind: 'flow', on: 'openedOn' },
  })
  const own = catalogue(
    [domain({ name: 'test', title: { zh: '试验', en: 'Test' }, datasets: [sites], indicators: [] })],
    huzhouCatalogue.districts,
  )

  it('37 names mean several villages: each is refused alone, and each village is found with its township', async () => {
    const villages = huzhouCatalogue.districts.atLevel('330500', 'village')
    const counts = new Map<string, number>()
    for (const { name } of villages) counts.set(name, (counts.get(name) ?? 0) + 1)
    const shared = villages.filter(({ name }) => counts.get(name)! > 1)
    expect(new Set(shared.map(({ name }) => name)).size).toBe(37)
    const path = join(folder, '村名.csv')
    const rows = shared.flatMap(({ code, name }) => [
      `${code},${huzhouCatalogue.districts.ancestorAt(code, 'county')!.name},${huzhouCatalogue.districts.ancestorAt(code, 'township')!.name},${name},2024-01-01`,
      `${code}-alone,,,${name},2024-01-01`,
    ])
    await writeFile(path, ['编号,县(区),乡镇(街道),村(社区),启用日期', ...rows].join('\n'))
    const { records, refused } = await read(path, own)
    expect(records).toHaveLength(shared.length)
    for (const { record } of records) expect(record['district']).toBe(record['site'])
    expect(refused).toHaveLength(shared.length)
    expect(new Set(refused.map(({ code, column }) => `${code} ${column}`))).toEqual(
      new Set(['district-ambiguous 村(社区)']),
    )
  })
})

describe('the datasets of the catalogue', () => {
  it('are found by their headers alone; those of one shape share a header, and then the file is refused', async () => {
    const all = [...huzhouCatalogue.datasets.values()].map(({ name, facts }) => ({
      name,
      header: Object.values(facts)
        .map(({ title }) => title.zh)
        .join(','),
    }))
    for (const { name, header } of all) {
      const path = join(folder, `${name}.csv`)
      await writeFile(path, `${header}\n`)
      const told = await read(path, huzhouCatalogue).then(
        ({ report }) => report.dataset,
        (error: unknown) => String(error),
      )
      const alike = all.filter((other) => other.header === header)
      if (alike.length === 1 && told === name) continue
      expect(told).toMatch(/fit .* equally; name the dataset/)
      for (const other of alike) expect(told).toContain(other.name)
    }
  })

  it('have templates that the importer recognises by their headers', { timeout: 60_000 }, async () => {
    for (const name of [...huzhouCatalogue.datasets.keys()].filter((_, index) => index % 8 === 0)) {
      const to = join(folder, `${name}.xlsx`)
      await writeTemplate({ catalogue: huzhouCatalogue, dataset: name, to })
      // A template says 全量; the clerk fills in office and month.
      const { reportedBy } = huzhouCatalogue.dataset(name)
      const returns = { district: reportedBy === 'city' ? '330500' : '330502', period: '2024-05' }
      expect((await read(to, huzhouCatalogue, name, returns)).report).toMatchObject({
        dataset: name,
        read: 0,
        unknown: [],
        ignoredSheets: ['填写说明'],
      })
    }
  })
})

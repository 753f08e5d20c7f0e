import { createHash } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { evaluate, type AnyRecord, type Return } from '@minzheng/core'
import { hasFigure } from '@minzheng/core/evaluation'
import { importFile } from '@minzheng/ingest'
import { huzhouCatalogue } from '@minzheng/huzhou'
import { writeSample } from '@minzheng/sample'
import type { Landing, Source } from '@minzheng/store'

const county = '330523'
/** Left out, as they are most of the rows and like the others. */
const large = ['meal-days', 'monitored-persons', 'caregivers']

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'minzheng-formats-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true })
})

/** What the importer makes of the sample of one county, written in one format throughout. */
async function read(as: 'csv' | 'xlsx') {
  const at = join(folder, as)
  await writeSample(at, huzhouCatalogue, {
    seed: 11,
    as,
    only: ({ dataset, district }) => district === county && !large.includes(dataset),
  })
  const records: Record<string, AnyRecord[]> = {}
  const returns: Return[] = []
  const reasons: Record<string, number> = {}
  const land = async (source: Source, write: (landing: Landing) => Promise<void>) => {
    const byKey = new Map<string, AnyRecord>()
    await write({
      records: async (rows) => {
        for (const { record } of rows) {
          const key = JSON.stringify(huzhouCatalogue.dataset(source.dataset).key.map((field) => record[field]))
          if (!byKey.has(key)) byKey.set(key, record)
        }
      },
      quarantine: async (rows) => {
        for (const { code } of rows)
          reasons[`${source.dataset} ${code}`] = (reasons[`${source.dataset} ${code}`] ?? 0) + 1
      },
      full: async () => {},
      returns: async (given) => {
        returns.push(...given.map((each) => ({ ...each, dataset: source.dataset })))
      },
    })
    records[source.dataset] = [...(records[source.dataset] ?? []), ...byKey.values()]
    const accepted = byKey.size
    return {
      landedBefore: false,
      accepted,
      changed: accepted,
      added: accepted,
      absent: { count: 0, keys: [] },
      hidden: 0,
      follows: [],
      outrankedBy: [],
      holdingBack: 0,
      cells: 0,
      refused: 0,
      reasons: {},
    }
  }
  const files = (await readdir(at)).filter((name) => name.endsWith(`.${as}`)).toSorted()
  for (const file of files)
    await importFile(join(at, file), {
      catalogue: huzhouCatalogue,
      store: { land },
      pseudonymKey: createHash('sha256').update('key 1').digest(),
      today: '2025-06-30',
    })
  return { files: files.length, records, returns, reasons, figures: evaluate(huzhouCatalogue, records, returns) }
}

it(
  'the sample as CSV and as XLSX gives the same records, the same refusals and the same observations',
  { timeout: 180_000 },
  async () => {
    const [csv, xlsx] = [await read('csv'), await read('xlsx')]
    expect(csv.files).toBeGreaterThan(10)
    expect(xlsx.files).toBe(csv.files)
    expect(Object.keys(csv.records).length).toBeGreaterThan(10)
    for (const [dataset, records] of Object.entries(csv.records))
      expect(xlsx.records[dataset], dataset).toEqual(records)
    expect(xlsx.returns).toEqual(csv.returns)
    expect(xlsx.reasons).toEqual(csv.reasons)
    let known = 0
    for (const indicator of huzhouCatalogue.indicators.values())
      for (const variant of Object.keys(indicator.variants))
        for (const { code, level } of huzhouCatalogue.districts.within(county))
          if (hasFigure(indicator, level))
            for (const period of ['2024', '2024-Q3', '2024-05']) {
              const [one, other] = [csv.figures, xlsx.figures].map((figures) =>
                figures.observe(indicator.id, code, period, { variant }),
              )
              expect(other).toEqual(one)
              if (one!.value !== null) known += 1
            }
    expect(known).toBeGreaterThan(100)
  },
)

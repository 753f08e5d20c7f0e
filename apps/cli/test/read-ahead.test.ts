import { randomBytes } from 'node:crypto'
import { appendFile, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importWorkbook, type ImportReport } from '@minzheng/ingest'
import { huzhouCatalogue, huzhouConfig } from '@minzheng/huzhou'
import { writeSample } from '@minzheng/sample'
import type { LandingReport, Source, Store } from '@minzheng/store'
import { sampleDataset } from '../src/commands/sample.js'
import { knownFiles } from '../src/session/known-files.js'
import { contentKey, type LandingResult } from '../src/session/landed-contents.js'
import { readAhead } from '../src/read-ahead/read-ahead.js'

const huzhou = { config: huzhouConfig }
const reading = { pseudonymKey: [randomBytes(32)], today: '2026-11-26', options: {} }
const datasetOf = sampleDataset(huzhouCatalogue)
const few = ['children-in-difficulty', 'home-care-centres', 'meal-sites']

let folder: string
let files: readonly string[]
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'minzheng-read-ahead-'))
  await writeSample(folder, huzhouCatalogue, { only: ({ dataset }) => few.includes(dataset) })
  files = (await readdir(folder))
    .filter((name) => /\.(csv|xlsx)$/.test(name))
    .toSorted()
    .map((name) => join(folder, name))
})
afterAll(async () => {
  await rm(folder, { recursive: true })
})

const nothingChanged = {
  changed: 0,
  added: 0,
  absent: { count: 0, keys: [] },
  hidden: 0,
  follows: [],
  outrankedBy: [],
  holdingBack: 0,
  cells: 0,
}

/** Keeps what landed, like a store: the same content once. */
class Remembering implements Pick<Store, 'land'> {
  readonly landed = new Map<string, LandingResult>()
  readonly order: string[] = []
  readonly rows: unknown[] = []
  /** Called with each source before it lands; may throw. */
  before: (source: Source) => void = () => {}

  async land(source: Source, write: Parameters<Store['land']>[1]): Promise<LandingReport> {
    this.before(source)
    const known = this.landed.get(contentKey(source))
    if (known !== undefined) return { ...known, ...nothingChanged, landedBefore: true }
    const rows: unknown[] = []
    let [accepted, refused] = [0, 0]
    await write({
      records: async (some) => void (rows.push(...some), (accepted += some.length)),
      quarantine: async (some) => void (rows.push(...some), (refused += some.length)),
      returns: async (some) => void rows.push(...some),
      full: async (scope) => void rows.push(scope),
    })
    this.order.push(source.name)
    this.rows.push(...rows)
    this.landed.set(contentKey(source), { accepted, refused, reasons: {} })
    return {
      ...nothingChanged,
      accepted,
      changed: accepted,
      added: accepted,
      refused,
      reasons: {},
      landedBefore: false,
    }
  }
}

/** Lands all of some files; a failure is represented by its message. */
async function landAll(
  some: readonly string[],
  store: Remembering,
  landed: Iterable<string> = [],
): Promise<readonly (ImportReport | string)[]> {
  const ahead = readAhead({ source: huzhou, files: some, ...reading }, landed)
  const told: (ImportReport | string)[] = []
  try {
    for (const _ of some)
      told.push(
        ...(await ahead
          .landNext(store, () => {})
          .catch((error: unknown) => [error instanceof Error ? error.message : String(error)])),
      )
  } finally {
    await ahead.close()
  }
  return told
}

async function oneByOne(some: readonly string[], store: Remembering): Promise<readonly ImportReport[]> {
  const reports: ImportReport[] = []
  for (const file of some)
    reports.push(
      ...(await importWorkbook(file, {
        catalogue: huzhouCatalogue,
        store,
        pseudonymKey: reading.pseudonymKey,
        today: reading.today,
        onProgress: () => {},
      })),
    )
  return reports
}

describe('files that are read ahead', () => {
  it('land in order, with the same rows and reports as files that are read one by one', async () => {
    const [ahead, alone] = [new Remembering(), new Remembering()]
    expect(await landAll(files, ahead)).toEqual(await oneByOne(files, alone))
    expect(ahead.order).toEqual(files.map((file) => basename(file)))
    expect(ahead.rows).toEqual(alone.rows)
  })

  it('fail separately: one that is no table, one that is missing, one that the store refuses', async () => {
    const bad = join(folder, 'bad.txt')
    await writeFile(bad, 'no table\n')
    const store = new Remembering()
    store.before = ({ name }) => {
      if (name === basename(files[2]!)) throw new Error('the store refuses it')
    }
    const told = await landAll([files[0]!, bad, files[1]!, join(folder, 'gone.csv'), files[2]!, files[3]!], store)
    expect(told.map((each) => (typeof each === 'string' ? each : each.file))).toEqual([
      basename(files[0]!),
      expect.stringContaining('bad.txt'),
      basename(files[1]!),
      expect.stringContaining('gone.csv'),
      'the store refuses it',
      basename(files[3]!),
    ])
    expect(store.order).toEqual([files[0], files[1], files[3]].map((file) => basename(file!)))
  })

  it('are discarded if their content has landed, even if that is found late', async () => {
    const store = new Remembering()
    const [file] = files
    await oneByOne([file!], store)
    // The first is read before anybody knows; the second comes after the same content of this run.
    const told = await landAll([file!, file!, files[1]!], store)
    expect(told.map((each) => typeof each !== 'string' && [each.file, each.landedBefore, each.read > 0])).toEqual([
      [basename(file!), true, false],
      [basename(file!), true, false],
      [basename(files[1]!), false, true],
    ])
  })

  it('are not read if they are known to have landed', async () => {
    const store = new Remembering()
    const before = await oneByOne(files, store)
    const after = await landAll(files, store, store.landed.keys())
    expect(after).toEqual(await oneByOne(files, store))
    expect(after.map((each) => typeof each !== 'string' && each.accepted)).toEqual(
      before.map(({ accepted }) => accepted),
    )
  })
})

describe('files whose content is known', () => {
  it('are reported without being opened, except one that is compared with the key of pseudonyms', async () => {
    const store = new Remembering()
    await oneByOne(files, store)
    const known = await knownFiles(files, datasetOf, store.landed, huzhouCatalogue)
    const firstWithPersons = files.find((file) => datasetOf(file) === 'children-in-difficulty')
    expect([...known.keys()]).toEqual(files.filter((file) => file !== firstWithPersons))
    const asImported = new Map((await oneByOne(files, store)).map((report) => [report.file, report]))
    for (const { file, dataset, accepted, refused, read, landedBefore } of known.values())
      expect(asImported.get(file)).toMatchObject({ dataset, accepted, refused, read, landedBefore })
  })

  it('are no longer known once their content changes', async () => {
    const store = new Remembering()
    await oneByOne(files, store)
    const changed = files.findLast((file) => file.endsWith('.csv'))!
    await appendFile(changed, '\r\n')
    expect((await knownFiles(files, datasetOf, store.landed, huzhouCatalogue)).has(changed)).toBe(false)
  })
})

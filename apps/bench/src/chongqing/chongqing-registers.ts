import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AnyDataset, AnyRecord, Return } from '@minzheng/core'
import * as ingest from '@minzheng/ingest'
import { huzhouCatalogue } from '@minzheng/huzhou'
import { writeSample } from '@minzheng/sample'
import { landedNowhere } from '../measuring/landed-nowhere.js'
import type { Store } from '@minzheng/store'
import { importFolder } from '../year/import-folder.js'

/**
 * The records of one dataset in the simulated year that the offices of one county of Huzhou, or of the city itself,
 * send.
 */
export interface ReadRegister {
  readonly dataset: string
  /** The county's code; the city's code for records outside any county. */
  readonly place: string
  readonly records: AnyRecord[]
  readonly returns: Omit<Return, 'dataset'>[]
}

/** Reads the simulated year of Huzhou into memory with the importer. */
export async function readRegisters(): Promise<readonly ReadRegister[]> {
  const folder = await mkdtemp(join(tmpdir(), 'minzheng-bench-'))
  const found = new Map<string, ReadRegister>()
  const registerAt = (dataset: string, district: string): ReadRegister => {
    const place = huzhouCatalogue.districts.ancestorAt(district, 'county')?.code ?? district
    const key = `${dataset} ${place}`
    let register = found.get(key)
    if (register === undefined) found.set(key, (register = { dataset, place, records: [], returns: [] }))
    return register
  }
  const land: Store['land'] = async ({ dataset }, write) => {
    let accepted = 0
    await write({
      records: async (rows) => {
        accepted += rows.length
        for (const { record } of rows) registerAt(dataset, String(record['district'])).records.push(record)
      },
      quarantine: async () => {},
      returns: async (returns) => {
        for (const each of returns) registerAt(dataset, each.district).returns.push(each)
      },
      full: async () => {},
    })
    return { ...landedNowhere, accepted, changed: accepted }
  }
  await writeSample(folder, huzhouCatalogue)
  await importFolder(ingest, { store: { land }, catalogue: huzhouCatalogue }, folder)
  await rm(folder, { recursive: true })
  return [...found.values()]
}

/** Copies a record of a county to a county that is modelled on it, with another district, key and person. */
export function copied(dataset: AnyDataset, record: AnyRecord, district: string, county: string): AnyRecord {
  const changed: Record<string, AnyRecord[string]> = { ...record, district }
  for (const [field, { kind }] of Object.entries(dataset.facts)) {
    const value = record[field]
    if (typeof value !== 'string') continue
    if (kind === 'pseudonym') changed[field] = `${county}${value.slice(county.length)}`
    else if (kind === 'text' && dataset.key.includes(field)) changed[field] = `${value}-${county}`
  }
  return changed
}

import type { AnyDataset, AnyRecord, Catalogue, District, Indicator } from '@minzheng/core'
import { districtTree } from '@minzheng/core'
import type { Value } from '@minzheng/core/evaluation'
import { counties as modelCounties, registrars } from './base/calibration.js'
import { creditCheckCharacter, creditCodes } from './base/credit-codes.js'
import { identityNumbers, unassignedAddress } from './base/identity-numbers.js'
import { randomFrom } from './base/random.js'
import { recordsBy, type Recipe } from './base/recipe.js'
import { simulateModel, type Books, type Register, type Year } from './year.js'

type Definitions = Pick<Catalogue, 'districts' | 'datasets' | 'dataset' | 'indicators'>

/** The year that the model is calibrated for. */
const modelYear = 2024
const modelRoot = registrars[0]!.code
const modelCodes = modelCounties.map(({ code }) => code)

/**
 * Simulates a year of any city. Each of its counties does what one of the model's does, over townships and villages of its
 * own; where it has none, the district above takes their place. Datasets that the model does not know get records that
 * their fields allow. The same seed gives the same records.
 */
export function simulateCity(catalogue: Definitions, seed: number, year: number): Year {
  const { districts } = catalogue
  const books: Books = { numbers: identityNumbers(unassignedAddress(districts.root.code)), codes: creditCodes() }
  const found = districts.atLevel(districts.root.code, 'county')
  // A city without counties does their work itself.
  const places = found.length === 0 ? [districts.root] : found
  const roles = new Map<string, string>([[districts.root.code, modelRoot]])
  const registers: Register[] = []
  for (let turn = 0; turn * modelCodes.length < places.length; turn += 1) {
    const group = places.slice(turn * modelCodes.length, (turn + 1) * modelCodes.length)
    group.forEach(({ code }, index) => void (code === districts.root.code || roles.set(code, modelCodes[index]!)))
    const model = modelFor(catalogue, group)
    const labelOf = (code: string): string => model.codes.get(code) ?? code
    const made = simulateModel({ ...catalogue, districts: model.tree }, seed, books, labelOf)
    for (const { dataset, district, records } of made) {
      const own = model.codes.get(district)
      if (own === undefined || (district === modelRoot && turn > 0)) continue
      const told = translated(catalogue.dataset(dataset), records, catalogue, model.codes)
      if (told.length > 0) registers.push({ dataset, district: own, records: told })
    }
  }
  const all: Year = { ...books, registers: merged(catalogue, registers), modelOf: (code) => roles.get(code) ?? code }
  return shifted(catalogue, withOwn(catalogue, all, seed), year)
}

interface ModelCity {
  readonly tree: Definitions['districts']
  /** The district of the city that stands behind a code of the model; none behind a county that only fills a place. */
  readonly codes: ReadonlyMap<string, string>
}

/** The model's districts over some counties of a city; places that no county fills are there, and are left out later. */
function modelFor({ districts }: Definitions, group: readonly District[]): ModelCity {
  const codes = new Map<string, string>([[modelRoot, districts.root.code]])
  const rows: District[] = [{ code: modelRoot, name: districts.root.name, level: 'city', parent: null, kind: '地级市' }]
  modelCodes.forEach((model, index) => {
    const county = group[index]
    rows.push({ code: model, name: county?.name ?? '无', level: 'county', parent: modelRoot, kind: '县' })
    if (county !== undefined) codes.set(model, county.code)
    const townships = county === undefined ? [] : districts.answeringAt(county.code, 'township')
    ;(townships.length === 0 ? [undefined] : townships).forEach((township, at) => {
      const code = `${model}${numbered(at + 1)}`
      rows.push({ code, name: township?.name ?? '无', level: 'township', parent: model, kind: '镇' })
      if (township !== undefined) codes.set(code, township.code)
      const villages = township === undefined ? [] : districts.answeringAt(township.code, 'village')
      let [communities, others] = [0, 200]
      for (const village of villages.length === 0 ? [undefined] : villages) {
        const own = `${code}${numbered(isCommunity(village) && communities < 199 ? (communities += 1) : (others += 1))}`
        rows.push({ code: own, name: village?.name ?? '无', level: 'village', parent: code, kind: '村' })
        if (village !== undefined) codes.set(own, village.code)
      }
    })
  })
  return { tree: districtTree(rows), codes }
}

/** True for a community (居委会): the last three digits of its code are 001 to 199; without such a code, by its kind. */
function isCommunity(village: District | undefined): boolean {
  if (village === undefined) return false
  return village.code.length === 12 ? village.code.slice(9) < '200' : village.kind === '居'
}

const numbered = (index: number): string => String(index).padStart(3, '0')

/** A district's code in a number: `JG990102-001`, `LHT990102001-1`. */
const longCode = /\d{12}|\d{9}|\d{6}/g
const creditCode = /^[0-9A-Z]{18}$/

/** A credit code with the code of another district, which its check character includes. */
function reissued(code: string, ownCode: (code: string) => string): string {
  const first17 = `${code.slice(0, 2)}${ownCode(code.slice(2, 8))}${code.slice(8, 17)}`
  return first17 + creditCheckCharacter(first17)
}

/** Records of the model as those of the city: districts and the numbers that contain them. */
function translated(
  dataset: AnyDataset,
  records: readonly AnyRecord[],
  { indicators }: { readonly indicators: ReadonlyMap<string, Indicator> },
  codes: ReadonlyMap<string, string>,
): readonly AnyRecord[] {
  const ownCode = (code: string): string => codes.get(code) ?? code
  const fields = Object.entries(dataset.facts)
  return records.flatMap((record) => {
    // A task that only another plan has.
    if (typeof record['milestone'] === 'string' && !indicators.has(record['milestone'])) return []
    const made: Record<string, Value> = { ...record }
    for (const [field, { kind }] of fields) {
      const value = record[field]
      if (typeof value !== 'string') continue
      if (kind === 'district') made[field] = ownCode(value)
      else if (kind === 'text')
        made[field] = creditCode.test(value) ? reissued(value, ownCode) : value.replace(longCode, ownCode)
    }
    return [made]
  })
}

/** One register for each office and dataset, each key once: two districts of the model may be one of the city. */
function merged(catalogue: Definitions, registers: readonly Register[]): readonly Register[] {
  const found = new Map<string, { readonly register: Register; readonly records: Map<string, AnyRecord> }>()
  for (const register of registers) {
    const { dataset, district, records } = register
    const place = `${dataset} ${district}`
    const group = found.get(place) ?? { register, records: new Map<string, AnyRecord>() }
    found.set(place, group)
    const { key } = catalogue.dataset(dataset)
    for (const record of records) {
      const id = JSON.stringify(key.map((field) => record[field]))
      if (!group.records.has(id)) group.records.set(id, record)
    }
  }
  return [...found.values()].map(({ register, records }) => ({ ...register, records: [...records.values()] }))
}

/** The number of records that an office has of a dataset that the model does not know. */
const ownRecords = 24

/** The year with records of the datasets that only this catalogue has. */
function withOwn(catalogue: Definitions, year: Year, seed: number): Year {
  const { districts } = catalogue
  const known = new Set(year.registers.map(({ dataset }) => dataset))
  const missing = [...catalogue.datasets.values()].filter(
    ({ name }) => !known.has(name) && name !== 'milestone-progress',
  )
  if (missing.length === 0) return year
  const own = missing.flatMap((dataset) =>
    districts
      .answeringAt(districts.root.code, dataset.reportedBy === 'city' ? 'city' : 'county')
      .map(({ code }): Register => {
        const at: Recipe['at'] =
          dataset.lowestLevel === 'village' || dataset.lowestLevel === 'township' ? dataset.lowestLevel : 'office'
        const hasPlaces = at !== 'office' && districts.atLevel(code, at).length > 0
        const recipe: Recipe = { dataset: dataset.name, at: hasPlaces ? at : 'office', records: ownRecords }
        const random = randomFrom(seed, `${dataset.name} ${code}`)
        return {
          dataset: dataset.name,
          district: code,
          records: recordsBy(recipe, dataset, code, districts, random, year.numbers),
        }
      }),
  )
  return { ...year, registers: [...year.registers, ...own] }
}

/** The same records in another year: days and fields of a year; the 29th of February is the 28th where there is none. */
function shifted(catalogue: Definitions, made: Year, year: number): Year {
  const by = year - modelYear
  if (by === 0) return made
  const dayOf = (day: string): string => {
    const moved = `${Number(day.slice(0, 4)) + by}${day.slice(4)}`
    return moved.endsWith('-02-29') && new Date(`${moved}T00:00:00Z`).toISOString().slice(5, 10) !== '02-29'
      ? `${moved.slice(0, 8)}28`
      : moved
  }
  const registers = made.registers.map((register) => {
    const fields = Object.entries(catalogue.dataset(register.dataset).facts)
    const records = register.records.map((record): AnyRecord => {
      const moved: Record<string, Value> = { ...record }
      for (const [field, { kind }] of fields) {
        const value = record[field]
        // A day of birth is in the number of the person too.
        if (kind === 'day' && typeof value === 'string' && field !== 'bornOn') moved[field] = dayOf(value)
        if (field === 'year' && typeof value === 'number') moved[field] = value + by
      }
      return moved
    })
    return { ...register, records }
  })
  // The 28th and the 29th may have become one day of a key.
  return { ...made, registers: merged(catalogue, registers) }
}

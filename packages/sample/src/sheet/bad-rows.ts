import type { AnyDataset, AnyRecord, DistrictTree } from '@minzheng/core'
import { bornAged } from '../base/days.js'
import type { Format } from '../base/format.js'
import type { Random } from '../base/random.js'
import { dayCell, townshipHeader, villageHeader, type Cell, type SheetColumn } from './sheet.js'
import type { Year } from '../year.js'

/** The deliberate faults in the files, with their words for people. */
export const badRowKinds = {
  'identity-check-digit': '身份证号校验码不符',
  'identity-15-digits': '15位旧身份证号',
  'identity-scientific': '身份证号被写成科学计数法或数值',
  'impossible-day': '日期不存在',
  'unknown-district': '行政区划代码不存在',
  'unknown-village-name': '村(社区)名称不存在',
  'ambiguous-village-name': '村(社区)重名且未填乡镇(街道)',
  'missing-cell': '必填项为空',
  'negative-count': '数量为负',
  'unknown-word': '选项用词不在范围内',
  'credit-code-check': '统一社会信用代码校验码不符',
  'contradicting-duplicate': '与前面同一对象的记录矛盾',
} as const
export type BadRowKind = keyof typeof badRowKinds

/** The bad rows: dataset, office, kind, number. */
const plan: readonly (readonly [dataset: string, district: string, kind: BadRowKind, times: number])[] = [
  ['population', '990102', 'negative-count', 1],
  ['population', '990105', 'unknown-district', 2],
  ['population', '990106', 'missing-cell', 1],
  ['monitored-persons', '990102', 'identity-check-digit', 2],
  ['monitored-persons', '990102', 'contradicting-duplicate', 1],
  ['monitored-persons', '990103', 'identity-15-digits', 2],
  ['monitored-persons', '990104', 'identity-scientific', 2],
  ['monitored-persons', '990104', 'unknown-district', 1],
  ['monitored-persons', '990105', 'impossible-day', 2],
  ['monitored-persons', '990105', 'unknown-word', 1],
  ['monitored-persons', '990106', 'missing-cell', 1],
  ['monitored-persons', '990106', 'contradicting-duplicate', 1],
  ['home-improvements', '990103', 'identity-check-digit', 1],
  ['home-improvements', '990104', 'identity-scientific', 1],
  ['home-improvements', '990105', 'impossible-day', 1],
  ['children-in-difficulty', '990103', 'identity-check-digit', 1],
  ['children-in-difficulty', '990105', 'missing-cell', 1],
  ['children-in-difficulty', '990106', 'unknown-word', 1],
  ['caregivers', '990102', 'identity-15-digits', 1],
  ['caregivers', '990104', 'identity-check-digit', 1],
  ['caregivers', '990105', 'identity-scientific', 1],
  ['caregivers', '990106', 'impossible-day', 1],
  ['elderly-institutions', '990103', 'negative-count', 1],
  ['elderly-institutions', '990104', 'contradicting-duplicate', 1],
  ['kangyang-consortia', '990105', 'unknown-district', 1],
  ['home-care-centres', '990102', 'ambiguous-village-name', 1],
  ['home-care-centres', '990103', 'unknown-village-name', 2],
  ['home-care-centres', '990106', 'impossible-day', 1],
  ['meal-sites', '990104', 'ambiguous-village-name', 1],
  ['meal-sites', '990105', 'unknown-village-name', 1],
  ['meal-sites', '990106', 'missing-cell', 1],
  ['meal-days', '990102', 'negative-count', 2],
  ['meal-days', '990103', 'contradicting-duplicate', 2],
  ['meal-days', '990104', 'unknown-district', 1],
  ['charities', '990100', 'credit-code-check', 1],
  ['trust-filings', '990105', 'missing-cell', 1],
  ['social-organisations', '990100', 'credit-code-check', 2],
  ['social-organisations', '990106', 'unknown-word', 1],
  ['organisation-grades', '990102', 'unknown-word', 1],
  ['zombie-organisations', '990103', 'credit-code-check', 1],
  ['special-funds', '990104', 'impossible-day', 1],
]

/** A row that must be refused, and the row of the register (from 0) before which it is placed. */
export interface BadRow {
  readonly kind: BadRowKind
  readonly before: number
  readonly cells: Cell[]
}

interface Sheet {
  readonly dataset: AnyDataset
  readonly district: string
  readonly records: readonly AnyRecord[]
  readonly columns: readonly SheetColumn[]
  readonly format: Format
}

/**
 * The bad rows of a file, in the order of their places. All are in addition to the correct rows; only a duplicate
 * shares its key with one.
 */
export function badRowsOf(sheet: Sheet, tree: DistrictTree, year: Year, random: Random): BadRow[] {
  return plan
    .filter(
      ([dataset, district, kind]) =>
        dataset === sheet.dataset.name &&
        district === year.modelOf(sheet.district) &&
        (kind !== 'ambiguous-village-name' || sharedVillageName(sheet.district, tree) !== undefined),
    )
    .flatMap(([, , kind, times]) =>
      Array.from({ length: times }, (_, turn): BadRow => {
        const at = random.int(0, sheet.records.length - 1)
        const model = sheet.records[at]!
        const record =
          kind === 'contradicting-duplicate'
            ? contradict(sheet.dataset, model)
            : withFreshKey(sheet.dataset, model, year, random, turn)
        const cells = sheet.columns.map((column) => column.write(record, random, sheet.records.length + turn))
        if (kind !== 'contradicting-duplicate') spoil(kind, cells, record, sheet, tree)
        // A duplicate comes after the row that it contradicts.
        return {
          kind,
          before: random.int(kind === 'contradicting-duplicate' ? at + 1 : 0, sheet.records.length),
          cells,
        }
      }),
    )
    .toSorted((one, other) => one.before - other.before)
}

/** The same record under another key, so that its only fault is the intended one. */
function withFreshKey(dataset: AnyDataset, record: AnyRecord, year: Year, random: Random, turn: number): AnyRecord {
  if (dataset.name === 'population') return { ...record, countedOn: '2024-06-30' }
  for (const field of dataset.key) {
    const value = String(record[field])
    if (field === 'district') continue
    if (dataset.facts[field]!.kind === 'pseudonym')
      return {
        ...record,
        [field]: year.numbers.issue(
          random,
          dataset.name === 'children-in-difficulty' ? bornAged(random, 8, 15) : bornAged(random, 40, 60),
        ),
      }
    if (field === 'creditCode') {
      const kind = value.startsWith('51')
        ? 'association'
        : value.startsWith('52')
          ? 'service-organisation'
          : 'foundation'
      return { ...record, [field]: year.codes.issue(random, kind, String(record['district']).slice(0, 6)) }
    }
    // Numbers of registers end in a count, which never reaches 900.
    return { ...record, [field]: value.replace(/\d{1,3}$/, String(900 + turn)) }
  }
  throw new TypeError(`the key of ${dataset.name} has no field for a new value`)
}

/** The same key with other content: another word of a choice, or another number. */
function contradict(dataset: AnyDataset, record: AnyRecord): AnyRecord {
  for (const [field, facts] of Object.entries(dataset.facts)) {
    const value = record[field]
    if (dataset.key.includes(field) || value === null || value === undefined) continue
    if (facts.kind === 'choice')
      return { ...record, [field]: Object.keys(facts.choices!).find((other) => other !== value)! }
    if (facts.kind === 'integer') return { ...record, [field]: Number(value) + 9 }
  }
  throw new TypeError(`${dataset.name} has no field that can contradict`)
}

function spoil(
  kind: Exclude<BadRowKind, 'contradicting-duplicate'>,
  cells: Cell[],
  record: AnyRecord,
  { dataset, district, columns, format }: Sheet,
  tree: DistrictTree,
): void {
  const facts = Object.entries(dataset.facts)
  const fieldOfKind = (asked: string): string => facts.find(([, each]) => each.kind === asked)![0]
  const put = (field: string, cell: Cell): void => {
    cells[columns.findIndex((column) => column.field === field)] = cell
  }
  const putUnder = (header: string, cell: Cell): void => {
    cells[columns.findIndex((column) => column.header === header)] = cell
  }
  const on = dataset.time.kind === 'flow' ? dataset.time.on : dataset.time.from
  switch (kind) {
    case 'identity-check-digit':
      return put(fieldOfKind('pseudonym'), wrongCheckCharacter(String(record[fieldOfKind('pseudonym')])))
    case 'identity-15-digits': {
      const number = String(record[fieldOfKind('pseudonym')])
      return put(fieldOfKind('pseudonym'), number.slice(0, 6) + number.slice(8, 17))
    }
    case 'identity-scientific':
      // What a workbook makes of a long number: fifteen digits remain.
      return put(
        fieldOfKind('pseudonym'),
        format.file === 'csv'
          ? scientific(String(record[fieldOfKind('pseudonym')]))
          : Number(`${String(record[fieldOfKind('pseudonym')]).slice(0, 15)}000`),
      )
    case 'impossible-day':
      return put(on, dayCell('2024-02-30', format.days === 'dots' ? 'dots' : 'iso'))
    case 'unknown-district':
      return put('district', unknownCode(String(record['district']), tree))
    case 'unknown-village-name':
      return putUnder(villageHeader, '模拟无此村村委会')
    case 'ambiguous-village-name':
      putUnder(townshipHeader, null)
      return putUnder(villageHeader, sharedVillageName(district, tree)!)
    case 'missing-cell':
      return put(dataset.name === 'population' ? 'persons' : on, null)
    case 'negative-count': {
      // A required count; an optional grade does not qualify.
      const [field] = facts.findLast(([, each]) => each.kind === 'integer' && !each.optional)!
      return put(field, -Math.max(1, Number(record[field])))
    }
    case 'unknown-word': {
      const [field, { choices }] = facts.find(([, each]) => each.choices !== undefined)!
      return put(field, choices!['5'] === undefined ? '待定' : '6A')
    }
    case 'credit-code-check':
      return put('creditCode', wrongCheckCharacter(String(record['creditCode'])))
  }
}

/** How a workbook writes a long number that it takes for an amount: `3.30599E+17`. */
function scientific(number: string): string {
  return `${number[0]}.${number.slice(1, 6)}E+17`
}

function wrongCheckCharacter(number: string): string {
  return number.slice(0, -1) + (number.endsWith('1') ? '2' : '1')
}

function unknownCode(code: string, tree: DistrictTree): string {
  for (let last = 999; ; last -= 1) {
    const other = code.slice(0, -3) + String(last)
    if (!tree.has(other)) return other
  }
}

/** A name that two villages of the county share. */
function sharedVillageName(county: string, tree: DistrictTree): string | undefined {
  return tree.atLevel(county, 'village').find(({ name }) => 'found' in tree.find(name, county, 'village'))?.name
}

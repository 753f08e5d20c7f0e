import type { AnyDataset, AnyRecord, DistrictTree } from '@minzheng/core'
import type { ChoiceFacts, FieldFacts, Value } from '@minzheng/core/evaluation'
import { unitFacts, type Unit } from '@minzheng/core'
import { dummyValue } from '../base/dummy-values.js'
import type { Format } from '../base/format.js'
import type { Random } from '../base/random.js'

/** The content of a cell. A number is an amount or a count, never a code. */
export type Cell = string | number | Date | null

/** A column of a sheet: the field that it shows (several may show one), or none if the importer drops it. */
export interface SheetColumn {
  readonly header: string
  readonly field: string | null
  /** A footer adds it up. */
  readonly adds: boolean
  /** Written as text, whatever it looks like. */
  readonly isText: boolean
  /** The unit of an amount of money. */
  readonly money: Unit | null
  readonly write: (record: AnyRecord, random: Random, index: number) => Cell
}

/** The columns of a dataset: its fields in order, and after the first of them those that are only sent. */
export function columnsOf(dataset: AnyDataset, format: Format, tree: DistrictTree): SheetColumn[] {
  const [first, ...rest] = Object.entries(dataset.facts).map(([field, facts]) =>
    fieldColumns(field, facts, format, tree),
  )
  const dropped = dataset.dropped.map((header): SheetColumn => ({
    header,
    field: null,
    adds: false,
    isText: true,
    money: null,
    write: (record, random, index) =>
      dummyValue(header, tree.get(String(record['district'])).name, nameOf(record, index), random),
  }))
  return [...first!, ...dropped, ...rest.flat()]
}

/** Distinguishes one fictitious name from another: an organisation has the same name in every file. */
function nameOf(record: AnyRecord, index: number): string {
  const { creditCode } = record
  return typeof creditCode === 'string' ? creditCode.slice(10, 16) : String(index + 1)
}

const nameColumns = [
  ['县(区)', 'county'],
  ['乡镇(街道)', 'township'],
  ['村(社区)', 'village'],
] as const
/** The headers of the three columns in place of a code. */
export const [, townshipHeader, villageHeader] = nameColumns.map(([header]) => header) as [string, string, string]

function fieldColumns(field: string, facts: FieldFacts, format: Format, tree: DistrictTree): SheetColumn[] {
  if (facts.kind === 'district' && format.districts === 'names')
    return nameColumns.map(([header, level]) => ({
      header,
      field,
      adds: false,
      isText: true,
      money: null,
      write: (record) => tree.ancestorAt(String(record[field]), level)?.name ?? null,
    }))
  const money = facts.kind === 'money' ? moneyUnit(field) : null
  return [
    {
      header: money === null ? facts.title.zh : `${facts.title.zh}(${unitFacts(money).zh})`,
      field,
      adds: money === '10k-yuan' || (facts.kind === 'integer' && facts.choices === undefined && field !== 'year'),
      isText: facts.kind === 'text' || facts.kind === 'district' || facts.kind === 'pseudonym',
      money,
      write: (record, random) => cellOf(record[field] ?? null, facts, format, money, random),
    },
  ]
}

/** A monthly standard is in 元, a sum in 万元. */
function moneyUnit(field: string): Unit {
  return field === 'monthlyStandard' ? 'yuan' : '10k-yuan'
}

function cellOf(value: Value, facts: FieldFacts, format: Format, money: Unit | null, random: Random): Cell {
  if (value === null) return null
  if (facts.choices !== undefined) return wordFor(facts.choices[String(value)]!, random)
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'number') return money === null ? value : value / unitFacts(money).of!.count
  return facts.kind === 'day' ? dayCell(value, format.days) : value
}

/** Mostly the proper word, sometimes another that offices use. */
function wordFor({ zh, aliases = [] }: ChoiceFacts, random: Random): string {
  return aliases.length > 0 && random.chance(0.06) ? random.pick(aliases) : zh
}

/** A day as an office writes it. */
export function dayCell(day: string, days: Format['days']): Cell {
  if (days === 'dots') return day.split('-').map(Number).join('.')
  return days === 'cell' ? new Date(`${day}T00:00:00Z`) : day
}

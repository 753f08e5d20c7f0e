import type { AnyDataset, AnyRecord } from '@minzheng/core'
import type { Value } from '@minzheng/core/evaluation'
import { shownName } from '@minzheng/core/privacy'
import type { RefusedRow } from '@minzheng/store'
import { cellText, isBlank, isFaulty, type Cell, type SheetRow } from '../base/cell.js'
import type { DistrictReader } from '../district/district.js'
import { fieldReader, isAmountField, type FieldReader, type ReadingContext } from './field-reader.js'
import { formulaFailed, isFormulaError } from '../base/formula-error.js'
import type { HeaderMatch } from '../header/header.js'
import { mergedFault } from './merged-fault.js'
import { fault, isFault, type CellFault } from '../base/reasons.js'
import { cachedReader } from './cached-reader.js'
import { valueCheck } from './schema-fault.js'
import { valueClass } from '../base/value-class.js'

/** The result of a row: a record, or a refusal with its first fault from the left. */
export type CheckedRow = { readonly record: AnyRecord } | { readonly refused: Omit<RefusedRow, 'sheet' | 'line'> }

const slipped = fault(
  'slipped',
  '单元格多于表头,该行可能错列(单元格内的逗号应加引号)',
  'has more cells than the header, so it may have slipped (a comma within a cell needs quotation marks)',
)

/** Makes a check of rows for the dataset that their header was matched to. */
export function rowCheck(
  match: HeaderMatch,
  context: ReadingContext,
  { width, moneyPower }: { readonly width: number | null; readonly moneyPower: number | null },
): (row: SheetRow) => CheckedRow {
  const { dataset } = match
  const readers: {
    readonly field: string
    readonly index: number
    readonly header: string
    readonly isAmount: boolean
    readonly read: FieldReader
  }[] = []
  for (const [field, { index, header, power, hasUnit }] of match.fields) {
    const unit = !hasUnit && dataset.facts[field]!.kind === 'money' ? (moneyPower ?? 0) : power
    readers.push({
      field,
      index,
      header,
      isAmount: isAmountField(dataset.facts[field]!),
      read: checkedReader(dataset, field, fieldReader(dataset, field, unit, context)),
    })
  }
  readers.sort((one, other) => one.index - other.index)
  const absent = Object.keys(dataset.facts).filter((field) => !match.fields.has(field))
  const refuse = (
    column: string | null,
    { code, reason }: CellFault,
    cell?: Cell,
    key?: AnyRecord | null,
  ): CheckedRow => ({
    refused: {
      key: key ?? null,
      column: column === null ? null : shownName(column),
      code,
      reason,
      valueClass: cell === undefined ? null : valueClass(cell),
    },
  })

  return ({ cells, fault: known, merged }) => {
    if (known !== undefined) return refuse(null, known)
    if (width !== null && cells.length > width && cells.slice(width).some((cell) => !isBlank(cell)))
      return refuse(null, slipped)
    // A full register does not end the record of a refused row, as long as its key can be read.
    const key = (): AnyRecord | null => {
      const found: Record<string, Value> = {}
      for (const field of dataset.key) {
        const reader = readers.find((each) => each.field === field)
        const read =
          reader === undefined
            ? field === 'district' && match.levels.length > 0
              ? readNames(match, cells, context.districts)
              : null
            : merged !== undefined && mergedFault(merged, cells, reader.index, reader.isAmount) !== undefined
              ? null
              : reader.read(cells[reader.index] ?? null)
        if (read === null || typeof read === 'object') return null
        found[field] = read
      }
      return found
    }
    const record: Record<string, Value> = {}
    for (const field of absent) record[field] = null
    for (const { field, index, header, isAmount, read } of readers) {
      const value = read(cells[index] ?? null)
      if (isFault(value)) return refuse(header, value, cells[index] ?? null, key())
      const spread = merged === undefined ? undefined : mergedFault(merged, cells, index, isAmount && value !== null)
      if (spread !== undefined) return refuse(header, spread, cells[index] ?? null, key())
      record[field] = value
    }
    if (match.levels.length > 0) {
      const district = readNames(match, cells, context.districts)
      if (typeof district !== 'string') return refuse(district.column, district.fault, district.cell, key())
      record['district'] = district
    }
    return { record }
  }
}

/** A reader that also checks the value against the field's rule. A dataset has no rules over several fields. */
function checkedReader(dataset: AnyDataset, field: string, read: FieldReader): FieldReader {
  const { kind } = dataset.facts[field]!
  if (kind === 'pseudonym') return read
  const check = valueCheck(dataset, field)
  const checked: FieldReader = (cell) => {
    const value = read(cell)
    return isFault(value) ? value : (check(value) ?? value)
  }
  return kind === 'text' ? checked : cachedReader(checked)
}

function readNames(
  match: HeaderMatch,
  cells: readonly Cell[],
  districts: DistrictReader,
): string | { readonly column: string | null; readonly cell: Cell; readonly fault: CellFault } {
  for (const { column } of match.levels) {
    const cell = cells[column.index] ?? null
    const failed = isFaulty(cell)
      ? cell
      : typeof cell === 'string' && isFormulaError(cellText(cell))
        ? formulaFailed(cellText(cell))
        : undefined
    if (failed !== undefined && !isBlank(failed)) return { column: column.header, cell, fault: failed.fault }
  }
  const found = districts.byNames(
    match.levels.map(({ level, column }) => ({ level, cell: cells[column.index] ?? null })),
  )
  if (typeof found === 'string') return found
  const column = match.levels.find(({ level }) => level === found.level)?.column
  return {
    column: column?.header ?? null,
    cell: column === undefined ? null : (cells[column.index] ?? null),
    fault: found.fault,
  }
}

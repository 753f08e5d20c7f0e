import type { AnyDataset, FieldFacts, Value } from '@minzheng/core'
import { cellText, isBlank, isNotStated, type Cell } from './cell.js'
import { choiceReader } from './cells/choice.js'
import { readDay } from './cells/day.js'
import { readFlag } from './cells/flag.js'
import { readInteger, readMoney } from './cells/number.js'
import type { DistrictReader } from './district.js'
import { fault, missing, type CellFault } from './reasons.js'

/** Reads a cell into the value of one field, or says why not. */
export type FieldReader = (cell: Cell) => Value | CellFault

/** What reading needs besides the cell. */
export interface ReadingContext {
  readonly districts: DistrictReader
  /** Made by `pseudonymReader`. */
  readonly pseudonym: (cell: Cell) => string | CellFault
}

/** A reader for a field of a dataset; `power` is the unit in the header, 4 for 万. */
export function fieldReader(dataset: AnyDataset, field: string, power: number, context: ReadingContext): FieldReader {
  const facts = dataset.facts[field]!
  const read = statedReader(facts, power, context, !concernsPersons(dataset))
  const notStated = facts.optional ? null : missing
  return (cell) => {
    if (isBlank(cell)) return notStated
    if (typeof cell === 'string') {
      const text = cellText(cell)
      if (isNotStated(text)) return notStated
      if (/^#(N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!)$/.test(text)) return fault('formula', `公式出错(${text})`, `a formula that failed (${text})`)
    }
    return read(cell)
  }
}

/** True where rows have names or identity numbers in them, so that a reason must not repeat words. */
export function concernsPersons(dataset: AnyDataset): boolean {
  return dataset.dropped.length > 0 || Object.values(dataset.facts).some(({ kind }) => kind === 'pseudonym')
}

function statedReader(facts: FieldFacts, power: number, context: ReadingContext, words: boolean): FieldReader {
  if (facts.kind === 'integer' && facts.choices !== undefined) {
    const read = choiceReader(facts.choices, words)
    return (cell) => {
      const found = read(cell)
      return typeof found === 'string' ? Number(found) : found
    }
  }
  switch (facts.kind) {
    case 'text':
      return cellText
    case 'day':
      return readDay
    case 'integer':
      return (cell) => readInteger(cell, power)
    case 'money':
      return (cell) => readMoney(cell, power)
    case 'flag':
      return readFlag
    case 'choice':
      return choiceReader(facts.choices ?? {}, words)
    case 'district':
      return context.districts.byCode
    case 'pseudonym':
      return context.pseudonym
  }
}

import type { AnyDataset } from '@minzheng/core'
import type { FieldFacts, Value } from '@minzheng/core/evaluation'
import { cellText, isBlank, isFaulty, isFormatted, isNotStated, zeroDay, type Cell } from '../base/cell.js'
import { choiceReader } from '../cells/choice.js'
import { dayReader } from '../cells/day.js'
import { readFlag } from '../cells/flag.js'
import { integerReader, moneyReader } from '../cells/number.js'
import type { DistrictReader } from '../district/district.js'
import { formulaFailed, isFormulaError } from '../base/formula-error.js'
import { fault, isFault, missing, personalFault, type CellFault } from '../base/reasons.js'

/** Reads a cell into the value of one field, or returns the reason why not. */
export type FieldReader = (cell: Cell) => Value | CellFault

/** What a reader needs in addition to the cell. */
export interface ReadingContext {
  readonly districts: DistrictReader
  /** Made by `pseudonymReader`. */
  readonly pseudonym: (cell: Cell) => string | CellFault
  /** Serial numbers of days count from 1904. */
  readonly from1904?: boolean
  /** The time zone in which an instant becomes a day. Default: Asia/Shanghai. */
  readonly timeZone?: string
  /** The city's own patterns of personal data; see `catalogue`. */
  readonly alsoPersonal?: readonly RegExp[]
}

/** Makes the reader of a field of a dataset; `power` is the unit in the header, 4 for 万. */
export function fieldReader(dataset: AnyDataset, field: string, power: number, context: ReadingContext): FieldReader {
  const facts = dataset.facts[field]!
  const read = statedReader(facts, power, context, !concernsPersons(dataset))
  const notStated = facts.optional ? null : missing
  const isAmount = isAmountField(facts)
  return (cell) => {
    if (isFaulty(cell) && (cell !== zeroDay || isAmount)) return cell.fault
    if (isBlank(cell)) return notStated
    if (typeof cell === 'string') {
      const text = cellText(cell)
      if (isNotStated(text)) return notStated
      if (isFormulaError(text)) return formulaFailed(text).fault
    }
    return read(cell)
  }
}

/** True for a field that is added up, not for a word, a code or a day. */
export function isAmountField({ kind, choices }: FieldFacts): boolean {
  return kind === 'money' || (kind === 'integer' && choices === undefined)
}

/** The default time zone of days. */
const usualTimeZone = 'Asia/Shanghai'

/** True if rows contain names or identity numbers, so that a reason must not repeat words. */
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
      return wordsReader(context.alsoPersonal ?? [])
    case 'day':
      return dayReader(context.from1904 === true, context.timeZone ?? usualTimeZone)
    case 'integer':
      return integerReader(power, facts.unit)
    case 'money':
      return moneyReader(power)
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

const lostCode = fault(
  'lost-digits',
  '编号被表格软件存成数值,末几位已丢失;请将该列设为文本后重新填写',
  'is a document number stored as an amount, so its last digits are lost; set the column to text and enter it again',
)

const unreadable = fault('control-character', '含不可见的控制字符', 'contains invisible characters')
const runnable = fault('formula-text', '以等号等公式符号开头', 'begins like a formula (= + - @)')

function wordsReader(alsoPersonal: readonly RegExp[]): (cell: Cell) => string | CellFault {
  if (alsoPersonal.length === 0) return readWords
  return (cell) => {
    const text = readWords(cell)
    return !isFault(text) && alsoPersonal.some((pattern) => pattern.test(text)) ? personalFault('other') : text
  }
}

/**
 * Words, or a number that is only a name; a number that a spreadsheet has rounded to 15 digits is refused, not guessed.
 */
function readWords(cell: Cell): string | CellFault {
  if (typeof cell === 'number' && Math.abs(cell) >= 1e15) return lostCode
  // Its last digits may be lost too, whatever its format shows.
  if (isFormatted(cell) && Math.abs(cell.value) >= 1e15) return lostCode
  const text = cellText(cell)
  if (/[\p{Cc}\p{Cs}]/u.test(text)) return unreadable
  // What a spreadsheet would run if it were written into one.
  if (/^[=@]|^[-+](?![\d.])/.test(text)) return runnable
  return /^\d(\.\d+)?E\+\d+$/i.test(text) ? lostCode : text
}

import { cellText, cleanText, type SheetRow } from './cell.js'

/** One way to read a column's header. */
export interface ColumnName {
  /** To compare by. */
  readonly name: string
  /** Without a unit in brackets; the same as `name` where it has none. */
  readonly bare: string
  /** 万 is 4; 0 without a unit. */
  readonly power: number
  /** The unit is an amount of money, a percentage, something else, or not said. */
  readonly unit: 'money' | 'percent' | 'other' | null
}

/** One column of a file, as its header says. */
export interface Column {
  /** 0-based. */
  readonly index: number
  /** As sent, for people. */
  readonly header: string
  /** The ways to read it, the fullest first: of 补贴 above 金额, 补贴金额 and 金额. */
  readonly names: readonly ColumnName[]
  /** What stands in each row of the header, to know the header again. */
  readonly parts: readonly string[]
}

const powers: Readonly<Record<string, number>> = { 千: 3, 万: 4, 百万: 6, 千万: 7, 亿: 8 }
const measures = '元|人民币元|人次|人|名|次|户|张|个|家|件|项|岁|份|所|处|床|对|具|场|天|分|级|%'
const unitForm = new RegExp(`^(.+)[([]单?位?:?(千万|百万|千|万|亿)?(${measures})?[)\\]]$`)
const unitAlone = new RegExp(`^[([]?(千万|百万|千|万|亿)?(${measures})[)\\]]?$`)

/** A header to compare by: half-width, without spaces, line breaks and the asterisk of a required column. */
export function headerName(header: string): string {
  return cleanText(header)
    .replace(/\s+/g, '')
    .replace(/^\*+|\*+$/g, '')
    .toLowerCase()
}

/** The columns of a header of one row, or of several whose upper cells may span; columns without a header are left out. */
export function columnsOf(rows: readonly Pick<SheetRow, 'cells'>[]): readonly Column[] {
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length))
  const last = rows.length - 1
  // A cell that spans columns is stored in the first of them; the lowest row never spans.
  const spanning = rows.map(() => '')
  const columns: Column[] = []
  for (let index = 0; index < width; index += 1) {
    const texts = rows.map(({ cells }, row) => {
      const text = cellText(cells[index] ?? null)
      if (row === last) return text
      if (headerName(text) !== '') {
        spanning[row] = text
        for (let below = row + 1; below < last; below += 1) spanning[below] = ''
      }
      return spanning[row]!
    })
    // Where nothing stands below, a spanning cell of another column does not reach here.
    const own = rows.some(({ cells }) => headerName(cellText(cells[index] ?? null)) !== '')
    const below = headerName(texts[last]!) !== ''
    const parts = distinct(below ? texts : rows.map(({ cells }) => cellText(cells[index] ?? null)))
    if (own && parts.length > 0)
      columns.push({ index, header: parts.join(' ').replace(/\p{Cc}+/gu, ' '), names: namesOf(parts.map(headerName)), parts: parts.map(headerName) })
  }
  return columns
}

/** Texts that say something, each once: a cell that spans rows is repeated in them. */
function distinct(texts: readonly string[]): readonly string[] {
  return texts.filter((text, index) => headerName(text) !== '' && headerName(text) !== headerName(texts[index - 1] ?? ''))
}

function namesOf(parts: readonly string[]): readonly ColumnName[] {
  const [last, ...before] = [...parts].reverse()
  // A row of units below the headers.
  if (before.length > 0 && unitAlone.test(last!)) return namesOf([...before.reverse().slice(0, -1), `${before.at(-1)!}(${last!.replace(/[()[\]]/g, '')})`])
  return parts.map((_, from) => nameOf(parts.slice(from).join('')))
}

function nameOf(name: string): ColumnName {
  const [, bare, power, unit] = unitForm.exec(name) ?? []
  if (bare === undefined || (power === undefined && unit === undefined)) return { name, bare: name, power: 0, unit: null }
  const kind = unit === undefined ? null : unit.endsWith('元') ? 'money' : unit === '%' ? 'percent' : 'other'
  return { name, bare, power: power === undefined ? 0 : powers[power]!, unit: kind }
}

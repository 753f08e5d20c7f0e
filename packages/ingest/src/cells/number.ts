import { unitFacts, type Unit } from '@minzheng/core'
import { cellText, cleanText, isFormatted, type Cell } from '../base/cell.js'
import { parseDecimal, scaleDecimal } from '../base/decimal.js'
import { fault, quoted, type CellFault } from '../base/reasons.js'

const powers: Readonly<Record<string, number>> = { 千: 3, 万: 4, 百万: 6, 千万: 7, 亿: 8 }
const scientific = /^[-+]?\d+(\.\d+)?E[-+]?\d+$/i
/** Other words for the counted units. */
const synonyms: Readonly<Partial<Record<Unit, readonly string[]>>> = {
  person: ['名', '位'],
  'person-time': ['次'],
  bed: ['床'],
}

const lostDigits = fault(
  'scientific',
  '是科学计数法,末几位可能已丢失,请填写完整数字',
  'is in scientific notation, so that digits may be lost; write the number in full',
)
const percentage = fault('percent', '是百分比,此项应填数量', 'must be a number, not a percentage')

const scaledFormat = fault(
  'scaled-format',
  '单元格格式显示的数与实际存的数不同(如按千或万缩小),看不出以哪个为准;请改为常规格式,按表头单位填写',
  'has a format that shows another number than the cell contains, such as thousands; set it to General and write the number in the unit of the header',
)

/** The text of an amount, with the words that its format adds; null if the format shows another number. */
function amountText(cell: Cell): string | null {
  if (!isFormatted(cell)) return cellText(cell)
  return cell.amount === null ? null : cleanText(cell.amount)
}

/**
 * Makes a reader for whole numbers; they may have thousands separators and a unit. `power` is the header's unit: 4 for
 * 万.
 */
export function integerReader(power: number, unit: Unit | undefined): (cell: Cell) => number | CellFault {
  const words = unit === undefined ? [] : [unitFacts(unit).zh, ...(synonyms[unit] ?? [])]
  return (cell) => {
    if (typeof cell === 'number' && power === 0 && Number.isSafeInteger(cell)) return cell
    const text = amountText(cell)
    if (text === null) return scaledFormat
    if (scientific.test(text)) return lostDigits
    const amount = amountOf(text.endsWith('%') && unit === 'percent' ? text.slice(0, -1) : text, words, power)
    if (typeof amount === 'number') return amount
    if (text.endsWith('%')) return percentage
    return fault('integer', `${quoted(text)}不是整数`, `${quoted(text) || 'it'} is not a whole number`)
  }
}

/** Makes a reader for money in whole fen, exactly. `power` is the header's unit: 0 for yuan, 4 for 万元, 8 for 亿元. */
export function moneyReader(power: number): (cell: Cell) => number | CellFault {
  return (cell) => {
    const text = amountText(cell)
    if (text === null) return scaledFormat
    if (scientific.test(text)) return lostDigits
    const value = amountOf(text.replace(/^(\u00a5|\uffe5|人民币|RMB)\s*/i, ''), ['元', '块', '元整'], power, 2)
    if (typeof value === 'number') return value
    const shown = quoted(text)
    switch (value) {
      case 'fraction':
        return fault('money-fraction', `${shown}有不足一分的零头`, `${shown || 'it'} is not a whole number of fen`)
      case 'too-large':
        return fault('money', `${shown}金额过大`, `${shown || 'it'} is too large an amount`)
      case 'form':
        return text.endsWith('%')
          ? percentage
          : fault('money', `${shown}不是金额`, `${shown || 'it'} is not an amount of money`)
    }
  }
}

/**
 * Reads `1,234`, `12.5万` or `3亿元` times ten to the power of `places`. The unit in the cell takes precedence over that
 * of the header.
 */
function amountOf(
  text: string,
  words: readonly string[],
  power: number,
  places = 0,
): number | 'form' | 'fraction' | 'too-large' {
  let number = text
  for (const word of words)
    if (word !== '' && number.endsWith(word)) {
      number = number.slice(0, -word.length).trim()
      break
    }
  const named = number !== text
  const scale = /(百万|千万|千|万|亿)$/.exec(number)?.[1]
  if (scale !== undefined) number = number.slice(0, -scale.length).trim()
  const decimal = parseDecimal(number)
  if (decimal === null) return 'form'
  // Below a header in 万元, 3元 is in yuan, and 3 is in 万元.
  const own = scale !== undefined ? powers[scale]! : named ? 0 : power
  return scaleDecimal(decimal, own + places)
}

import { cellText, type Cell } from '../cell.js'
import { parseDecimal, scaleDecimal } from '../decimal.js'
import { fault, quoted, type CellFault } from '../reasons.js'

/** Reads a whole number; thousands may be set off by commas. `power` is the header's unit: 4 for 万. */
export function readInteger(cell: Cell, power = 0): number | CellFault {
  const text = cellText(cell)
  const decimal = parseDecimal(text)
  const value = decimal === null ? 'form' : scaleDecimal(decimal, power)
  if (typeof value === 'number') return value
  return fault('integer', `${quoted(text)}不是整数`, `${quoted(text) || 'it'} is not a whole number`)
}

/** Reads money to whole fen, exactly. `power` is the header's unit: 0 for yuan, 4 for 万元, 8 for 亿元. */
export function readMoney(cell: Cell, power = 0): number | CellFault {
  const text = cellText(cell)
  const decimal = parseDecimal(text.replace(/^¥\s*/, ''))
  const value = decimal === null ? 'form' : scaleDecimal(decimal, power + 2)
  if (typeof value === 'number') return value
  const shown = quoted(text)
  switch (value) {
    case 'fraction':
      return fault('money-fraction', `${shown}有不足一分的零头`, `${shown || 'it'} is not a whole number of fen`)
    case 'too-large':
      return fault('money', `${shown}金额过大`, `${shown || 'it'} is too large an amount`)
    case 'form':
      return fault('money', `${shown}不是金额`, `${shown || 'it'} is not an amount of money`)
  }
}

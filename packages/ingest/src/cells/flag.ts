import { cellText, type Cell } from '../base/cell.js'
import { fault, type CellFault } from '../base/reasons.js'

const words = new Map<string, boolean>([
  ...['是', '有', '√', '✓', '✔', '☑', '对', '1', 'y', 'yes', 'true'].map((word) => [word, true] as const),
  ...['否', '无', '×', '✗', '✘', '☒', '错', 'x', '0', 'n', 'no', 'false'].map((word) => [word, false] as const),
])

/** Reads yes or no: 是/否, 有/无, √/×, 1/0, Y/N. */
export function readFlag(cell: Cell): boolean | CellFault {
  if (typeof cell === 'boolean') return cell
  return words.get(cellText(cell).toLowerCase()) ?? fault('flag', '应填“是”或“否”', 'must be yes (是) or no (否)')
}

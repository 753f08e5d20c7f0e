import type { Cell } from '../cell.js'
import { cellText } from '../cell.js'
import { fault, quoted, type CellFault } from '../reasons.js'

/** Excel counts days from 1900; these are 1930-01-01 and 2099-12-31. What lies beyond is no serial number of a day. */
const serials = { first: 10959, last: 73050 }
const millisecondsPerDay = 86_400_000

/**
 * A reader of days in the forms that offices write: 2024-3-5, 2024.3.5, 2024/3/5, 20240305, 2024年3月5日, a date cell, or a serial
 * number of a spreadsheet, which counts from 1900 or from 1904.
 */
export function dayReader(from1904: boolean): (cell: Cell) => string | CellFault {
  return (cell) => {
    if (cell instanceof Date) return dayOf(cell) ?? refused(cell)
    if (typeof cell === 'number') return readDayText(String(Math.trunc(cell)), from1904) ?? refused(cell)
    return readDayText(cellText(cell), from1904) ?? refused(cell)
  }
}

/** Days from the first day of one system to that of the other. */
const daysTo1904 = 1462

function readDayText(text: string, from1904: boolean): string | null {
  const parts =
    /^(\d{4})([-./])(\d{1,2})\2(\d{1,2})\.?(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?$/.exec(text) ??
    /^(\d{4})\s*(年)\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日?$/.exec(text) ??
    /^(\d{4})()(\d{2})(\d{2})$/.exec(text)
  if (parts !== null) return calendarDay(Number(parts[1]), Number(parts[3]), Number(parts[4]))
  if (!/^\d{5}(\.\d+)?$/.test(text)) return null
  const serial = Math.trunc(Number(text)) + (from1904 ? daysTo1904 : 0)
  return serial >= serials.first && serial <= serials.last ? dayOf(new Date((serial - 25569) * millisecondsPerDay)) : null
}

function dayOf(date: Date): string | null {
  return Number.isNaN(date.getTime()) ? null : calendarDay(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())
}

const daysIn = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function calendarDay(year: number, month: number, day: number): string | null {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const last = month === 2 && leap ? 29 : daysIn[month - 1]
  if (year < 1000 || year > 9999 || last === undefined || day < 1 || day > last) return null
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

function refused(cell: Cell): CellFault {
  const value = quoted(cellText(cell))
  return fault('day', `${value}不是日期,应写作 2024-03-05`, `${value || 'it'} is not a day; write 2024-03-05`)
}

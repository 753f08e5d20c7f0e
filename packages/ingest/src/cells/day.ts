import { cellText, isFaulty, type Cell } from '../base/cell.js'
import { fault, quoted, type CellFault } from '../base/reasons.js'
import { instantReader } from './instant.js'

/** Excel counts days from 1900; these are 1930-01-01 and 2099-12-31. Numbers outside are not serial numbers of days. */
const serials = { first: 10959, last: 73050 }
/** No record of an office has a day before or after these; such days are typing errors or placeholders. */
const plausible = { first: '1901-01-01', last: '2100-12-31' }
const millisecondsPerDay = 86_400_000
/** The longest text that can be a day. */
const longest = 48

/**
 * Makes a reader for days in the forms that offices write: 2024-3-5, 2024.3.5, 2024/3/5, 20240305, 2024年3月5日, a date
 * cell, or a serial number of a spreadsheet, which counts from 1900 or from 1904. An instant, such as
 * 2024-04-30T16:00:00Z, is read as its day in the time zone.
 */
export function dayReader(from1904: boolean, timeZone: string): (cell: Cell) => string | CellFault {
  const readInstant = instantReader(timeZone)
  return (cell) => {
    if (isFaulty(cell)) return cell.fault
    const day =
      cell instanceof Date
        ? dayOf(cell)
        : readDayText(typeof cell === 'number' ? String(Math.trunc(cell)) : cellText(cell), from1904, readInstant)
    if (day === null) return refused(cell)
    return day >= plausible.first && day <= plausible.last ? day : implausible
  }
}

/** Does not repeat the day, which may be a day of birth. */
const implausible = fault(
  'day-range',
  `日期不在合理范围内(${plausible.first}至${plausible.last});没有日期请留空`,
  `must be a day from ${plausible.first} to ${plausible.last}; leave the cell empty if there is no day`,
)

/** Days between the first days of the two systems. */
const daysTo1904 = 1462

function readDayText(text: string, from1904: boolean, readInstant: (text: string) => string | null): string | null {
  if (text.length > longest) return null
  const parts =
    /^(\d{4})([-./])(\d{1,2})\2(\d{1,2})\.?(?:[T ](?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?)?$/.exec(text) ??
    /^(\d{4})\s*(年)\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日?$/.exec(text) ??
    /^(\d{4})()(\d{2})(\d{2})$/.exec(text)
  if (parts !== null) return calendarDay(Number(parts[1]), Number(parts[3]), Number(parts[4]))
  if (!/^\d{5}(\.\d+)?$/.test(text)) return readInstant(text)
  const serial = Math.trunc(Number(text)) + (from1904 ? daysTo1904 : 0)
  return serial >= serials.first && serial <= serials.last
    ? dayOf(new Date((serial - 25569) * millisecondsPerDay))
    : null
}

function dayOf(date: Date): string | null {
  return Number.isNaN(date.getTime())
    ? null
    : calendarDay(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())
}

const daysIn = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function calendarDay(year: number, month: number, day: number): string | null {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const last = month === 2 && leap ? 29 : daysIn[month - 1]
  if (year < 0 || year > 9999 || last === undefined || day < 1 || day > last) return null
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

function refused(cell: Cell): CellFault {
  const value = quoted(cellText(cell))
  return fault('day', `${value}不是日期,应写作 2024-03-05`, `${value || 'it'} is not a day; write 2024-03-05`)
}

// Prints what the built package answers to questions about days, for a test that runs it in several time zones.
import { createHash } from 'node:crypto'
import { resolveDay } from '../../dist/evaluation.js'
import { evaluate } from '../../dist/index.js'
import {
  daysFrom,
  daysLater,
  isDay,
  lastDay,
  monthsLater,
  parsePeriod,
  periodsAround,
  printPeriod,
  yearToDate,
} from '../../dist/periods.js'
import { elapsedShare } from '../../dist/assessment.js'
import { before, referenceDay, yearStart } from '../../dist/index.js'
import { previousPeriod, samePeriodLastYear } from '../../dist/periods.js'
import { smallCity } from '../../dist/testing.js'

const lines = []
const say = (...answers) => lines.push(JSON.stringify(answers))

/** Every day of the calendar, by counting on from the first, without a clock. */
function* calendar(first, last) {
  for (let year = first; year <= last; year += 1)
    for (let month = 1; month <= 12; month += 1) {
      const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
      const days = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31
      for (let date = 1; date <= days; date += 1)
        yield [year, month, date].map((part) => String(part).padStart(2, '0')).join('-')
    }
}

let count = 0
let yesterday = ''
for (const day of calendar(1960, 2040)) {
  if (!isDay(day)) throw new Error(`${day} is a day`)
  if (daysFrom('1960-01-01', day) !== count || daysLater('1960-01-01', count) !== day)
    throw new Error(`${day} is ${count} days after 1960-01-01`)
  if (yesterday !== '' && (lastDay(parsePeriod(yesterday)) !== yesterday || parsePeriod(yesterday).until !== day))
    throw new Error(`${day} follows ${yesterday}`)
  yesterday = day
  count += 1
  if (count % 29 === 0 || day.endsWith('-01-01') || day.endsWith('-02-29') || day === '2011-12-30')
    say(
      day,
      ...[-13, -1, 1, 12, 720].map((months) => monthsLater(day, months)),
      resolveDay(before(referenceDay, { years: 60 }), day),
      resolveDay(before(yearStart, { days: 1 }), day),
      elapsedShare(parsePeriod(day.slice(0, 4)), day, 'day'),
      day.endsWith('-01-01') ? null : printPeriod(yearToDate(day), 'sdmx'),
      ...[...periodsAround(day.slice(0, 7)), parsePeriod(day)].flatMap((period) => [
        lastDay(period),
        previousPeriod(period),
        samePeriodLastYear(period),
      ]),
    )
}

const districts = smallCity.districts.all.map(({ code }) => code)
const turn = (list, at) => list[at % list.length]
const days = [...calendar(2011, 2012)].filter((day) => day > '2011-11')
const records = {
  homes: days.map((openedOn, at) => ({
    home: `home ${at}`,
    district: turn(districts, at),
    kind: turn(['public', 'private'], at),
    beds: at % 40,
    nursingBeds: null,
    gradedOn: openedOn,
    gradeEndsOn: monthsLater(openedOn, at % 7),
    inspectedOn: daysLater(openedOn, at % 90),
    openedOn,
    closedOn: at % 3 === 0 ? daysLater(openedOn, at % 50) : null,
  })),
  grants: days.map((paidOn, at) => ({
    grant: `grant ${at}`,
    person: null,
    district: turn(districts, at),
    bornOn: daysLater(paidOn, -21_915 + (at % 3)),
    sex: turn(['male', 'female'], at),
    appliedOn: daysLater(paidOn, -(at % 60)),
    paidOn,
    amount: at * 100,
    urgent: null,
  })),
}
const months = [...new Set(days.map((day) => day.slice(0, 7)))]
const returns = ['homes', 'grants'].flatMap((dataset) =>
  months.map((month) => ({ dataset, district: '330500', month })),
)
const figures = evaluate(smallCity, records, returns)
for (const { id } of smallCity.indicators.values())
  for (const period of ['2011-12', '2011-12-30', '2011', '2012-03', '2012-Q1', '2012', '2012-01-01/2012-03-25'])
    say(figures.observe(id, '330500', period))

console.log(
  JSON.stringify({
    zone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
    lines: lines.length,
    digest: createHash('sha256').update(lines.join('\n')).digest('hex'),
  }),
)

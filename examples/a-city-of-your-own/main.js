// Compares a city's figures with its plan. With a store in place of records in memory, only `observation` changes.
import { evaluate } from '@minzheng/core'
import { statusWords } from '@minzheng/core/assessment'
import { makeBoard } from '@minzheng/plan'
import { city, plan } from './city.js'

/**
 * @param {string} name
 * @param {string} district
 * @param {string} openedOn
 */
const station = (name, district, openedOn) => ({ station: name, district, openedOn, closedOn: null, volunteers: 12 })
const records = {
  'volunteer-stations': [
    station('a', '990102', '2023-05-01'),
    station('b', '990102', '2024-02-01'),
    station('c', '990102', '2024-04-01'),
    station('d', '990121', '2023-09-01'),
  ],
}
// The progress starts from the figure at the end of last year.
const months = ['2023-12', '2024-01', '2024-02', '2024-03', '2024-04', '2024-05', '2024-06']
const returns = months.map((month) => ({ dataset: 'volunteer-stations', district: '990100', month }))
/** @type {Readonly<Record<string, number>>} */
const residents = { 990102: 600_000, 990121: 300_000 }

const figures = evaluate(city, records, returns)
const board = makeBoard({
  plan,
  catalogue: city,
  period: '2024-01/2024-06',
  observation: (indicator, district, variant, period) => figures.observe(indicator, district, period, { variant }),
  baseline: (indicator, district, variant) =>
    figures.observe(indicator, district, '2023-12', { variant }).value ?? undefined,
  weightOf: (_, county) => residents[county],
})

console.log(`${board.title.zh}, as of ${board.asOf}, ${(board.elapsed * 100).toFixed(1)} % of the year`)
for (const row of board.rows) {
  console.log(`${row.item}. ${row.name.zh} (${row.unit.zh}) ${row.target.shown.zh}  “${row.quote}”`)
  for (const { district, shown, target, assessment } of row.cells) {
    const status = assessment === null ? '' : statusWords[assessment.status].zh
    console.log(`  ${city.districts.get(district).name} ${shown.zh} / ${target?.shown.zh ?? '—'} ${status}`)
  }
}

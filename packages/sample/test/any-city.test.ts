import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { catalogue, choice, count, dataset, day, districtCode, domain, indicator, text, total } from '@minzheng/core'
import { anyTree } from '@minzheng/core/testing'
import { huzhouCatalogue } from '@minzheng/huzhou'
import { simulateCity } from '../src/any-city.js'

/** A domain that the simulation has never heard of. */
const visits = dataset({
  name: 'veteran-visits',
  title: { zh: '走访', en: 'Visits' },
  counts: 'case',
  fields: {
    visit: text('编号', 'Visit'),
    district: districtCode(),
    kind: choice('类型', 'Kind', { home: { zh: '家', en: 'home' }, office: { zh: '办公室', en: 'office' } }),
    on: day('日期', 'On'),
  },
  key: ['visit'],
  time: { kind: 'flow', on: 'on' },
})
const veterans = domain({
  name: 'veterans',
  title: { zh: '退役军人', en: 'Veterans' },
  datasets: [visits],
  indicators: [indicator({ id: 'veterans.visits', name: { zh: '走访', en: 'Visits' }, formula: total(count(visits)) })],
})

it(
  'a city of any shape and year has records of every dataset, in its districts and its year, each key once',
  { timeout: 240_000 },
  () => {
    fc.assert(
      fc.property(anyTree, fc.integer({ min: 2022, max: 2027 }), (tree, year) => {
        const city = catalogue([...huzhouCatalogue.domains, veterans], tree)
        const made = simulateCity(city, 7, year)
        const withRecords = new Set(made.registers.map(({ dataset: name }) => name))
        expect([...city.datasets.keys()].filter((name) => !withRecords.has(name))).toEqual([])
        const places = new Set<string>()
        for (const { dataset: name, district, records } of made.registers) {
          expect(places.has(`${name} ${district}`)).toBe(false)
          places.add(`${name} ${district}`)
          const known = city.dataset(name)
          const keys = new Set<string>()
          for (const record of records) {
            // Pseudonyms are made of the numbers on import.
            const numbers = Object.entries(known.facts).flatMap(([field, { kind }]) =>
              kind === 'pseudonym' ? [field] : [],
            )
            const checked = Object.fromEntries(
              Object.entries(record).map(([field, value]) => [
                field,
                numbers.includes(field) && value !== null ? '0'.repeat(32) : value,
              ]),
            )
            const fault = known.schema.safeParse(checked).error?.issues[0]
            expect(fault === undefined ? [] : [name, fault.path, fault.message]).toEqual([])
            expect(tree.contains(district, String(record['district'])), `${name} ${String(record['district'])}`).toBe(
              true,
            )
            keys.add(JSON.stringify(known.key.map((field) => record[field])))
            const { time } = known
            if (time.kind === 'flow' && name !== 'population')
              expect(String(record[time.on]).slice(0, 4) <= String(year)).toBe(true)
          }
          expect(keys.size).toBe(records.length)
        }
        expect(simulateCity(city, 7, year).registers).toEqual(made.registers)
      }),
      { numRuns: 2 },
    )
  },
)

import { personalKind } from '@minzheng/core/privacy'
import { huzhouCatalogue } from '@minzheng/huzhou'
import { expect, it } from 'vitest'
import { simulateCity } from '../src/any-city.js'

it('none of the codes, document numbers, files and districts of the simulated year looks like personal data', () => {
  const texts = new Map<string, string>()
  const year = simulateCity(huzhouCatalogue, 2024, 2024).registers
  for (const { dataset, records } of year)
    for (const [field, { kind }] of Object.entries(huzhouCatalogue.dataset(dataset).facts))
      if (kind === 'text') for (const record of records) texts.set(String(record[field]), `${dataset}.${field}`)
  for (const { dataset, district } of year)
    texts.set(
      `${huzhouCatalogue.dataset(dataset).title.zh}_${district}_${huzhouCatalogue.districts.get(district).name}_2024.xlsx`,
      'the name of a file',
    )
  for (const { name } of huzhouCatalogue.districts.all) texts.set(name, 'the name of a district')
  expect(texts.size).toBeGreaterThan(30_000)
  expect([...texts].filter(([value]) => personalKind(value) !== null)).toEqual([])
}, 60_000)

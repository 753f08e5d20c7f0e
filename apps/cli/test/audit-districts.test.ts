import { expect, it } from 'vitest'
import { huzhouCatalogue } from '@minzheng/huzhou'
import { allDistricts, sampledDistricts } from '../src/figures/audit-districts.js'

const { districts } = huzhouCatalogue
const { codes } = sampledDistricts(districts)
const counties = districts.atLevel(districts.root.code, 'county').map(({ code }) => code)

it('the sample contains the city, every county, and in each county some districts of every level', () => {
  expect(codes).toContain(districts.root.code)
  expect(codes).toEqual(expect.arrayContaining(counties))
  for (const county of counties) {
    expect(districts.atLevel(county, 'township').filter(({ code }) => codes.includes(code))).toHaveLength(6)
    expect(districts.atLevel(county, 'village').filter(({ code }) => codes.includes(code))).toHaveLength(18)
  }
  expect(codes).toHaveLength(1 + counties.length * (1 + 6 + 18))
})

it('the villages of the sample are spread over the townships', () => {
  for (const county of counties) {
    const townships = districts.atLevel(county, 'township')
    const drawn = townships.filter(({ code }) =>
      districts.atLevel(code, 'village').some((village) => codes.includes(village.code)),
    )
    expect(drawn.length).toBeGreaterThan(townships.length / 2)
  }
})

it('the sample is the same each time, each district once, in the order of the codes', () => {
  expect(sampledDistricts(districts).codes).toEqual(codes)
  expect([...new Set(codes)].toSorted()).toEqual(codes)
})

it('without a sample there is every district', () => {
  expect(allDistricts(districts).codes).toEqual(districts.all.map(({ code }) => code).toSorted())
})

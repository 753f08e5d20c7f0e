import { describe, expect, it } from 'vitest'
import { huzhouCatalogue } from '@minzheng/huzhou'
import { filterOf, formatOf } from '../src/commands/export.js'

describe('minzheng export', () => {
  it('takes the format from the option, or from the file’s ending', () => {
    expect(['a.csv', 'a.JSON', 'a.parquet', 'a.xlsx', 'a.xml'].map((file) => formatOf(file, undefined))).toEqual([
      'csv',
      'sdmx-json',
      'parquet',
      'xlsx',
      'sdmx-2.1-data',
    ])
    expect(formatOf('a.csv', 'sdmx-csv')).toBe('sdmx-csv')
    expect(() => formatOf('a.txt', undefined)).toThrow('must end in .csv, .xlsx, .parquet, .json or .xml')
    expect(() => formatOf('a.csv', 'xml')).toThrow(
      'must be one of csv, xlsx, parquet, sdmx-csv, sdmx-json, sdmx-structure, sdmx-2.1-csv, sdmx-2.1-data, sdmx-2.1-structure',
    )
  })

  it('selects by district, level, period, indicator and domain', () => {
    expect(filterOf(huzhouCatalogue, {}).indicators).toHaveLength(huzhouCatalogue.indicators.size)
    const filter = filterOf(huzhouCatalogue, {
      district: '安吉县',
      level: ['county'],
      period: ['2024Q1', '202405'],
      indicator: ['new-meal-sites'],
      domain: ['charity'],
    })
    expect(filter).toMatchObject({
      district: '330523',
      levels: ['county'],
      periods: ['2024-Q1', '2024-05'],
      parts: 'whole',
    })
    expect(new Set(filter.indicators.map(({ id }) => id.split('.')[0]))).toEqual(new Set(['elderly-care', 'charity']))
  })

  it('lists the possible values for an unknown one', () => {
    expect(() => filterOf(huzhouCatalogue, { level: ['province'] })).toThrow(
      'must be one of city, county, township, village',
    )
    expect(() => filterOf(huzhouCatalogue, { domain: ['taxes'] })).toThrow('must be one of assistance, child-welfare')
    expect(() => filterOf(huzhouCatalogue, { period: ['soon'] })).toThrow('"soon" is not a period')
    expect(() => filterOf(huzhouCatalogue, { district: '上海市' })).toThrow('is not a district of 湖州市')
    expect(() => filterOf(huzhouCatalogue, { indicator: ['beds-in-space'] })).toThrow('is not an indicator')
    expect(() => filterOf(huzhouCatalogue, { indicator: ['new-meal-site'] })).toThrow(
      'closest: elderly-care.new-meal-sites',
    )
    expect(() => filterOf(huzhouCatalogue, { indicator: ['certifed-caregivers-per-10k-eldrly'] })).toThrow(
      'closest: elderly-care.certified-caregivers-per-10k-elderly',
    )
  })
})

import { describe, expect, it } from 'vitest'
import { huzhouCatalogue } from '@minzheng/plan'
import { filterOf, formatOf } from '../src/commands/export.js'

describe('minzheng export', () => {
  it('knows the format by the file’s ending, or as it is told', () => {
    expect(['a.csv', 'a.JSON', 'a.parquet'].map((file) => formatOf(file, undefined))).toEqual([
      'csv',
      'sdmx-json',
      'parquet',
    ])
    expect(formatOf('a.csv', 'sdmx-csv')).toBe('sdmx-csv')
    expect(() => formatOf('a.txt', undefined)).toThrow('end it with .csv, .json or .parquet')
    expect(() => formatOf('a.csv', 'xml')).toThrow('there are: csv, sdmx-csv, sdmx-json, sdmx-structure, parquet')
  })

  it('narrows by district, level, period, indicator and domain', () => {
    expect(filterOf({}).indicators).toHaveLength(huzhouCatalogue.indicators.size)
    const filter = filterOf({
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

  it('names what there is where something is not known', () => {
    expect(() => filterOf({ level: ['province'] })).toThrow('there are: city, county, township, village')
    expect(() => filterOf({ domain: ['taxes'] })).toThrow('there are: assistance, child-welfare')
    expect(() => filterOf({ period: ['soon'] })).toThrow('"soon" is not a period')
    expect(() => filterOf({ district: '上海市' })).toThrow('is not a district of 湖州市')
    expect(() => filterOf({ indicator: ['beds-in-space'] })).toThrow('is not an indicator')
    expect(() => filterOf({ indicator: ['new-meal-site'] })).toThrow('near it: elderly-care.new-meal-sites')
    expect(() => filterOf({ indicator: ['certifed-caregivers-per-10k-eldrly'] })).toThrow(
      'near it: elderly-care.certified-caregivers-per-10k-elderly',
    )
  })
})

import { stripVTControlCharacters } from 'node:util'
import type { Observation } from '@minzheng/core'
import { parsePeriod } from '@minzheng/core/periods'
import { huzhouCatalogue } from '@minzheng/huzhou'
import { describe, expect, it } from 'vitest'
import { forecastOf, monthsToForecast } from '@minzheng/core/assessment'
import { forecastText } from '../src/terminal/explanation-text.js'

const meals = huzhouCatalogue.indicator('elderly-care.meal-service-persontimes')
const caregivers = huzhouCatalogue.indicator('elderly-care.certified-caregivers-per-10k-elderly')
const year = parsePeriod('2024')

/** Figures of months that all offices have returned; null: an office has not. */
const figures = (values: Readonly<Record<string, number | null>>): ReadonlyMap<string, Observation> =>
  new Map(
    Object.entries(values).map(([month, value]) => [
      month,
      { value: value ?? 5, status: value === null ? 'P' : 'A' } as Observation,
    ]),
  )

describe('the forecast of a figure', () => {
  it('of meals is twelve times the mean of the months that are known', () => {
    const found = forecastOf(
      meals,
      meals.defaultVariant,
      year,
      figures({ '2024-01': 10, '2024-02': 12, '2024-03': 14 }),
    )
    expect(found).toMatchObject({ status: 'F', months: 3, left: 9 })
    expect(found?.value).toBeCloseTo(144, 9)
  })

  it('of a stock goes on from the month before the period', () => {
    const found = forecastOf(caregivers, caregivers.defaultVariant, year, figures({ '2023-12': 20, '2024-01': 20.5 }))
    expect(found?.value).toBeCloseTo(26, 9)
  })

  it('uses the months before the first that an office has not returned', () => {
    const months = figures({ '2024-01': 10, '2024-02': null, '2024-03': 1000 })
    expect(forecastOf(meals, meals.defaultVariant, year, months)).toMatchObject({ months: 1, value: 120 })
  })

  it('is none if no month is known, none is left, or the figure is no sum and no stock', () => {
    const january = parsePeriod('2024-01')
    const standard = huzhouCatalogue.indicator('assistance.dibao-annual-standard')
    expect(forecastOf(meals, meals.defaultVariant, year, new Map())).toBeUndefined()
    expect(forecastOf(meals, meals.defaultVariant, january, figures({ '2024-01': 1 }))).toBeUndefined()
    expect(forecastOf(standard, standard.defaultVariant, year, figures({ '2024-01': 1 }))).toBeUndefined()
  })

  it('reads the months of the period and the one before', () => {
    expect(monthsToForecast(parsePeriod('2024-Q1'))).toEqual(['2023-12', '2024-01', '2024-02', '2024-03'])
  })

  it('is printed as an estimate, with its band and the months that it rests on', () => {
    const found = forecastOf(
      meals,
      meals.defaultVariant,
      year,
      figures({ '2024-01': 10, '2024-02': 12, '2024-03': 14 }),
    )
    const printed = stripVTControlCharacters(forecastText(found, meals))
    expect(printed).toContain('期末预测 forecast for the end: 144 人次 (80 %: 121–167)')
    expect(printed).toContain('据3个月，余9个月 from 3 months, 9 to come')
    expect(forecastText(undefined, meals)).toContain('无预测 no forecast')
  })
})

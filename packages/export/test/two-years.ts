import type { Observation } from '@minzheng/core'
import { lastDay, parsePeriod } from '@minzheng/core/periods'
import { huzhou2024, huzhouCatalogue } from '@minzheng/huzhou'
import { makeBoard } from '@minzheng/plan'
import { reportOf, type Report, type ReportInput } from '../src/index.js'

export const [city, wuxing, nanxun, deqing, changxing, anji] = [
  '330500',
  '330502',
  '330503',
  '330521',
  '330522',
  '330523',
] as const
export const meals = 'elderly-care.new-meal-sites'
export const carers = 'elderly-care.certified-caregivers-per-10k-elderly'

/** A figure of a period, known or not. */
function figure(
  indicator: string,
  district: string,
  variant: string,
  period: string,
  value: number | null,
  more: Partial<Observation> = {},
): Observation {
  return {
    indicator,
    variant,
    part: null,
    district,
    period,
    numerator: null,
    denominator: null,
    value,
    status: value === null ? 'L' : 'A',
    reason: value === null ? 'not-returned' : null,
    asOf: lastDay(parsePeriod(period)),
    received: value === null ? 0 : 1,
    expected: 1,
    version: '1',
    revision: null,
    ...more,
  }
}

export type FigureOf = (indicator: string, district: string, period: string) => number | null | Partial<Observation>

/** The plan's real board and catalogue over figures of the test: by indicator, district and period. */
export function reportFrom(
  valueOf: FigureOf,
  {
    month = '2024-06',
    catalogue = huzhouCatalogue,
    period = `2024-01/${month}`,
    released,
  }: {
    month?: string
    period?: string
    catalogue?: ReportInput['catalogue']
    released?: ReportInput['released']
  } = {},
): Report {
  const observation = (indicator: string, district: string, variant: string, asked: string): Observation => {
    const told = valueOf(indicator, district, asked)
    return typeof told === 'number' || told === null
      ? figure(indicator, district, variant, asked, told)
      : figure(indicator, district, variant, asked, null, told)
  }
  const board = makeBoard({ plan: huzhou2024, catalogue, period, observation, weightOf: () => 1 })
  return reportOf({
    board,
    plan: huzhou2024,
    catalogue,
    month,
    observation,
    ...(released === undefined ? {} : { released }),
  })
}

/** A number that depends only on its key: stages 0 to 4, others to 999.99, and sometimes none. */
export function anyValue(seed: number): FigureOf {
  return (indicator, district, period) => {
    let mixed = seed
    for (const letter of `${indicator} ${district} ${period}`)
      mixed = (Math.imul(mixed, 31) + letter.charCodeAt(0)) >>> 0
    mixed = (Math.imul(mixed ^ (mixed >>> 15), 2_246_822_519) >>> 0) % 1_000_000
    if (mixed % 17 === 0) return null
    return huzhouCatalogue.indicator(indicator).unit === 'stage' ? mixed % 5 : (mixed % 100_000) / 100
  }
}

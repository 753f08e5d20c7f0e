import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  change,
  count,
  dataset,
  day,
  defineUnit,
  districtCode,
  indicator,
  integer,
  mean,
  money,
  ratio,
  sum,
  text,
  total,
  type Unit,
} from '../src/index.js'
import { shownAmount, shownObservation, shownParts } from '../src/doors/assessment.js'

const grants = dataset({
  name: 'grants',
  title: { zh: '救助', en: 'Grants' },
  counts: 'person-time',
  fields: {
    grant: text('编号', 'Grant'),
    district: districtCode(),
    paidOn: day('发放日期', 'Paid on'),
    amount: money('金额', 'Amount'),
    asked: money('申请金额', 'Asked'),
  },
  key: ['grant'],
  time: { kind: 'flow', on: 'paidOn' },
})
const paid = sum(grants, grants.col.amount)
const base = {
  name: { zh: '指标', en: 'Indicator' },
  time: 'flow',
  better: 'higher',
  lowestLevel: 'county',
} as const
const of = (unit: Unit, formula: unknown) =>
  indicator({ ...base, id: `test.in-${unit.replace('/', '-')}`, unit, variants: { standard: formula } } as never)
const figure = (numerator: number | null, denominator: number | null = null) => ({
  version: '',
  variant: 'standard',
  part: null,
  numerator,
  denominator,
})

describe('the numerator and denominator of a figure', () => {
  it('are in the unit of its value: money in yuan or ten thousand yuan, never in fen', () => {
    expect(shownParts(of('yuan', total(paid)), figure(117_050)).numerator).toEqual({ value: 1170.5, unit: 'yuan' })
    expect(shownParts(of('10k-yuan', total(paid)), figure(1_234_567_89)).numerator).toEqual({
      value: 123.456789,
      unit: '10k-yuan',
    })
    expect(shownParts(of('yuan', mean(paid, count(grants))), figure(117_000, 3))).toEqual({
      numerator: { value: 1170, unit: 'yuan' },
      denominator: { value: 3, unit: 'person-time' },
    })
    expect(
      shownParts(of('percent', ratio(paid, sum(grants, grants.col.asked), { scale: 100 })), figure(5_000, 20_000)),
    ).toEqual({
      numerator: { value: 50, unit: 'yuan' },
      denominator: { value: 200, unit: 'yuan' },
    })
    expect(
      shownParts(
        of('percent', change(total(paid), { from: 'same-period-last-year', as: 'percent' })),
        figure(-100, 20_000),
      ),
    ).toEqual({
      numerator: { value: -1, unit: 'yuan' },
      denominator: { value: 200, unit: 'yuan' },
    })
    expect(shownParts(of('person-time', total(count(grants))), figure(12)).numerator).toEqual({
      value: 12,
      unit: 'person-time',
    })
    expect(shownParts(of('yuan', total(paid)), figure(null)).numerator.value).toBeNull()
  })

  it('are in a unit of the deployment that is made of a smaller one, if the value is', () => {
    defineUnit('own/square-metre', { zh: '平方米', en: 'square metres', decimals: 0 })
    defineUnit('own/hectare', {
      zh: '公顷',
      en: 'hectares',
      decimals: 2,
      of: { unit: 'own/square-metre', count: 10_000 },
    })
    const plots = dataset({
      name: 'plots',
      title: { zh: '墓地', en: 'Plots' },
      counts: 'site',
      fields: {
        plot: text('编号', 'Plot'),
        district: districtCode(),
        usedOn: day('启用日期', 'Used on'),
        area: integer('面积', 'Area', 'own/square-metre'),
      },
      key: ['plot'],
      time: { kind: 'flow', on: 'usedOn' },
    })
    const area = sum(plots, plots.col.area)
    expect(shownParts(of('own/hectare', total(area)), figure(25_000)).numerator).toEqual({
      value: 2.5,
      unit: 'own/hectare',
    })
    expect(shownParts(of('own/square-metre', mean(area, count(plots))), figure(25_000, 2)).numerator).toEqual({
      value: 25_000,
      unit: 'own/square-metre',
    })
  })

  it('leave with their units, and without one if they are missing', () => {
    const share = of('percent', ratio(paid, sum(grants, grants.col.asked), { scale: 100 }))
    expect(shownObservation(share, { ...figure(5_000, 20_000), value: 25 })).toEqual({
      ...figure(50, 200),
      value: 25,
      unit: 'percent',
      numeratorUnit: 'yuan',
      denominatorUnit: 'yuan',
    })
    expect(shownObservation(share, figure(null))).toEqual({
      ...figure(null),
      unit: 'percent',
      numeratorUnit: null,
      denominatorUnit: null,
    })
  })

  it('lose no fen', () => {
    const exact = (unit: 'yuan' | '10k-yuan', size: number) =>
      fc.assert(
        fc.property(fc.integer({ min: -(10 ** 15) + 1, max: 10 ** 15 - 1 }), (fen) => {
          const [whole, decimals = ''] = (shownParts(of(unit, total(paid)), figure(fen)).numerator.value! + 0)
            .toFixed(size)
            .split('.')
          return BigInt(whole!.replace('-', '') + decimals) === BigInt(Math.abs(fen))
        }),
      )
    exact('yuan', 2)
    exact('10k-yuan', 6)
  })

  it('an amount shows its unit', () => {
    expect(shownAmount('fen', 117_000)).toEqual({ zh: '1,170.00 元', en: '1,170.00 yuan' })
    expect(shownAmount('person', 1200)).toEqual({ zh: '1,200 人', en: '1,200 persons' })
  })
})

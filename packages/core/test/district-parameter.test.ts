import { describe, expect, it } from 'vitest'
import { parameterInForce } from '../src/doors/districts.js'

const set = (district: string, effectiveOn: string, amount: number) => ({ district, effectiveOn, amount })

describe('the parameter in force', () => {
  const series = [
    set('000000', '2020-01-01', 1),
    set('330000', '2023-01-01', 2),
    set('330500', '2021-01-01', 3),
    set('330500', '2024-07-01', 4),
    set('330523', '2019-01-01', 5),
  ]

  it('is the latest of the nearest authority that had set one: a county’s own, though older, precedes the city’s', () => {
    expect(parameterInForce(series, '330523', '2024-12-31')?.amount).toBe(5)
    expect(parameterInForce(series, '330502', '2024-06-30')?.amount).toBe(3)
    expect(parameterInForce(series, '330502', '2024-07-01')?.amount).toBe(4)
    expect(parameterInForce(series, '330523001201', '2024-12-31')?.amount).toBe(5)
    expect(parameterInForce(series, '330100', '2024-12-31')?.amount).toBe(2)
    expect(parameterInForce(series, '110101', '2024-12-31')?.amount).toBe(1)
  })

  it('is not known before the first, or if nobody has set one', () => {
    expect(parameterInForce(series, '330502', '2019-12-31')).toBeUndefined()
    expect(parameterInForce([set('330523', '2019-01-01', 5)], '330502', '2024-12-31')).toBeUndefined()
  })

  it('of a township is its own: trailing zeros of 330502100 do not mean a wider area', () => {
    expect(parameterInForce([set('330502100', '2024-01-01', 9)], '330502103', '2024-12-31')).toBeUndefined()
  })
})

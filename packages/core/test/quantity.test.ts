import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addQuantities, convert, quantity, showQuantity, subtractQuantities } from '../src/base/quantity.js'

describe('an amount with its unit', () => {
  it('does not add to one of another unit', () => {
    // @ts-expect-error -- households and persons
    expect(() => addQuantities(quantity(1, 'household'), quantity(2, 'person'))).toThrow('household and person do not add up')
    // @ts-expect-error -- yuan and ten thousand yuan: convert first
    expect(() => subtractQuantities(quantity(1, 'yuan'), quantity(2, '10k-yuan'))).toThrow('do not add up')
    expect(addQuantities(quantity(1, 'household'), quantity(2, 'household'), quantity(3, 'household'))).toEqual({ value: 6, unit: 'household' })
  })

  it('of money is exact to the fen, where floating point is not', () => {
    expect(addQuantities(quantity('0.10', 'yuan'), quantity('0.20', 'yuan'))).toEqual({ value: 0.3, unit: 'yuan' })
    expect(convert(quantity('12.34', 'yuan'), 'fen')).toEqual({ value: 1234, unit: 'fen' })
    expect(convert(quantity('1.4', '10k-yuan'), 'yuan')).toEqual({ value: 14_000, unit: 'yuan' })
    expect(showQuantity(convert(quantity(123_456_789, 'fen'), '10k-yuan')).zh).toBe('123.456789 万元')
  })

  it.each([
    ['12.345', 'yuan', 'less than whole fen'],
    ['1.2345678', '10k-yuan', 'less than whole fen'],
    ['1,000', 'yuan', 'is not a number'],
    ['', 'person', 'is not a number'],
    ['1e3', 'person', 'is not a number'],
    ['99999999999999999', 'yuan', 'too large'],
  ] as const)('%s %s is refused: %s', (value, unit, why) => {
    expect(() => quantity(value, unit)).toThrow(why)
  })

  it('of persons cannot be told in yuan', () => {
    expect(() => convert(quantity(1, 'person'), 'yuan')).toThrow('person cannot be told in yuan')
  })

  it('of money, added and taken away again, is what it was; told in another unit and back too', () => {
    const anyYuan = fc.integer({ min: -(10 ** 11), max: 10 ** 11 }).map((fen) => convert(quantity(fen, 'fen'), 'yuan'))
    fc.assert(
      fc.property(anyYuan, anyYuan, (one, other) => {
        expect(subtractQuantities(addQuantities(one, other), other)).toEqual(one)
        expect(addQuantities(one, other)).toEqual(addQuantities(other, one))
        expect(convert(convert(one, '10k-yuan'), 'yuan')).toEqual(one)
      }),
    )
  })
})

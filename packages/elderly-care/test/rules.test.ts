import { describe, expect, it } from 'vitest'
import { bandsAcross, isOlderPerson, nationalOlderAge } from '../src/index.js'

describe('an older person', () => {
  it('is a person from the sixtieth birthday', () => {
    expect(isOlderPerson('1964-06-30', '2024-06-29', nationalOlderAge)).toBe(false)
    expect(isOlderPerson('1964-06-30', '2024-06-30', nationalOlderAge)).toBe(true)
  })

  it('born on 29 February is one on 29 February of the sixtieth year', () => {
    expect(isOlderPerson('1964-02-29', '2024-02-28', nationalOlderAge)).toBe(false)
    expect(isOlderPerson('1964-02-29', '2024-02-29', nationalOlderAge)).toBe(true)
  })

  it('is judged by the given age: 80 for the allowance of the very old', () => {
    expect(isOlderPerson('1944-06-30', '2024-06-30', { effectiveOn: '2013-07-01', years: 80 })).toBe(true)
    expect(isOlderPerson('1944-07-01', '2024-06-30', { effectiveOn: '2013-07-01', years: 80 })).toBe(false)
  })

  it('is not judged by a day that does not exist', () => {
    expect(() => isOlderPerson('1964-06-30', '2024-06-31', nationalOlderAge)).toThrow(/2024-06-31/)
    expect(() => isOlderPerson('1964-06-31', '2024-06-30', nationalOlderAge)).toThrow(/1964-06-31/)
  })
})

describe('age bands', () => {
  it('with a border at 60 are enough to count older people', () => {
    expect(
      bandsAcross(
        [
          { ageFrom: 0, ageTo: 59 },
          { ageFrom: 60, ageTo: 79 },
          { ageFrom: 80, ageTo: 150 },
        ],
        nationalOlderAge,
      ),
    ).toEqual([])
  })

  it('that run across 60 do not', () => {
    expect(
      bandsAcross(
        [
          { ageFrom: 55, ageTo: 64 },
          { ageFrom: 65, ageTo: 150 },
        ],
        nationalOlderAge,
      ),
    ).toEqual([{ ageFrom: 55, ageTo: 64 }])
    expect(bandsAcross([{ ageFrom: 55, ageTo: 60 }], nationalOlderAge)).toHaveLength(1)
  })
})

import { describe, expect, it } from 'vitest'
import { nationalOlderAge, per10kOlder, tooYoungFor, type PopulationCount } from '../../src/index.js'

const band = (
  ageFrom: number,
  ageTo: number,
  persons: number,
  changes: Partial<PopulationCount> = {},
): PopulationCount => ({
  base: 'registered',
  countedOn: '2023-12-31',
  ageFrom,
  ageTo,
  persons,
  ...changes,
})
const counts = [band(0, 59, 3_000), band(60, 79, 700), band(80, 150, 100), band(60, 150, 1_000, { base: 'resident' })]

describe('a number per 10,000 older people', () => {
  it('names its base', () => {
    expect(per10kOlder(2, counts, 'registered', '2024-12-31', nationalOlderAge)).toEqual({
      status: 'known',
      base: 'registered',
      per10k: 25,
      older: 800,
      countedOn: '2023-12-31',
    })
    expect(per10kOlder(2, counts, 'resident', '2024-12-31', nationalOlderAge)).toMatchObject({
      base: 'resident',
      per10k: 20,
      older: 1_000,
    })
  })

  it('uses the latest count, and none of the future', () => {
    const renewed = [...counts, band(60, 150, 400, { countedOn: '2024-06-30' })]
    expect(per10kOlder(2, renewed, 'registered', '2024-06-30', nationalOlderAge)).toMatchObject({ older: 400 })
    expect(per10kOlder(2, renewed, 'registered', '2024-06-29', nationalOlderAge)).toMatchObject({ older: 800 })
  })

  it.each([
    ['no count was taken', [], '2024-12-31', 'no-count'],
    ['the count is yet to come', counts, '2023-12-30', 'no-count'],
    ['the count is older than a year', counts, '2025-01-01', 'count-too-old'],
    ['a band runs across sixty', [band(55, 64, 10), band(65, 150, 90)], '2024-12-31', 'band-across'],
    ['nobody is old', [band(0, 59, 10)], '2024-12-31', 'nobody'],
  ] as const)('is not known if %s', (_says, given, day, reason) => {
    expect(per10kOlder(2, given, 'registered', day, nationalOlderAge)).toEqual({ status: 'not-known', reason })
  })
})

describe('a list of older persons', () => {
  it('contains nobody who was not yet sixty when put on it', () => {
    const list = [
      { bornOn: '1964-05-01', startedOn: '2024-05-01' },
      { bornOn: '1964-05-02', startedOn: '2024-05-01' },
    ]
    expect(tooYoungFor(list, nationalOlderAge)).toEqual([list[1]])
  })
})

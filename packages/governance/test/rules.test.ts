import { describe, expect, it } from 'vitest'
import { isInspectedWithinYear } from '../src/index.js'

describe('a special fund', () => {
  const inspected = (inspectedOn: string | null) => isInspectedWithinYear({ inspectedOn }, '2024-06-30')

  it('is inspected within the year from 1 January up to the day', () => {
    expect([inspected('2024-01-01'), inspected('2024-06-30')]).toEqual([true, true])
  })

  it('inspected last year must be inspected again', () => {
    expect(inspected('2023-12-31')).toBe(false)
  })

  it('is not inspected by an inspection still to come, or by none', () => {
    expect([inspected('2024-07-01'), inspected(null)]).toEqual([false, false])
  })
})

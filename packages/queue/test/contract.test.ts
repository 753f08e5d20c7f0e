import { describe, expect, it } from 'vitest'
import { parseRecompute, recomputeJob, recomputeOptions, RejectedJobError } from '../src/index.js'

const refusal = (data: unknown): string => {
  try {
    parseRecompute(data, (code) => code === '330502')
  } catch (error) {
    if (error instanceof RejectedJobError) return error.message
    throw error
  }
  return 'accepted'
}

describe('the recompute contract', () => {
  it('accepts a district of any level and every form of period', () => {
    for (const district of ['330500', '330502001', '330502001200'])
      for (const period of ['2024', '2024-S1', '2024-Q3', '2024-05', '2024-01/2024-05'])
        expect(parseRecompute({ district, period })).toEqual({ district, period })
  })

  it('tells all faults of a job in one line', () => {
    expect(refusal({ district: '3305', period: '2024-13', reason: 'because' })).toBe(
      'The job is refused: data.district must be a code of 6, 9 or 12 digits; data.period "2024-13" is not a period of whole months; write 2024, 2024-S1, 2024-Q1, 2024-05 or 2024-01/2024-05; data.reason must be one of import, sweep, request, repair',
    )
    expect(refusal({ district: '330502', period: '2024-05-17' })).toContain('data.period "2024-05-17" is not a period of whole months')
    expect(refusal('330502')).toBe('The job is refused: data must be an object with district and period')
    expect(refusal({ district: '330502', period: '2024', name: 'x' })).toBe('The job is refused: data only district, period and reason are allowed')
    expect(refusal({ period: 2024 })).toBe('The job is refused: data.district must be text; data.period must be text')
  })

  it('names a district that is not known', () => {
    expect(refusal({ district: '110101', period: '2024' })).toBe('The job is refused: data.district 110101 is not a district that is known here')
  })

  it('never repeats what looks like neither a district nor a period', () => {
    const identityNumber = '33050219500307261X'
    for (const data of [
      { district: identityNumber, period: identityNumber },
      { district: '330502', period: '2024', [identityNumber]: 1 },
      { district: '13905720000', period: '13905720000' },
      identityNumber,
    ]) {
      expect(refusal(data)).not.toContain('3305021950')
      expect(refusal(data)).not.toContain('1390572')
    }
  })

  it('keeps what a job returns to whole numbers', () => {
    expect(recomputeJob.result.safeParse({ cells: 3, changed: 1, milliseconds: 12 }).success).toBe(true)
    expect(recomputeJob.result.safeParse({ cells: 3, changed: 1, milliseconds: 12.5 }).success).toBe(false)
  })

  it('gives jobs for the same district and period one deduplication id', () => {
    expect(recomputeOptions({ district: '330502', period: '2024' }).deduplication).toEqual({ id: '330502.2024', keepLastIfActive: true })
  })
})

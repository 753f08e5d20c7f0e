import { describe, expect, it } from 'vitest'
import { jobOptions, jobs, parseJob, parseRecompute, recomputeOptions, RejectedJobError } from '../src/index.js'

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

  it('reports all faults of a job in one line', () => {
    expect(refusal({ district: '3305', period: '2024-13', reason: 'because' })).toBe(
      'The job is refused: data.district must be a code of 6, 9 or 12 digits; data.period must be a period of whole months (2024, 2024-S1, 2024-Q1, 2024-05 or 2024-01/2024-05), got "2024-13"; data.reason must be one of import, sweep, request, repair',
    )
    expect(refusal({ district: '330502', period: '2024-05-17' })).toContain(
      'data.period must be a period of whole months (2024, 2024-S1, 2024-Q1, 2024-05 or 2024-01/2024-05), got "2024-05-17"',
    )
    expect(refusal('330502')).toBe(
      'The job is refused: data must be an object of district, period, reason, domain and indicators',
    )
    expect(refusal({ district: '330502', period: '2024', name: 'x' })).toBe(
      'The job is refused: data must have only district, period, reason, domain and indicators',
    )
    expect(refusal({ period: 2024 })).toBe('The job is refused: data.district must be text; data.period must be text')
  })

  it('names an unknown district', () => {
    expect(refusal({ district: '110101', period: '2024' })).toBe(
      'The job is refused: data.district must be a district of this catalogue, got 110101',
    )
  })

  it('never repeats a value that does not look like a district or a period', () => {
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

  it('allows only whole numbers in a result', () => {
    const { result } = jobs.recompute
    expect(result.safeParse({ outcome: 'done', cells: 3, changed: 1, milliseconds: 12 }).success).toBe(true)
    expect(result.safeParse({ outcome: 'done', cells: 3, changed: 1, milliseconds: 12.5 }).success).toBe(false)
  })

  it('gives jobs for the same district and period the same deduplication id', () => {
    expect(recomputeOptions({ district: '330502', period: '2024' }).deduplication).toEqual({
      id: '330502.2024',
      keepLastIfActive: true,
    })
  })

  it('gives a narrower recompute another deduplication id than a wider one', () => {
    const wide = { district: '330502', period: '2024' }
    const ids = [
      wide,
      { ...wide, domain: 'registry' },
      { ...wide, indicators: ['registry.a'] },
      { ...wide, indicators: ['registry.b', 'registry.a'] },
    ]
    expect(new Set(ids.map((data) => recomputeOptions(data).deduplication?.id)).size).toBe(4)
    expect(recomputeOptions({ ...wide, indicators: ['registry.a', 'registry.b'] }).deduplication).toEqual(
      recomputeOptions(ids[3]!).deduplication,
    )
  })
})

describe('the contracts of the other jobs', () => {
  it.each([
    ['refresh', {}],
    ['verify', {}],
    ['verify', { district: '330502', period: '2024-Q1', mend: false }],
    ['import', { file: '2024-05/homes.csv', dataset: 'homes', returns: { district: '330502', period: '2024-05' } }],
    ['import', { file: 'homes.csv', register: 'part' }],
    ['import', { file: 'homes.csv', register: 'full', shrinks: true }],
    ['import', { file: 'homes.csv', revision: { reason: '漏报', by: 'city-1' } }],
    ['withdraw', { source: 3, reason: '报错月份', by: '安吉县民政局' }],
    ['withdraw', { source: 3, reason: '漏报', by: '安吉县民政局', revision: { reason: '漏报', by: 'city-1' } }],
    ['withdraw', { source: 3, returns: ['2025-12'], reason: '报错月份', by: '安吉县民政局' }],
    ['withdraw', { undo: 4, reason: '撤回有误', by: '安吉县民政局' }],
    ['restate', { district: '330502' }],
    ['restate', { dataset: 'homes' }],
    ['report', { month: '2024-05' }],
    ['report', { month: '2024-05', audience: 'public', release: 2 }],
    ['release', { month: '2024-05', by: 'city-1' }],
    ['release', { month: '2024-05', by: 'city-1', notes: '更正', revises: { number: 2, why: '漏报' } }],
    ['roll-over', { month: '2024-05', carry: false }],
    ['api-job', { job: 'j-aB3_-x' }],
  ] as const)('%s takes what is documented', (name, data) => {
    expect(parseJob(name, data)).toEqual(data)
    const { deduplication, attempts, removeOnComplete } = jobOptions(name, data)
    expect(deduplication).toMatchObject({ keepLastIfActive: true })
    expect(attempts).toBeGreaterThan(1)
    expect(removeOnComplete).toBeDefined()
  })

  it.each(['/etc/passwd', '../secret.csv', 'a/../../b.csv', 'a//b.csv', './a.csv', 'a\\b.csv', 'a\0.csv', ''])(
    'refuse an import of %j, which is not a path inside the folder',
    (file) => {
      expect(() => parseJob('import', { file })).toThrow(RejectedJobError)
    },
  )

  it('name the allowed values and never the given ones', () => {
    expect(() => parseJob('refresh', { person: '33050219500307261X' })).toThrow(
      'The job is refused: data must be an empty object',
    )
    expect(() => parseJob('report', { month: '33050219500307261X' })).toThrow(
      'The job is refused: data.month must be a month, such as 2024-05',
    )
    expect(() => parseJob('verify', { mend: 'yes' })).toThrow('The job is refused: data.mend must be true or false')
  })

  it('a withdrawal names one source or one act, and says why in words without a person', () => {
    const why = { reason: '报错月份', by: '安吉县民政局' }
    for (const reason of ['王小明重复登记', '330599;19400101;0010', '张三'])
      expect(() => parseJob('withdraw', { source: 1, ...why, reason })).toThrow(RejectedJobError)
    expect(() => parseJob('withdraw', { source: 1, ...why, reason: '张三' })).toThrow(
      'data.reason must be made of known words',
    )
    expect(() => parseJob('withdraw', { source: 1, ...why, by: '王小明' })).toThrow(
      'data.by must be an office or a post',
    )
    for (const data of [why, { ...why, source: 1, undo: 2 }])
      expect(() => parseJob('withdraw', data)).toThrow('data must have either source or undo')
    expect(() => parseJob('withdraw', { ...why, undo: 2, returns: 'all' })).toThrow('only with source')
    expect(() => parseJob('withdraw', { source: 1, ...why, reason: '张三 13812345678' })).toThrow(
      'data.reason must not contain a name, number, phone or address of a person',
    )
    for (const revision of [
      { reason: '王小明漏报', by: 'city-1' },
      { reason: '漏报', by: '王小明' },
      { reason: '漏报' },
    ])
      expect(() => parseJob('import', { file: 'homes.csv', revision })).toThrow(/data\.revision\.(reason|by) must be/)
    expect(() => parseJob('restate', {})).toThrow('data must have district or dataset')
  })

  it('a release names a month and an account, and says what it revises and why in words without a person', () => {
    const data = { month: '2024-05', by: 'city-1' }
    for (const [changed, words] of [
      [{ month: undefined }, 'data.month must be'],
      [{ month: '2024' }, 'data.month must be a month, such as 2024-05'],
      [{ by: undefined }, 'data.by must be text'],
      [{ by: '王小明' }, 'data.by must be the id of an actor'],
      [{ notes: '张三已核对' }, 'data.notes must be made of known words'],
      [{ revises: { number: 0, why: '漏报' } }, 'data.revises.number must be 1 or more'],
      [{ revises: { number: 1 } }, 'data.revises.why must be text'],
      [{ revises: { number: 1, why: '王小明漏报' } }, 'data.revises.why must be made of known words'],
      [{ plan: '2024' }, 'data must have only month, by, notes and revises'],
    ] as const)
      expect(() => parseJob('release', { ...data, ...changed })).toThrow(words)
    const { result } = jobs.release
    const done = { outcome: 'done', release: 1, head: 'f'.repeat(64), figures: 24, hidden: 6, milliseconds: 12 }
    expect(result.parse(done)).toEqual(done)
    expect(result.safeParse({ ...done, hidden: -1 }).success).toBe(false)
    // Two releases of a month are other work if one of them revises.
    const revises = { number: 1, why: '漏报' }
    expect(jobOptions('release', { ...data, revises }).deduplication).not.toEqual(
      jobOptions('release', data).deduplication,
    )
  })

  it('give jobs for the same work the same deduplication id, whatever the order of their fields', () => {
    const one = jobOptions('verify', { district: '330502', period: '2024' })
    expect(jobOptions('verify', { period: '2024', district: '330502' }).deduplication).toEqual(one.deduplication)
    expect(jobOptions('verify', { district: '330523', period: '2024' }).deduplication).not.toEqual(one.deduplication)
  })
})

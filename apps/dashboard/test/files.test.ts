import { describe, expect, it } from 'vitest'
import { readFilesSearch, readRefusedSearch } from '../src/board/files-search.js'
import type { FileReport } from '../src/data/files.js'
import { isClear, mayLand } from '../src/work/warnings.js'

const clear: FileReport = {
  file: '六月.csv',
  dataset: 'meal-sites',
  read: 3,
  accepted: 3,
  changed: 3,
  added: 3,
  refused: 0,
  skipped: 0,
  cells: 3,
  reasons: {},
  absent: { count: 0, keys: [] },
  locked: [],
  period: { from: '2024-06', asOf: '2024-06' },
  landedBefore: false,
}

describe('A file that was tried', () => {
  it('lands with all others that have no doubt only if nothing about it needs a look', () => {
    expect(isClear([clear])).toBe(true)
    const doubts: readonly Partial<FileReport>[] = [
      { refused: 1 },
      { locked: [{ month: '2024-06', district: '330502' }] },
      { landedBefore: true },
      { accepted: 0 },
      { absent: { count: 1, keys: [] } },
      { withheld: [{ district: '330502', period: '2024-06', months: ['2024-06'] }] },
      { period: null },
      { otherDistrict: '330503' },
      { titled: 'part' },
      { outside: { count: 1, rows: [] } },
      { unknown: ['备注'] },
      { outrankedBy: ['五月.csv'] },
      { overruled: 1 },
    ]
    for (const doubt of doubts) expect([doubt, isClear([clear, { ...clear, ...doubt }])]).toEqual([doubt, false])
  })

  it('lands after a look, but not what the service would refuse', () => {
    expect(mayLand([{ ...clear, refused: 2, period: null, absent: { count: 3, keys: [] } }], false)).toBe(true)
    const locked = { ...clear, locked: [{ month: '2024-06', district: '330502' }] }
    expect([mayLand([locked], false), mayLand([locked], true)]).toEqual([false, true])
    expect(mayLand([{ ...clear, absent: { count: 30, keys: [], tooMany: true } }], true)).toBe(false)
    expect(mayLand([clear, { ...clear, accepted: 0 }], false)).toBe(false)
    expect(mayLand([{ ...clear, landedBefore: true }], false)).toBe(false)
    // A register that lists nobody is a report too.
    expect(mayLand([{ ...clear, read: 0, accepted: 0 }], false)).toBe(true)
  })
})

describe('An address of the pages of files', () => {
  it('says dataset, source and reason, and nothing else', () => {
    expect(readFilesSearch({ dataset: 'meal-sites', name: '张三' })).toEqual({ dataset: 'meal-sites' })
    expect(readRefusedSearch({ dataset: 'meal-sites', source: '12', code: 'day', line: '5' })).toEqual({
      dataset: 'meal-sites',
      source: '12',
      code: 'day',
    })
    for (const wrong of [{ source: '0' }, { source: 'x' }, { code: '日期' }, { dataset: '助餐点' }])
      expect([wrong, readRefusedSearch(wrong)]).toEqual([wrong, {}])
  })
})

import { afterEach, expect, it, vi } from 'vitest'
import { step } from '../src/terminal/progress.js'

const isTTY = process.stdout.isTTY

afterEach(() => {
  process.stdout.isTTY = isTTY
  vi.restoreAllMocks()
})

it('the bar of an import leaves Ctrl-C to the system, which ends the process even while a file keeps it busy', () => {
  process.stdout.isTTY = true
  vi.spyOn(console, 'log').mockImplementation(() => {})
  const before = ['SIGINT', 'SIGTERM'].map((signal) => process.listenerCount(signal))
  const shown = step('导入 import')
  shown.update(0, 2, 'a.csv')
  expect(['SIGINT', 'SIGTERM'].map((signal) => process.listenerCount(signal))).toEqual(before)
  shown.done('')
})

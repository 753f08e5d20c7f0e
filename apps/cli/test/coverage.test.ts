import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { huzhou2024, huzhouCatalogue } from '@minzheng/huzhou'
import { coverageOf } from '@minzheng/plan'
import { coveragePage } from '../src/terminal/coverage-page.js'

const coverage = coverageOf(huzhou2024, huzhouCatalogue)

it('every indicator quotes its item of the plan letter for letter', () => {
  expect(coverage.misquoted).toEqual([])
})

it('every merged reading is covered by existing indicators, and is not one itself', () => {
  for (const { proposed, into } of coverage.merged) {
    expect(huzhouCatalogue.indicators.has(proposed), proposed).toBe(false)
    for (const id of into) expect(huzhouCatalogue.indicators.has(id), id).toBe(true)
  }
})

it('the page of clauses agrees with the definitions: minzheng coverage --markdown docs/plan-coverage.md', () => {
  const page = readFileSync(fileURLToPath(new URL('../../../docs/plan-coverage.md', import.meta.url)), 'utf8')
  expect(page).toBe(coveragePage(coverage, huzhou2024.title))
})

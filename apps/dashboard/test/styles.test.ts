import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const folder = new URL('../src/styles/', import.meta.url)
const sheets = readdirSync(folder).filter((name) => name.endsWith('.css'))

/** What a sheet says of things outside media queries, such as `.facts` and `.facts dt`. */
const selectorsOf = (sheet: string): readonly string[] =>
  readFileSync(new URL(sheet, folder), 'utf8')
    .split('\n')
    .filter((line) => /^[.a-z].*[{,]$/.test(line))
    .map((line) => line.replace(/ ?[{,]$/, ''))

it('each thing has its look from one sheet, so that it does not depend on which page was opened first', () => {
  const sheetsOf = new Map<string, Set<string>>()
  for (const sheet of sheets)
    for (const selector of selectorsOf(sheet)) sheetsOf.set(selector, (sheetsOf.get(selector) ?? new Set()).add(sheet))
  expect(sheetsOf.size).toBeGreaterThan(300)
  expect([...sheetsOf].filter(([, { size }]) => size > 1).map(([selector, of]) => [selector, ...of])).toEqual([])
})

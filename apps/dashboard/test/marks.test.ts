import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const folder = new URL('../src/', import.meta.url)
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.tsx'))
const filesWith = (text: RegExp): readonly string[] =>
  files.filter((name) => text.test(readFileSync(new URL(name, folder), 'utf8')))

it('a target is written by one component, which marks what the plan does not state', () => {
  expect(files.length).toBeGreaterThan(50)
  expect(filesWith(/target\??\.shown/)).toEqual(['parts/target.tsx'])
  expect(filesWith(/'figure\.reference'/)).toEqual(['parts/target.tsx'])
})

it('who marks a target says on the same page what the mark means', () => {
  // A cell of the table of promises has its note below the table; a promise has it below the list.
  const parts = ['parts/target.tsx', 'overview/board-cell.tsx', 'item/promise.tsx']
  const marking = filesWith(/<(TargetShown|ReferenceMark) /).filter((name) => !parts.includes(name))
  expect(marking.length).toBeGreaterThan(3)
  expect(marking.filter((name) => !filesWith(/<ReferenceNote /).includes(name))).toEqual([])
})

it('a form that asks for something says so in the words of the page, not in those of the browser', () => {
  const asking = filesWith(/ (required|pattern=)/).filter((name) => name !== 'parts/checked-input.tsx')
  expect(asking.length).toBeGreaterThan(5)
  expect(asking.filter((name) => filesWith(/<(form|input)\b/).includes(name))).toEqual([])
})

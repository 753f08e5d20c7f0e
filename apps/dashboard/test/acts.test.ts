import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const folder = new URL('../src/', import.meta.url)

it('what is sent goes by the one hook that sends it once, so that a second click sends nothing', () => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name))
  const sending = files.filter((name) => /\buseMutation\b/.test(readFileSync(new URL(name, folder), 'utf8')))
  expect(sending).toEqual(['data/act.ts'])
})

import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'

const packages = fileURLToPath(new URL('../packages/', import.meta.url))
/** Each first example of a README, with what it says of its results: `value // → 1`. */
const examples = readdirSync(packages).flatMap((name) => {
  const block = /```ts\n([\s\S]*?)```/.exec(readFileSync(`${packages}${name}/README.md`, 'utf8'))?.[1]
  return block?.includes('// → ') === true ? [{ name, block }] : []
})

// Beside each package's own tests, so that what it imports is found as a user's would be.
const made: string[] = []
afterAll(() => made.forEach((folder) => rmSync(folder, { recursive: true, force: true })))

describe('the example of the README', () => {
  it.each(examples)('of $name runs and gives what it says', async ({ name, block }) => {
    const said: string[] = []
    const code = block.replaceAll(/^(.*\S) \/\/ → (.+)$/gm, (_, expression: string, result: string) => {
      said.push(result)
      return `results.push([${expression}, ${result}])`
    })
    const folder = `${packages}${name}/.readme`
    made.push(folder)
    mkdirSync(folder, { recursive: true })
    writeFileSync(`${folder}/example.ts`, `export const results: [unknown, unknown][] = []\n${code}`)
    const { results } = (await import(`${folder}/example.ts`)) as { results: readonly (readonly [unknown, unknown])[] }
    expect(results.length).toBe(said.length)
    for (const [found, wanted] of results) expect(found).toEqual(wanted)
  })

  it('is there for core', () => {
    expect(examples.map(({ name }) => name)).toContain('core')
  })
})

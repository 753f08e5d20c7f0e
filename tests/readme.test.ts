import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'

const packages = fileURLToPath(new URL('../packages/', import.meta.url))
/** The first example of each README, with its expected results: `value // → 1`. */
const examples = readdirSync(packages).flatMap((name) => {
  const block = /```ts\n([\s\S]*?)```/.exec(readFileSync(`${packages}${name}/README.md`, 'utf8'))?.[1]
  return block?.includes('// → ') === true ? [{ name, block }] : []
})

// Inside each package, so that imports resolve as for a user.
const made: string[] = []
afterAll(() => made.forEach((folder) => rmSync(folder, { recursive: true, force: true })))

describe('the example of the README', () => {
  it.each(examples)('of $name runs and gives its stated results', async ({ name, block }) => {
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

  it('exists for core', () => {
    expect(examples.map(({ name }) => name)).toContain('core')
  })
})

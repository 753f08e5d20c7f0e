import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const folders = ['packages', 'deployments'].flatMap((group) =>
  readdirSync(`${root}${group}`).map((name) => ({ name, folder: `${root}${group}/${name}` })),
)
/** The first example of each README, with its expected results: `value // → 1`. */
const examples = folders.flatMap(({ name, folder }) => {
  const block = /```ts\n([\s\S]*?)```/.exec(readFileSync(`${folder}/README.md`, 'utf8'))?.[1]
  return block?.includes('// → ') === true ? [{ name, at: folder, block }] : []
})

// Inside each package, so that imports resolve as for a user.
const made: string[] = []
afterAll(() => made.forEach((folder) => rmSync(folder, { recursive: true, force: true })))

describe('the example of the README', () => {
  it.each(examples)('of $name runs and gives its stated results', async ({ at, block }) => {
    const said: string[] = []
    const code = block.replaceAll(/^(.*\S) \/\/ → (.+)$/gm, (_, expression: string, result: string) => {
      said.push(result)
      return `results.push([${expression}, ${result}])`
    })
    const folder = `${at}/.readme`
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

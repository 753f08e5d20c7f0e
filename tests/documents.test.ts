import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const read = (page: string): string => readFileSync(join(root, page), 'utf8')

describe('Documents', () => {
  /** CONTRIBUTING adds a kind of formula as an example. */
  const invented = 'packages/core/src/formula/range.ts'

  it.each(['docs/architecture.md', 'CONTRIBUTING.md'])('%s names only files that there are', (page) => {
    const named = [...read(page).matchAll(/`((?:packages|apps|scripts|tests|site)\/[\w./-]+\.\w+)`/g)]
    expect(named.length).toBeGreaterThan(5)
    expect(named.map(([, path]) => path).filter((path) => path !== invented && !existsSync(join(root, path)))).toEqual(
      [],
    )
  })
})

/** Neither sources nor documents: what was installed or built, and what other tests make and remove meanwhile. */
const notOurs = new Set(['.git', '.turbo', '.minzheng', '.readme', 'dist', 'node_modules'])

/** The files of a folder and of those in it, relative to the root. */
const filesIn = (folder: string): readonly string[] =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return notOurs.has(entry.name) ? [] : filesIn(path)
    return [path]
  })

describe('Commands in Markdown', () => {
  it('ask nothing: each `npx` has `-y`', () => {
    const all = filesIn('.').filter((file) => file.endsWith('.md'))
    expect(all).toEqual(
      expect.arrayContaining(['README.md', '.changeset/README.md', '.github/pull_request_template.md']),
    )
    expect(all.filter((page) => /\bnpx (?!-y )/.test(read(page)))).toEqual([])
  })
})

describe('paths that the architecture names', () => {
  const named = [...read('docs/architecture.md').matchAll(/`([\w./-]+\.(?:ts|mjs|py|md))`/g)].map(([, path]) => path)
  // A short path is one inside a package.
  const all = ['packages', 'apps', 'tests', 'scripts', 'docs'].flatMap(filesIn)

  it('exist', () => {
    expect(named.length).toBeGreaterThan(30)
    expect(named.filter((path) => !all.some((file) => file === path || file.endsWith(`/${path}`)))).toEqual([])
  })

  it('are of the files that the walk-through is about', () => {
    const names = new Set(named.map((path) => basename(path)))
    for (const name of ['import-file.ts', 'land.ts', 'caregivers.ts', 'recompute.ts']) expect(names).toContain(name)
  })
})

import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const read = (page: string): string => readFileSync(join(root, page), 'utf8')

describe('Documents', () => {
  /** CONTRIBUTING adds a kind of formula as an example. */
  const invented = 'packages/core/src/formula/range.ts'

  it.each(['docs/architecture.md', 'CONTRIBUTING.md'])('%s names only files that there are', (page) => {
    const named = [...read(page).matchAll(/`((?:packages|deployments|apps|scripts|tests|site)\/[\w./-]+\.\w+)`/g)]
    expect(named.length).toBeGreaterThan(5)
    expect(named.map(([, path]) => path).filter((path) => path !== invented && !existsSync(join(root, path)))).toEqual(
      [],
    )
  })
})

/** The files of the project, asked of git: other tests make folders beside the packages while this one runs. */
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .trim()
  .split('\n')
  .filter((file) => existsSync(join(root, file)))

describe('Commands in Markdown', () => {
  it('ask nothing: each `npx` has `-y`', () => {
    const all = files.filter((file) => file.endsWith('.md'))
    expect(all).toEqual(
      expect.arrayContaining(['README.md', '.changeset/README.md', '.github/pull_request_template.md']),
    )
    expect(all.filter((page) => /\bnpx (?!-y )/.test(read(page)))).toEqual([])
  })
})

describe('paths that the architecture names', () => {
  const named = [...read('docs/architecture.md').matchAll(/`([\w./-]+\.(?:ts|mjs|py|md))`/g)].map(([, path]) => path)
  // A short path is one inside a package.
  const all = files.filter((file) => /^(?:packages|deployments|apps|tests|scripts|docs)\//.test(file))

  it('exist', () => {
    expect(named.length).toBeGreaterThan(30)
    expect(named.filter((path) => !all.some((file) => file === path || file.endsWith(`/${path}`)))).toEqual([])
  })

  it('are of the files that the walk-through is about', () => {
    const names = new Set(named.map((path) => basename(path)))
    for (const name of ['import-file.ts', 'land.ts', 'caregivers.ts', 'recompute.ts']) expect(names).toContain(name)
  })
})

import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { collect, withLinks } from '../collect.mjs'

describe('Links', () => {
  it('are replaced in text, and not in code', async () => {
    const text = 'See [a](a.md), `[b](b.md)` and [`c`](c.md).\n\n```md\n[d](d.md)\n```\n\n[e](https://e.org) [f](#f)\n'
    expect(await withLinks(text, (link) => Promise.resolve(`<${link}>`))).toBe(
      'See [a](<a.md>), `[b](b.md)` and [`c`](<c.md>).\n\n```md\n[d](d.md)\n```\n\n[e](https://e.org) [f](#f)\n',
    )
  })
})

const root = fileURLToPath(new URL('../..', import.meta.url))

describe.skipIf(!existsSync(join(root, '.git')))('The documents of this repository', () => {
  it('have no dead links', { timeout: 60_000 }, async () => {
    const pages = mkdtempSync(join(tmpdir(), 'minzheng-pages-'))
    try {
      expect((await collect(root, pages)).length).toBeGreaterThan(40)
    } finally {
      rmSync(pages, { recursive: true })
    }
  })
})

describe('Pages', () => {
  let folder: string
  const write = (file: string, text: string): void => {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), text)
  }
  const page = (file: string): string => readFileSync(join(folder, 'pages', file), 'utf8')

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'minzheng-pages-'))
    execFileSync('git', ['init', '-q'], { cwd: folder })
    write('.gitignore', 'pages\nsecret*\n')
  })
  afterEach(() => {
    rmSync(folder, { recursive: true })
  })

  it('link to each other, and to pages that show other files of the repository', async () => {
    write('README.md', '# Home\n\n[core](packages/core/README.md#use), [the same](packages/core), [deploy](deploy)\n')
    write('packages/core/README.md', '# Core\n\n## Use\n\n[home](../../README.md) [config](../../deploy/a.yaml)\n')
    write('deploy/a.yaml', 'a: 1\n')
    write('deploy/secret.yaml', 'password: 1\n')
    expect(await collect(folder, join(folder, 'pages'))).toEqual([
      { file: 'README.md', page: 'index.md', title: 'Home' },
      { file: 'packages/core/README.md', page: 'packages/core/index.md', title: 'Core' },
    ])
    expect(page('index.md')).toContain(
      '[core](./packages/core/index.md#use), [the same](./packages/core/index.md), [deploy](./files/deploy/index.md)',
    )
    expect(page('packages/core/index.md')).toContain('[home](../../index.md) [config](../../files/deploy/a.yaml.md)')
    expect(page('files/deploy/index.md')).toBe('# `deploy`\n\n- [`a.yaml`](a.yaml.md)\n')
    expect(page('files/deploy/a.yaml.md')).toBe('# `deploy/a.yaml`\n\n```yaml\na: 1\n```\n')
    // No page contains what git ignores.
    expect(existsSync(join(folder, 'pages/files/deploy/secret.yaml.md'))).toBe(false)
  })

  it('are refused if a link is dead, or leads to a file that git ignores', async () => {
    write('README.md', '# Home\n\n[a](docs/a.md) [b](secret.yaml) [c](../outside.md)\n')
    write('secret.yaml', 'password: 1\n')
    await expect(collect(folder, join(folder, 'pages'))).rejects.toThrow(
      'Dead links:\n  README.md: docs/a.md\n  README.md: secret.yaml\n  README.md: ../outside.md',
    )
  })
})

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readChangeset, withRelease } from '../scripts/changelog.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const read = (path: string): unknown => JSON.parse(readFileSync(join(root, path), 'utf8'))
const manifests = ['packages', 'deployments', 'apps', 'examples'].flatMap((group) =>
  readdirSync(join(root, group))
    .filter((name) => existsSync(join(root, group, name, 'package.json')))
    .map(
      (name) =>
        read(`${group}/${name}/package.json`) as {
          readonly name: string
          readonly version: string
          readonly private?: boolean
        },
    ),
)
const published = manifests.filter((manifest) => manifest.private !== true)

describe('Changesets', () => {
  it('give all published packages one version, and private ones none', () => {
    expect(read('.changeset/config.json')).toMatchObject({
      fixed: [['@minzheng/*']],
      privatePackages: { version: false, tag: false },
    })
    expect(published.length).toBeGreaterThan(10)
    expect([...new Set(published.map(({ version }) => version))]).toHaveLength(1)
  })

  it('that wait name published packages only', () => {
    const names = new Set(published.map(({ name }) => name.replace('@minzheng/', '')))
    const waiting = readdirSync(join(root, '.changeset')).filter((name) => name.endsWith('.md') && name !== 'README.md')
    for (const name of waiting) {
      const { packages, text } = readChangeset(readFileSync(join(root, '.changeset', name), 'utf8'))
      expect(
        packages.filter((each) => !names.has(each)),
        name,
      ).toEqual([])
      expect(text === '', name).toBe(packages.length === 0)
    }
  })

  it('move to the top of the changelog, each below its packages', () => {
    const changelog = '# Changes\n\nWhat users meet.\n\n## 2026-11-26: earlier\n\n- old\n'
    const texts = [
      '---\n"@minzheng/store": minor\n"@minzheng/core": minor\n---\n\nFigures may be of a week.\nMonths stay.\n',
      "---\n'@minzheng/queue': patch\n---\n\nA job says more.\n",
      '---\n"@minzheng/core": patch\n"@minzheng/store": patch\n---\n\nA sum is exact.\n',
      // Of `changeset --empty`.
      '---\n---\n',
    ]
    expect(withRelease(changelog, { version: '0.2.0', day: '2026-12-01', texts })).toBe(`# Changes

What users meet.

## 0.2.0 (2026-12-01)

### core, store

- Figures may be of a week.
  Months stay.
- A sum is exact.

### queue

- A job says more.

## 2026-11-26: earlier

- old
`)
  })

  it('without a head are refused', () => {
    expect(() => readChangeset('A sum is exact.')).toThrow(
      'A changeset must begin with the packages between two lines ---, got "A sum is exact."',
    )
  })
})

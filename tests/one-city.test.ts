import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Huzhou by its name, that of a county, or a code of one of its districts. */
const huzhou = /huzhou|湖州|3305|吴兴|南浔|德清|长兴|安吉/i

/** The files that name Huzhou, below `src` of each package of a group: `packages/core/index.ts` for its index. */
function namingHuzhou(group: string): readonly string[] {
  return readdirSync(join(root, group)).flatMap((name) => {
    const src = join(root, group, name, 'src')
    return readdirSync(src, { encoding: 'utf8', recursive: true })
      .filter((file) => /\.(ts|json)$/.test(file) && huzhou.test(readFileSync(join(src, file), 'utf8')))
      .map((file) => `${group}/${name}/${file}`)
  })
}

/**
 * What in packages may still name Huzhou: the small city of tests. This list only shrinks; a name
 * that ends in / is a folder.
 */
const allowed: readonly string[] = [
  'packages/core/testing/any-history.ts',
  'packages/core/testing/any-tree.ts',
  'packages/core/testing/describe-checks.ts',
  'packages/core/testing/describe-domain.ts',
  'packages/core/testing/example-districts.ts',
  'packages/core/testing/small-city.ts',
]

/** Programs that measure and break things; their cities are still made of Huzhou's. */
const measuring = ['apps/abuse/', 'apps/bench/', 'apps/chaos/']

describe('Huzhou', () => {
  it('is named by the products in one file, which makes it the default', () => {
    expect(namingHuzhou('apps').filter((file) => !measuring.some((folder) => file.startsWith(folder)))).toEqual([
      'apps/worker/base/default-deployment.ts',
    ])
  })

  it('is named in packages by the listed files at most, and the list has no others', () => {
    const found = namingHuzhou('packages')
    const lists = (entry: string, file: string): boolean =>
      entry.endsWith('/') ? file.startsWith(entry) : file === entry
    expect(found.filter((file) => !allowed.some((entry) => lists(entry, file)))).toEqual([])
    expect(allowed.filter((entry) => !found.some((file) => lists(entry, file)))).toEqual([])
  })
})

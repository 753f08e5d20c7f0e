import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * A package whose code is divided into rooms: its `src/README.md` lists them, each below those that it may import from.
 */
interface Divided {
  readonly name: string
  readonly src: string
  readonly rooms: readonly string[]
}

const packages = ['packages', 'deployments', 'apps'].flatMap((group) =>
  readdirSync(join(root, group)).map((name) => ({ name: `${group}/${name}`, src: join(root, group, name, 'src') })),
)

const divided: readonly Divided[] = packages
  .map(({ name, src }) => ({ name, src, page: join(src, 'README.md') }))
  .filter(({ page }) => existsSync(page))
  .map(({ page, ...each }) => ({
    ...each,
    rooms: [...readFileSync(page, 'utf8').matchAll(/^\| `([^`]+)` \|/gm)].map(([, room]) => room),
  }))

const typescriptIn = (folder: string, recursive: boolean): readonly string[] =>
  readdirSync(folder, { encoding: 'utf8', recursive }).filter((file) => /\.tsx?$/.test(file))

/** The files of a package, and what each imports of the same package; both relative to `src`. */
function filesOf(src: string): readonly { readonly file: string; readonly imports: readonly string[] }[] {
  return typescriptIn(src, true).map((file) => ({
    file,
    // In the form of the formatter: single quotes, on one line.
    imports: [...readFileSync(join(src, file), 'utf8').matchAll(/\b(?:from |import |import\()'(\.[^']+)'/g)]
      .map(([, name]) => name)
      .map((name) => relative(src, join(src, dirname(file), name)).replace(/\.js$/, '.ts')),
  }))
}

const roomOf = (file: string): string => (dirname(file) === '.' ? basename(file) : file.split('/')[0])

/** A folder with more files than this must be divided into rooms. */
const mostFlat = 12

describe('Rooms', () => {
  it('exist in each package that is not small', () => {
    expect(divided.length).toBeGreaterThan(5)
    const flat = packages.filter(({ src }) => typescriptIn(src, false).length > mostFlat)
    expect(flat.map(({ name }) => name)).toEqual([])
  })

  it.each(divided)('of $name are all listed, and no others', ({ src, rooms }) => {
    const found = new Set(filesOf(src).map(({ file }) => roomOf(file)))
    expect([...rooms].toSorted()).toEqual([...found].toSorted())
  })

  it.each(divided)('of $name import only from rooms above them in the list', ({ src, rooms }) => {
    const files = filesOf(src)
    const backwards = files.flatMap(({ file, imports }) =>
      imports
        .filter((other) => rooms.indexOf(roomOf(other)) > rooms.indexOf(roomOf(file)))
        .map((other) => `${file} imports ${other}`),
    )
    expect(files.flatMap(({ imports }) => imports).length).toBeGreaterThan(0)
    expect(backwards).toEqual([])
  })
})

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))

/** The rows of the tables of `docs/errors.md`. */
const listed = [
  ...readFileSync(join(root, 'docs/errors.md'), 'utf8').matchAll(/^\| `([^`]+)` \| `(\w+)` \| .+ \|$/gm),
].map(([, code, name]) => ({ code, name }))

const sources = ['packages', 'deployments', 'apps'].flatMap((group) =>
  readdirSync(join(root, group)).flatMap((name) => {
    const src = join(root, group, name, 'src')
    return readdirSync(src, { encoding: 'utf8', recursive: true })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => ({ file: `${group}/${name}/src/${file}`, text: readFileSync(join(src, file), 'utf8') }))
  }),
)

/** The texts of a union type, such as `'a' | 'b'`. */
function membersOf(file: string, type: string): readonly string[] {
  const { text } = sources.find((source) => source.file === file)!
  const [, union] = new RegExp(`^export type ${type} =((?:\\s+\\| '[^']+')+)`, 'm').exec(text)!
  return [...union.matchAll(/'([^']+)'/g)].map(([, code]) => code)
}

/** Each class of errors, and the type argument that states its codes. */
const classes = sources.flatMap(({ file, text }) =>
  [...text.matchAll(/class (\w+)(?:<[^>]*>)? extends (\w*Error)(?:<'?([^>']*)'?>)?/g)].map(([, name, base, codes]) => ({
    file,
    name,
    base,
    codes,
  })),
)

const declared = [
  ...membersOf('packages/core/src/base/errors.ts', 'ErrorCode').map((code) => `MinzhengError ${code}`),
  ...classes
    .filter(({ base }) => base === 'MinzhengError')
    .flatMap(({ name, codes }) =>
      codes === 'ImportErrorCode'
        ? membersOf('packages/ingest/src/base/import-error.ts', codes).map((code) => `${name} ${code}`)
        : [`${name} ${codes}`],
    ),
]

/** The packages that export classes of errors. */
const packages = ['access', 'disclosure', 'ingest', 'queue', 'release', 'store']
  .map((name) => `packages/${name}`)
  .concat('apps/worker')

const entry = (name: string): string => pathToFileURL(join(root, name, 'dist/index.js')).href

describe('Errors', () => {
  it('all extend MinzhengError', () => {
    expect(classes.length).toBeGreaterThan(15)
    expect(classes.filter(({ base }) => base !== 'MinzhengError').map(({ file, name }) => `${file} ${name}`)).toEqual([
      // Of the client, which others install without any other package of ours.
      'packages/client/src/api-problem.ts ApiProblem',
      'packages/core/src/base/errors.ts MinzhengError',
    ])
  })

  it('are on the page of errors, each code once, and no others', () => {
    expect(listed.map(({ name, code }) => `${name} ${code}`).toSorted()).toEqual(declared.toSorted())
    const codes = listed.map(({ code }) => code)
    expect(new Set(codes).size).toBe(codes.length)
    expect(codes.filter((code) => !/^[a-z]+(-[a-z]+)+$/.test(code))).toEqual([])
  })

  it.each(packages)('of %s are of the one class that core exports', async (name) => {
    const { MinzhengError } = (await import(entry('packages/core'))) as { readonly MinzhengError: typeof Error }
    const offers = Object.values((await import(entry(name))) as Record<string, unknown>)
    const errors = offers.filter(
      (each): each is typeof Error => typeof each === 'function' && each.prototype instanceof Error,
    )
    expect(errors.length).toBeGreaterThan(0)
    expect(errors.filter((each) => !(each.prototype instanceof MinzhengError))).toEqual([])
  })
})

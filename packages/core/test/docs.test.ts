import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const index = fileURLToPath(new URL('../src/index.ts', import.meta.url))

/** Every name that a module exports from others, with the file that declares it. */
function exportedNames(file: string): readonly { readonly name: string; readonly from: string }[] {
  const source = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
  const statements = [...source.matchAll(/export\s+(?:type\s+)?\{([^}]*)\}\s*from\s*'([^']+)'/g)]
  return statements.flatMap(([, names, from]) =>
    names!
      .split(',')
      .map((name) =>
        name
          .replace(/^\s*type\s+/, '')
          .split(/\s+as\s+/)[0]!
          .trim(),
      )
      .filter((name) => name !== '')
      .map((name) => ({ name, from: join(dirname(file), from!.replace(/\.js$/, '.ts')) })),
  )
}

/** True if the first declaration of a name is directly below a docstring with text. */
function isDocumented(source: string, name: string): boolean {
  const declaration = new RegExp(
    String.raw`^export (?:abstract |async )?(?:function\*?|const|interface|type|class) ${name}\b`,
    'm',
  ).exec(source)
  if (declaration === null) return false
  const docstring = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\n$/.exec(source.slice(0, declaration.index))
  return docstring !== null && /\p{L}/u.test(docstring[1]!)
}

it('the reader of docstrings distinguishes a docstring from a missing one', () => {
  const source = [
    '/** The first. */',
    'export const first = 1',
    'export const second = 2',
    '/** Far off. */',
    '',
    'export const third = 3',
    '/* plain */',
    'export function fourth(): void {}',
    '/**',
    ' * Of two lines.',
    ' */',
    'export interface Fifth {}',
    '/** */',
    'export type Sixth = 6',
  ].join('\n')
  const names = ['first', 'second', 'third', 'fourth', 'Fifth', 'Sixth', 'absent']
  expect(names.filter((name) => isDocumented(source, name))).toEqual(['first', 'Fifth'])
})

it('the index is read completely: it has statements of no other form', () => {
  const names = exportedNames(index).map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
  expect(names).toEqual(expect.arrayContaining(['evaluate', 'Observation', 'MinzhengError']))
  const rest = readFileSync(index, 'utf8')
    .replace(/^\/\/.*$/gm, '')
    .replace(/export\s+(?:type\s+)?\{[^}]*\}\s*from\s*'[^']+'/g, '')
  expect(rest.trim()).toBe('')
})

it('every exported name has a docstring at its declaration', () => {
  const without = exportedNames(index).filter(({ name, from }) => !isDocumented(readFileSync(from, 'utf8'), name))
  expect(without.map(({ name, from }) => `${name} (${from.slice(dirname(index).length + 1)})`)).toEqual([])
})

import { readdirSync, readFileSync, statSync } from 'node:fs'
import { extname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const glossary = 'docs/glossary.md'

/** Where the phrases are not used: everywhere. */
const folders = ['.']

/** The glossary lists the phrases, this test quotes some, and a command writes the page from the definitions. */
const exempt = new Set([glossary, 'tests/words.test.ts', 'docs/plan-coverage.md'])
const notOurs = new Set([
  'node_modules',
  'dist',
  'coverage',
  '.git',
  '.turbo',
  '.minzheng',
  '.pages',
  '.cache',
  '.readme',
])
/** Files whose comments and texts are read; of others, such as Markdown, everything is. */
const code = new Set(['.ts', '.tsx', '.mjs', '.js'])
const text = new Set(['.md', '.py', '.yaml', '.yml', '.service'])

interface Phrase {
  readonly words: string
  readonly instead: string
  readonly pattern: RegExp
}

/** The rows of the table "Not used"; "…" is a gap of a few words. */
function phrasesOf(page: string): readonly Phrase[] {
  const [, table = ''] = page.split('\n## Not used\n')
  return [...table.matchAll(/^\| (?!phrase|-)([^|]+) \| ([^|]+) \|$/gm)].flatMap(([, cell, instead]) =>
    cell.split(', ').map((words) => ({ words, instead, pattern: patternOf(words) })),
  )
}

/** Finds a phrase, also if a line of a comment or of a list ends within it. */
function patternOf(words: string): RegExp {
  // One way only to read a run of blanks: with two, a long one takes for ever.
  const space = String.raw`\s+(?:(?:\*|//|#|>)\s+)?`
  const gap = String.raw`(?:${space}[^\s.;,|]+){1,6}`
  return new RegExp(String.raw`\b${words.replaceAll(' … ', `${gap}${space}`).replaceAll(' ', space)}\b(?!=)`, 'gi')
}

/** A file's comments and strings; all else is blank, so that offsets stay. */
function wordsOf(source: string): string {
  const parts = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/g
  const blank = (part: string): string => part.replaceAll(/[^\n]/g, ' ')
  let kept = ''
  let end = 0
  for (const { 0: part, index } of source.matchAll(parts)) {
    kept += blank(source.slice(end, index)) + part
    end = index + part.length
  }
  return kept + blank(source.slice(end))
}

function filesIn(path: string): readonly string[] {
  if (statSync(path).isFile()) return [path]
  return readdirSync(path)
    .filter((name) => !notOurs.has(name))
    .flatMap((name) => filesIn(join(path, name)))
}

const files = folders
  .flatMap((folder) => filesIn(join(root, folder)))
  .map((path) => relative(root, path).replaceAll('\\', '/'))
  .filter((path) => code.has(extname(path)) || text.has(extname(path)))

const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const phrases = phrasesOf(read(glossary))

function findings(path: string, content: string): readonly string[] {
  const words = code.has(extname(path)) ? wordsOf(content) : content
  return phrases.flatMap(({ words: phrase, instead, pattern }) =>
    [...words.matchAll(pattern)].map(({ 0: found, index }) => {
      const line = content.slice(0, index).split('\n').length
      return `${path}:${line}: "${found.replaceAll(/\s+/g, ' ')}" is not used (${phrase}); instead: ${instead}`
    }),
  )
}

describe('phrases that are not used', () => {
  it('are listed in the glossary', () => {
    expect(phrases.map(({ words }) => words)).toEqual(
      expect.arrayContaining(['anew', 'besides', 'lies in', 'stand in', 'are told', 'wants', 'so many', 'let … be']),
    )
  })

  it('are in no comment, text or document', () => {
    expect(files.length).toBeGreaterThan(100)
    expect(files.filter((path) => !exempt.has(path)).flatMap((path) => findings(path, read(path)))).toEqual([])
  })

  it('are found across lines of a comment, and not in code', () => {
    const source =
      "/**\n * The caller is\n * told.\n */\nconst wants = 'it computes anew'\nlet it = wants // let it all be\n"
    expect(findings('a.ts', source).map((each) => each.replace(/ is not used.*/, ''))).toEqual([
      'a.ts:5: "anew"',
      'a.ts:2: "is * told"',
      'a.ts:6: "let it all be"',
    ])
  })
})

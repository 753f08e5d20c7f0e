import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import MiniSearch from 'minisearch'
import { beforeAll, describe, expect, it } from 'vitest'
import { indexOptions, searchOptions } from '../../.vitepress/search.js'

const dist = fileURLToPath(new URL('../../dist/', import.meta.url))
const base = process.env['DOCS_BASE'] ?? '/'
const files = (ending: string): readonly string[] =>
  readdirSync(dist, { encoding: 'utf8', recursive: true }).filter((file) => file.endsWith(ending))
const read = (file: string): string => readFileSync(join(dist, file), 'utf8')

/** The content of an HTML page: its anchors, its links, and what the browser loads. */
function htmlOf(file: string): {
  readonly ids: ReadonlySet<string>
  readonly links: readonly string[]
  readonly loads: readonly string[]
} {
  const text = read(file)
  const tags = [...text.matchAll(/<([a-z][a-z0-9-]*)\b([^>]*)>/g)].map(([, name, attributes]) => ({
    name: name!,
    attributes: attributes!,
  }))
  const values = (attributes: string, names: string): readonly string[] =>
    [...attributes.matchAll(new RegExp(`\\s(?:${names})="([^"]*)"`, 'g'))].map(([, value]) =>
      value!.replaceAll('&amp;', '&'),
    )
  return {
    ids: new Set(tags.flatMap(({ attributes }) => values(attributes, 'id'))),
    links: tags.filter(({ name }) => name === 'a').flatMap(({ attributes }) => values(attributes, 'href')),
    loads: tags
      .filter(({ name }) => name !== 'a')
      .flatMap(({ attributes }) => values(attributes, 'href|src|srcset|action|poster|data')),
  }
}

describe('the built site', () => {
  const pages = new Map<string, ReturnType<typeof htmlOf>>()
  beforeAll(() => {
    for (const file of files('.html')) pages.set(file, htmlOf(file))
  })

  it('has the documents, the READMEs, the reference and the example pages', () => {
    for (const page of [
      'index',
      'zh',
      'CONTRIBUTING',
      'docs/architecture',
      'packages/core/index',
      'apps/worker/index',
      'reference/@minzheng/core',
      'reference/@minzheng/core/evaluation',
      'examples/index',
    ])
      expect(pages.has(`${page}.html`), page).toBe(true)
  })

  it('has no dead link or anchor', () => {
    const dead: string[] = []
    let followed = 0
    for (const [file, { links }] of pages) {
      for (const link of links) {
        if (/^[a-z]+:/.test(link)) continue
        const [path = '', hash = ''] = link.split('#')
        const from = posix.join(base, file)
        const full = decodeURIComponent(
          path === '' ? from : posix.resolve(posix.dirname(from), path) + (path.endsWith('/') ? '/' : ''),
        )
        const inside = full.startsWith(base) ? full.slice(base.length) : full
        const target = inside === '' || inside.endsWith('/') ? `${inside}index.html` : inside
        followed += 1
        if (!existsSync(join(dist, target))) dead.push(`${file}: ${link}`)
        else if (hash !== '' && pages.get(target)?.ids.has(decodeURIComponent(hash)) === false)
          dead.push(`${file}: ${link} (no such anchor)`)
      }
    }
    expect(followed).toBeGreaterThan(1000)
    expect([...new Set(dead)]).toEqual([])
  })

  it('loads nothing from another host', () => {
    const foreign = (text: string): boolean => /^\s*(?:[a-z]+:)?\/\//i.test(text)
    for (const [file, { loads }] of pages) {
      expect(loads.length, file).toBeGreaterThan(0)
      expect(loads.filter(foreign), file).toEqual([])
    }
    for (const file of files('.css')) {
      const urls = [...read(file).matchAll(/(?:url\(|@import\s*)["']?([^"')]+)/g)].map(([, url]) => url!)
      expect(urls.filter(foreign), file).toEqual([])
    }
    for (const file of files('.js')) {
      const loads = [
        ...read(file).matchAll(
          /(?:\bimport\s*\(?|\bfrom|\bfetch\(|\bnew Worker\(|\.src\s*=|importScripts\()\s*["'`]([^"'`]+)/g,
        ),
      ].map(([, url]) => url!)
      expect(loads.filter(foreign), file).toEqual([])
    }
  })

  describe('the search', () => {
    let index: MiniSearch<{ id: string; title: string; titles: string[] }>
    beforeAll(async () => {
      const chunks = files('.js').filter((file) => file.includes('localSearchIndex'))
      expect(chunks).toHaveLength(1)
      const { default: json } = (await import(pathToFileURL(join(dist, chunks[0]!)).href)) as { default: string }
      index = MiniSearch.loadJSON(json, {
        fields: ['title', 'titles', 'text'],
        storeFields: ['title', 'titles'],
        ...indexOptions,
        searchOptions,
      })
    })
    const found = (query: string): readonly string[] =>
      index.search(query).map(({ id }) => String(id).slice(base.length))

    it('finds 护理员 in the plan and in the packages', () => {
      const pagesFound = new Set(found('护理员').map((id) => id.split('#')[0]))
      expect(pagesFound).toContain('docs/plan-coverage.html')
      expect(pagesFound).toContain('reference/@minzheng/elderly-care.html')
      expect(pagesFound).toContain('zh.html')
    })

    it('finds a word inside a longer one, and nothing for characters that are never neighbours', () => {
      expect(found('隔离').length).toBeGreaterThan(0)
      expect(found('员护理')).toEqual([])
    })

    it('finds English words, also by their beginning', () => {
      expect(found('quarantine').some((id) => id.startsWith('packages/ingest'))).toBe(true)
      expect(found('startWork').some((id) => id.startsWith('reference/@minzheng/worker'))).toBe(true)
      expect(found('dirty marks').some((id) => id.startsWith('docs/architecture'))).toBe(true)
    })
  })
})

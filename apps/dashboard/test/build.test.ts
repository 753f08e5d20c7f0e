import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'

const dist = fileURLToPath(new URL('../dist/', import.meta.url))
const page = readFileSync(`${dist}index.html`, 'utf8')
const names = readdirSync(`${dist}assets`)
const read = (name: string): string => readFileSync(`${dist}assets/${name}`, 'utf8')

/** A script with all that it imports when it is loaded, not what it loads later. */
function loadedWith(name: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(name)) return seen
  seen.add(name)
  for (const [, other] of read(name).matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g)) loadedWith(other!, seen)
  return seen
}

describe('The built dashboard', () => {
  it('loads at most 250 kB of compressed script before the first figures of the overview', () => {
    const scripts = new Set<string>()
    for (const [, entry] of page.matchAll(/src="\.\/assets\/([^"]+\.js)"/g)) loadedWith(entry!, scripts)
    const bytes = [...scripts].reduce((sum, name) => sum + gzipSync(read(name), { level: 9 }).length, 0)
    // React alone is 60 kB: less would mean that the scripts were not found.
    expect(bytes).toBeGreaterThan(60_000)
    expect(bytes).toBeLessThanOrEqual(250_000)
  })

  it('has each further page in a script of its own', () => {
    for (const each of ['indicator', 'indicators', 'item', 'items', 'district'])
      expect(names.filter((name) => new RegExp(`^${each}-[\\w-]{8}\\.js$`).test(name))).toHaveLength(1)
  })

  it('loads what draws maps when somebody looks at one, and not before', () => {
    const maps = names.filter((name) => /^place-map-[\w-]{8}\.js$/.test(name))
    expect(maps).toHaveLength(1)
    // What draws them is in it.
    expect(gzipSync(read(maps[0]!)).length).toBeGreaterThan(4_000)
    const pages = names.filter((name) => /^(?:program|indicator)-[\w-]{8}\.js$/.test(name))
    expect(pages).toHaveLength(2)
    for (const name of pages) expect(loadedWith(name)).not.toContain(maps[0])
  })

  it('has no script and no style within the page, which its policy would refuse', () => {
    expect(page).not.toMatch(/<script(?![^>]*\bsrc=)/)
    expect(page).not.toMatch(/<style|\son\w+=|\sstyle=/)
  })

  it('names no address of another host in its page and its styles', () => {
    const texts = [page, ...names.filter((name) => name.endsWith('.css')).map(read)]
    for (const text of texts) expect(text).not.toMatch(/(?:https?:)?\/\/[\w-]+\.\w/)
  })
})

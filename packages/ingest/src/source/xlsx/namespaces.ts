import { ImportError } from '../../base/import-error.js'

/**
 * Possible namespaces of a part's root: workbooks of both editions of the standard, relationships, and none if a
 * program left it out.
 */
const known = new Set([
  '',
  'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
  'http://purl.oclc.org/ooxml/spreadsheetml/main',
  'http://schemas.openxmlformats.org/package/2006/relationships',
])
const compatibility = 'http://schemas.openxmlformats.org/markup-compatibility/2006'

/**
 * Distinguishes the elements of a part's own namespace from others, whatever their prefix: `<x15:workbookPr>` is no
 * `<workbookPr>`. It ignores other namespaces and `extLst`; of `mc:AlternateContent` it reads the first choice without
 * further requirements, or the fallback. (ECMA-376 part 3)
 */
export class Namespaces {
  /** Tags that are open. */
  depth = 0
  readonly #what: string
  readonly #prefixes = new Map<string, string>()
  /** Declarations to remove when their element closes. */
  readonly #declared: { readonly depth: number; readonly prefix: string; readonly before: string | undefined }[] = []
  readonly #alternates: { readonly depth: number; taken: boolean }[] = []
  #own = ''
  /** The depth of the element that is ignored with its content; 0 if there is none. */
  #unheard = 0

  constructor(what: string) {
    this.#what = what
  }

  /** True if text belongs to an element that is read. */
  get heard(): boolean {
    return this.#unheard === 0
  }

  /** The namespace of a prefix; undefined if it was never declared. */
  of(prefix: string): string | undefined {
    return this.#prefixes.get(prefix)
  }

  /** Reads an opening tag; returns its name without its prefix, or null if it is ignored. */
  open(name: string, attributes: Readonly<Record<string, string>>): string | null {
    this.depth += 1
    for (const key in attributes)
      if (key.startsWith('xmlns') && (key.length === 5 || key[5] === ':')) this.#declare(key.slice(6), attributes[key]!)
    if (this.depth === 1) {
      this.#own = this.#spaceOf(name)
      if (!known.has(this.#own))
        throw new ImportError(
          'file-damaged',
          `${this.#what} is not a readable .xlsx file: one of its parts is of an unknown kind`,
        )
    }
    if (this.#unheard > 0) return null
    const space = this.#spaceOf(name)
    if (space === this.#own) {
      const local = localOf(name)
      if (local !== 'extLst') return local
    } else if (space === compatibility && this.#isAlternative(localOf(name), attributes)) return null
    this.#unheard = this.depth
    return null
  }

  /** Reads a closing tag, like `open`. */
  close(name: string): string | null {
    const heard = this.#unheard === 0 && this.#spaceOf(name) === this.#own
    if (this.#unheard === this.depth) this.#unheard = 0
    if (this.#alternates.at(-1)?.depth === this.depth) this.#alternates.pop()
    while (this.#declared.at(-1)?.depth === this.depth) {
      const { prefix, before } = this.#declared.pop()!
      if (before === undefined) this.#prefixes.delete(prefix)
      else this.#prefixes.set(prefix, before)
    }
    this.depth -= 1
    return heard ? localOf(name) : null
  }

  #declare(prefix: string, space: string): void {
    this.#declared.push({ depth: this.depth, prefix, before: this.#prefixes.get(prefix) })
    this.#prefixes.set(prefix, space)
  }

  #spaceOf(name: string): string {
    const colon = name.indexOf(':')
    // A prefix that was never declared has no known namespace.
    return colon < 0 ? (this.#prefixes.get('') ?? '') : (this.#prefixes.get(name.slice(0, colon)) ?? name)
  }

  /** True for the alternative that is to be read. */
  #isAlternative(local: string, { Requires: requires }: Readonly<Record<string, string>>): boolean {
    if (local === 'AlternateContent') {
      this.#alternates.push({ depth: this.depth, taken: false })
      return true
    }
    const alternate = this.#alternates.at(-1)
    if (alternate === undefined || alternate.taken || alternate.depth !== this.depth - 1) return false
    if (local === 'Fallback') return (alternate.taken = true)
    if (local !== 'Choice' || requires === undefined) return false
    return (alternate.taken = requires
      .trim()
      .split(/\s+/)
      .every((prefix) => this.#prefixes.get(prefix) === this.#own))
  }
}

function localOf(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

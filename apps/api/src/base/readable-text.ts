/** The most levels of a body, so that no walk of it goes deep; the routes need four. */
const mostLevels = 32

/**
 * True for a text that PostgreSQL can keep: without U+0000, and without half of a pair of UTF-16. Others are refused where
 * texts are read, so that no route can forget them.
 */
export function isReadable(text: string): boolean {
  return !text.includes('\0') && !/\p{Surrogate}/u.test(text)
}

/** What must hold of a value that cannot be read, in any of its texts or names; undefined if it can. It names no place. */
export function unreadableText(value: unknown): string | undefined {
  return walk(value, 0)
}

function walk(value: unknown, level: number): string | undefined {
  if (typeof value === 'string')
    return isReadable(value) ? undefined : 'must have no U+0000 and no half of a pair of UTF-16'
  if (typeof value !== 'object' || value === null) return undefined
  if (level === mostLevels) return `must have ${mostLevels} levels at most`
  for (const [name, each] of Object.entries(value)) {
    const found = walk(name, level) ?? walk(each, level + 1)
    if (found !== undefined) return found
  }
  return undefined
}

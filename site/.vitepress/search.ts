import type { Options, SearchOptions } from 'minisearch'
import { words } from './words.js'

/** How the index is made, in the build and in the browser. */
export const indexOptions = { tokenize: words } satisfies Pick<Options, 'tokenize'>

/**
 * How the index is asked: a section is found if it holds every word, or its beginning. A slip of the pen in a long word
 * is forgiven.
 */
export const searchOptions = {
  combineWith: 'AND',
  prefix: true,
  fuzzy: 0.2,
  boost: { title: 4, text: 2, titles: 1 },
} satisfies SearchOptions

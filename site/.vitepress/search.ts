import type { Options, SearchOptions } from 'minisearch'
import { words } from './words.js'

/** The options of the index, in the build and in the browser. */
export const indexOptions = { tokenize: words } satisfies Pick<Options, 'tokenize'>

/**
 * The options of a query: it finds a section that contains every word, or its beginning. A typing error in a long word
 * is allowed.
 */
export const searchOptions = {
  combineWith: 'AND',
  prefix: true,
  fuzzy: 0.2,
  boost: { title: 4, text: 2, titles: 1 },
} satisfies SearchOptions

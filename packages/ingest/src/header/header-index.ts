import type { AnyDataset, Catalogue } from '@minzheng/core'
import { lastBare } from './column.js'
import { vocabularyOf, levelNames, type NamedColumns } from './header.js'

/** Which datasets know a header, so that a row is not held against all of them. */
export interface HeaderIndex {
  /** True for a name that any dataset knows. */
  has(name: string): boolean
  /** False where no dataset knows any name of a column with such a lowest part; told without making the names. */
  mayKnow(lastPart: string): boolean
  /**
   * The datasets that know a column at all, each with the most fields that must be stated which the columns can serve.
   */
  likely(
    columns: NamedColumns,
  ): readonly { readonly dataset: AnyDataset; readonly order: number; readonly share: number }[]
}

interface Entry {
  /** The dataset's place among those that are tried. */
  readonly order: number
  /** The field that must be stated; null for another, and for what is only known. */
  readonly required: string | null
}

const indexes = new WeakMap<Catalogue, HeaderIndex>()

/** The index of a catalogue; made when it is first asked for. */
export function headerIndex(catalogue: Catalogue): HeaderIndex {
  let index = indexes.get(catalogue)
  if (index === undefined) indexes.set(catalogue, (index = indexOf([...catalogue.datasets.values()])))
  return index
}

/** The index of some datasets. */
export function indexOf(datasets: readonly AnyDataset[]): HeaderIndex {
  const entries = new Map<string, Entry[]>()
  const add = (name: string, entry: Entry): void => {
    const known = entries.get(name)
    if (known === undefined) entries.set(name, [entry])
    else known.push(entry)
  }
  const counts = datasets.map((dataset, order) => {
    const { spellings, droppedNames, required } = vocabularyOf(dataset)
    for (const [field, facts, name] of spellings) add(name, { order, required: facts.optional ? null : field })
    for (const name of droppedNames) add(name, { order, required: null })
    // Columns that name a place stand for the district.
    for (const [, names] of levelNames) for (const name of names) add(name, { order, required: 'district' })
    return required.length
  })
  const endings = new Set(
    [...entries.keys()].flatMap((name) => Array.from({ length: name.length + 1 }, (_, from) => name.slice(from))),
  )
  return Object.freeze<HeaderIndex>({
    has: (name) => entries.has(name),
    mayKnow: (part) => {
      const bare = endings.has(part) ? part : lastBare(part)
      return bare === null || endings.has(bare)
    },
    likely: (columns) => {
      const found = new Map<number, Set<string>>()
      for (const name of columns.keys())
        for (const { order, required } of entries.get(name) ?? []) {
          let fields = found.get(order)
          if (fields === undefined) found.set(order, (fields = new Set()))
          if (required !== null) fields.add(required)
        }
      return [...found].map(([order, fields]) => ({
        dataset: datasets[order]!,
        order,
        share: fields.size / counts[order]!,
      }))
    },
  })
}

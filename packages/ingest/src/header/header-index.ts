import type { AnyDataset, Catalogue } from '@minzheng/core'
import { lastBare } from './column.js'
import { vocabularyOf, levelNames, type NamedColumns } from './header.js'

/** Finds the datasets that know a header, so that a row is not compared with all of them. */
export interface HeaderIndex {
  /** True for a name that any dataset knows. */
  readonly has: (name: string) => boolean
  /** False if no dataset knows any name of a column with this lowest part; it does not make the names. */
  readonly mayKnow: (lastPart: string) => boolean
  /**
   * The datasets that know at least one column, each with the largest number of required fields that the columns can
   * serve.
   */
  readonly likely: (
    columns: NamedColumns,
  ) => readonly { readonly dataset: AnyDataset; readonly order: number; readonly share: number }[]
}

interface Entry {
  /** The index of the dataset among those that are tried. */
  readonly order: number
  /** The required field; null for an optional field, and for a column that is only known. */
  readonly required: string | null
}

const indexes = new WeakMap<Catalogue, HeaderIndex>()

/** The index of a catalogue, made on first use. */
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
    // Columns that name a place serve the field of the district.
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

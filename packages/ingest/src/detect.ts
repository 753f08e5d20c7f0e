import type { AnyDataset, Catalogue } from '@minzheng/core'
import type { SheetRow } from './cell.js'
import { columnsOf, type Column } from './column.js'
import { matchHeader, named, refuseFaultyHeader, shownHeaders, type HeaderMatch } from './header.js'
import { ImportError } from './import-error.js'
import { readTitle, type Title } from './title.js'

/** Rows from the top in which a header is looked for, and rows that it may have. */
export const headRows = 20
const tallestHeader = 3

/** Half of the columns that must be there: below that, a row is no header of the dataset. */
const likeness = 0.5

/** The top of one sheet. */
export interface SheetHead {
  readonly name: string | null
  readonly rows: readonly SheetRow[]
}

/** How one sheet is to be read. */
export interface SheetPlan {
  /** Its place among the heads. */
  readonly sheet: number
  /** The rows of the header; below the last of them are records. */
  readonly header: readonly SheetRow[]
  readonly columns: readonly Column[]
  readonly match: HeaderMatch
  readonly title: Title
}

/** What a user may say, where the file does not tell. */
export interface Said {
  readonly dataset?: string
  /** The line where the header begins. */
  readonly headerRow?: number
}

interface Candidate {
  readonly header: readonly SheetRow[]
  readonly columns: readonly Column[]
  readonly match: HeaderMatch
  readonly titled: boolean
}

/**
 * Finds the dataset of a file and the header of each of its sheets; sheets that look like nothing are left out.
 * Throws an ImportError that names the file, its headers and the datasets that were tried.
 */
export function detect(file: string, heads: readonly SheetHead[], catalogue: Catalogue, said: Said = {}): readonly SheetPlan[] {
  const { dataset } = said
  const tried = dataset === undefined ? [...catalogue.datasets.values()] : [catalogue.dataset(dataset)]
  const found = heads.flatMap((head, sheet) => {
    const best = bestOf(file, head, tried, said.headerRow)
    return best === undefined ? [] : [{ sheet, head, ...best }]
  })
  const alike = found.filter(({ match }) => match.share >= likeness)
  const datasets = [...new Set(alike.map(({ match }) => match.dataset))]
  const closest = [...found].sort((one, other) => compare(other, one))[0]
  if (alike.length === 0) {
    if (dataset !== undefined && closest !== undefined) refuseFaultyHeader(closest.match, file, closest.columns)
    // With one known word, the row may be a row of persons.
    const headers =
      closest === undefined || closest.match.known < 2
        ? `no known header in ${said.headerRow === undefined ? 'its first rows' : `row ${said.headerRow}`}`
        : `the headers ${shownHeaders(closest.columns)}`
    throw new ImportError('no-dataset', `${file} has ${headers}; that fits none of: ${tried.map(named).join(', ')}`, { tried: tried.map(({ name }) => name) })
  }
  if (datasets.length > 1)
    throw new ImportError(
      'several-datasets',
      `${file} has sheets of several datasets: ${datasets.map(named).join(', ')}; name one, or send each in a file of its own`,
      {
        datasets: datasets.map(({ name }) => name),
        sheets: datasets.map((each) => alike.filter(({ match }) => match.dataset === each).flatMap(({ head }) => head.name ?? [])),
      },
    )
  return alike.map(({ sheet, head, header, columns, match }) => {
    refuseFaultyHeader(match, file, columns)
    return { sheet, header, columns, match, title: readTitle(head.rows.slice(0, head.rows.indexOf(header[0]!)), catalogue.districts) }
  })
}

/** The rows and dataset that fit best; undefined where no row has a header that any dataset knows. */
function bestOf(file: string, head: SheetHead, tried: readonly AnyDataset[], said?: number): Candidate | undefined {
  let best: Candidate[] = []
  for (const [index, row] of head.rows.entries()) {
    if (said !== undefined && row.line !== said) continue
    const above = head.rows
      .slice(0, index)
      .flatMap(({ cells }) => cells.filter((cell) => typeof cell === 'string'))
      .join(' ')
    for (let height = 1; height <= tallestHeader && index + height <= head.rows.length; height += 1) {
      const header = head.rows.slice(index, index + height)
      const columns = columnsOf(header)
      for (const dataset of tried) {
        const match = matchHeader(dataset, columns)
        if (match.known === 0) continue
        const candidate = { header, columns, match, titled: above.includes(dataset.title.zh) }
        const order = best[0] === undefined ? 1 : compare(candidate, best[0])
        if (order > 0) best = [candidate]
        else if (order === 0) best.push(candidate)
      }
    }
  }
  const [first] = best
  const datasets = [...new Set(best.map(({ match }) => match.dataset))]
  if (first !== undefined && first.match.share >= likeness && datasets.length > 1)
    throw new ImportError(
      'several-datasets',
      `${file} has the headers ${shownHeaders(first.columns)}, which fit ${datasets.map(named).join(' and ')} alike; name the dataset`,
      {
        datasets: datasets.map(({ name }) => name),
      },
    )
  return first
}

/**
 * More than 0 where the first fits better: complete before incomplete, without a field that two columns stand for, then by the
 * columns that are known, then by the title, then by the units that it says, then the header of fewer rows.
 */
function compare(one: Candidate, other: Candidate): number {
  return (
    one.match.share - other.match.share ||
    Number(one.match.doubled.length === 0) - Number(other.match.doubled.length === 0) ||
    one.match.known - other.match.known ||
    Number(one.titled) - Number(other.titled) ||
    unitsSaid(one) - unitsSaid(other) ||
    other.header.length - one.header.length
  )
}

function unitsSaid({ match }: Candidate): number {
  return [...match.fields.values()].filter(({ hasUnit }) => hasUnit).length
}

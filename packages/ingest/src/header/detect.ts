import type { AnyDataset, Catalogue } from '@minzheng/core'
import type { SheetRow } from '../base/cell.js'
import { columnsOfHead, headRow, widthOf, type Column, type HeadRow } from './column.js'
import { headerIndex, indexOf, type HeaderIndex } from './header-index.js'
import { mostColumns } from '../base/bounds.js'
import { matchHeader, named, namedColumns, refuseFaultyHeader, shownHeaders, type HeaderMatch } from './header.js'
import { ImportError } from '../base/import-error.js'
import { moneyPowerOf, refuseScaledCounts, type MoneyUnit } from './money-unit.js'
import { severalTables } from './several-tables.js'
import { longestTitle, titleText } from './title-text.js'
import { readTitle, type Title } from './title.js'

/** The number of rows from the top in which a header is searched, and the number of rows that it may have. */
export const headRows = 20
const tallestHeader = 3

/** The share of required columns below which a row is no header of the dataset. */
const likeness = 0.5

/** The top of one sheet. */
export interface SheetHead {
  readonly name: string | null
  readonly rows: readonly SheetRow[]
}

/** How one sheet is to be read. */
export interface SheetPlan {
  /** Its index among the heads. */
  readonly sheet: number
  /** The rows of the header; the records are below the last of them. */
  readonly header: readonly SheetRow[]
  readonly columns: readonly Column[]
  readonly match: HeaderMatch
  readonly title: Title
  /** The unit of amounts whose header has none: 4 for 万元; null if nothing states it. */
  readonly moneyPower: number | null
}

/** Options of the user, if the file does not say. */
export interface DetectOptions {
  readonly dataset?: string
  /** The line where the header begins. */
  readonly headerRow?: number
  /** The unit of amounts, if neither header nor title says. */
  readonly moneyUnit?: MoneyUnit
}

interface Candidate {
  /**
   * Where the header begins among the first rows, and which of the tried datasets it belongs to. Of two that fit
   * equally, the first wins.
   */
  readonly at: number
  readonly order: number
  readonly header: readonly SheetRow[]
  readonly columns: readonly Column[]
  readonly match: HeaderMatch
  readonly titled: boolean
}

/**
 * Finds the dataset of a file and the header of each of its sheets, and leaves out sheets without one.
 * Throws an ImportError that names the file, its headers and the datasets that were tried.
 */
export function detect(
  file: string,
  heads: readonly SheetHead[],
  catalogue: Catalogue,
  given: DetectOptions = {},
): readonly SheetPlan[] {
  const { dataset } = given
  const tried = dataset === undefined ? [...catalogue.datasets.values()] : [catalogue.dataset(dataset)]
  const index = dataset === undefined ? headerIndex(catalogue) : indexOf(tried)
  const found = heads.flatMap((head, sheet) => {
    const best = bestOf(file, head, index, given.headerRow)
    return best === undefined ? [] : [{ sheet, head, ...best }]
  })
  const alike = found.filter(({ match }) => match.share >= likeness)
  const datasets = [...new Set(alike.map(({ match }) => match.dataset))]
  const closest = [...found].toSorted((one, other) => compare(other, one))[0]
  if (alike.length === 0) {
    if (dataset !== undefined && closest !== undefined) refuseFaultyHeader(closest.match, file, closest.columns)
    // A row with one known word may be a row of data.
    const headers =
      closest === undefined || closest.match.known < 2
        ? `no known header in ${given.headerRow === undefined ? 'its first rows' : `row ${given.headerRow}`}`
        : `the headers ${shownHeaders(closest.columns)}`
    const wide = heads.flatMap(({ rows }) => rows).find(isTooWide)
    const tooWide =
      wide === undefined
        ? ''
        : ` (line ${wide.line} has ${widthOf(wide.cells)} cells; a header has at most ${mostColumns})`
    throw new ImportError(
      'no-dataset',
      `${file} has ${headers}${tooWide}; that fits none of: ${tried.map(named).join(', ')}`,
      {
        tried: tried.map(({ name }) => name),
      },
    )
  }
  if (datasets.length > 1)
    throw new ImportError(
      'several-datasets',
      `${file} has sheets of several datasets: ${datasets.map(named).join(', ')}; name one, or send each in a file of its own`,
      {
        datasets: datasets.map(({ name }) => name),
        sheets: datasets.map((each) =>
          alike.filter(({ match }) => match.dataset === each).flatMap(({ head }) => head.name ?? []),
        ),
      },
    )
  return alike.map(({ sheet, head, at, header, columns, match }) => {
    refuseFaultyHeader(match, file, columns)
    const above = head.rows.slice(0, at)
    // The second of two tables in a sheet may fit better, but the first is not a title.
    if (given.headerRow === undefined)
      for (const row of above)
        if (headerOf(row, headerIndex(catalogue)) !== null) throw severalTables(file, row.line, header[0]!.line)
    const title = readTitle(above, catalogue.districts)
    refuseScaledCounts(file, title.units, match)
    return {
      sheet,
      header,
      columns,
      match,
      title,
      moneyPower: moneyPowerOf(file, title.units, match, columns, given.moneyUnit),
    }
  })
}

/** The rows and dataset that fit best; undefined if no dataset knows a header of any row. */
function bestOf(file: string, head: SheetHead, index: HeaderIndex, given?: number): Candidate | undefined {
  let best: Candidate[] = []
  const heads = head.rows.map((row) => (isTooWide(row) ? null : headRow(row)))
  // The lowest part of a column is below others too, so the file keeps what is known of it.
  const known = new Map<string, boolean>()
  const mayKnow = (part: string): boolean => {
    const answer = known.get(part) ?? index.mayKnow(part)
    known.set(part, answer)
    return answer
  }
  let above: string | null = ''
  for (const [at, row] of head.rows.entries()) {
    if (given === undefined || row.line === given)
      for (let height = 1; height <= tallestHeader && at + height <= head.rows.length; height += 1) {
        const rows = heads.slice(at, at + height)
        if (rows.includes(null)) break
        const columns = columnsOfHead(rows as readonly HeadRow[])
        best = bestWith(
          index,
          best,
          { at, above: above ?? '', header: head.rows.slice(at, at + height), columns },
          mayKnow,
        )
      }
    // A title that is too long is refused when it is read.
    const text: string | null = above === null ? null : titleText([row])
    above = text === null || above === null || above.length > longestTitle ? null : above + text
  }
  best.sort((one, other) => one.at - other.at || one.header.length - other.header.length || one.order - other.order)
  const [first] = best
  const datasets = [...new Set(best.map(({ match }) => match.dataset))]
  if (first !== undefined && first.match.share >= likeness && datasets.length > 1)
    throw new ImportError(
      'several-datasets',
      `${file} has the headers ${shownHeaders(first.columns)}, which fit ${datasets.map(named).join(' and ')} equally; name the dataset`,
      {
        datasets: datasets.map(({ name }) => name),
      },
    )
  return first
}

/** The best of what was found so far and of the datasets whose header these rows may be. */
function bestWith(
  index: HeaderIndex,
  found: readonly Candidate[],
  { at, above, header, columns }: Pick<Candidate, 'at' | 'header' | 'columns'> & { readonly above: string },
  mayKnow: HeaderIndex['mayKnow'] = index.mayKnow,
): Candidate[] {
  let best = [...found]
  const byName = namedColumns(columns.filter(({ parts }) => mayKnow(parts.at(-1)!)))
  if (byName.size === 0) return best
  // Most likely first; datasets that cannot do better are skipped.
  for (const { dataset, order, share } of [...index.likely(byName)].toSorted((one, other) => other.share - one.share)) {
    if (best[0] !== undefined && share < best[0].match.share) break
    const match = matchHeader(dataset, columns, byName)
    if (match.known === 0) continue
    const candidate = { at, order, header, columns, match, titled: above.includes(dataset.title.zh) }
    const compared = best[0] === undefined ? 1 : compare(candidate, best[0])
    if (compared > 0) best = [candidate]
    else if (compared === 0) best.push(candidate)
  }
  return best
}

/** The dataset that has this row of a table as its header, if any. */
export function headerOf(row: SheetRow, index: HeaderIndex): AnyDataset | null {
  if (isTooWide(row)) return null
  const [best] = bestWith(index, [], { at: 0, above: '', header: [row], columns: columnsOfHead([headRow(row)]) })
  return best !== undefined && best.match.share >= likeness && best.match.known > 1 ? best.match.dataset : null
}

function isTooWide({ cells }: SheetRow): boolean {
  return cells.length > mostColumns && widthOf(cells) > mostColumns
}

/**
 * Greater than 0 if the first fits better: complete before incomplete, without two columns for one field, then by the
 * number of known columns, then by the title, then by the units that it contains, then the header of fewer rows.
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

/** A unit above may also belong to a title, which is no part of the header. */
function unitsSaid({ match }: Candidate): number {
  return [...match.fields.values()].filter(({ hasUnit, unitAbove }) => hasUnit && !unitAbove).length
}

import type { Catalogue } from '@minzheng/core'
import { returnsOn, type PlacedDistricts } from '@minzheng/core/districts'
import type { Month } from '@minzheng/core/periods'
import { returnBook, type ReturnBook } from '@minzheng/core/evaluation'
import { waitingOf, type Waiting } from '../marks/waiting.js'
import type { StoredLayout } from '../sums/stored-layout.js'
import type { DatasetRows } from './dataset-rows.js'
import type { DistrictView } from './district-view.js'
import { movedMonthsOf, movedReturns, type MovedMonths, type MovedReturn } from './freshness.js'
import { loadedYears, type LoadedYears } from './loaded-year.js'

/** What figures read of one dataset. Nothing of it changes: what is read again is the same object, or another one. */
export interface DatasetSums {
  readonly rows: DatasetRows
  readonly book: Pick<ReturnBook, 'completeness'>
  readonly movedMonths: MovedMonths
  /** When the last return of a month changed that concerns a district; 0 if none has. */
  readonly movedReturn: (district: string, month: Month) => number
  readonly waiting: Waiting
  /** The year of a district of this dataset that contains a month. */
  readonly yearOf: LoadedYears
}

/** What making sums of rows requires. */
interface SumsTools {
  readonly catalogue: Pick<Catalogue, 'history'>
  /** The districts of today, by which rolled-up sums are stored. */
  readonly places: PlacedDistricts
  readonly layouts: ReadonlyMap<string, StoredLayout>
}

/** Makes of the rows of a dataset what figures read, by the districts of a view. Numbers are parsed when they are read. */
export function datasetSums(
  { catalogue: { history }, places, layouts }: SumsTools,
  view: DistrictView,
  dataset: string,
  rows: DatasetRows,
): DatasetSums {
  const returns = rows.returns === null ? [] : returnsIn(dataset, rows.returns)
  const living = returns
    .filter(({ withdrawn }) => !withdrawn)
    .map(({ moved: _moved, withdrawn: _withdrawn, ...each }) => each)
  return {
    rows,
    book: returnBook(history === undefined ? living : returnsOn(history, living, view.day), view.places.tree),
    movedMonths: movedMonthsOf(returns),
    movedReturn: movedReturns(view.places, returns),
    waiting: waitingOf(
      view.places,
      rows.marks.map((each) => ({ dataset, ...each })),
    ),
    yearOf: loadedYears(view, places, (name) => layouts.get(name)!.layout, rows.years),
  }
}

/** The returns of a dataset from the text in which the statement sends them. */
function returnsIn(dataset: string, text: string): readonly MovedReturn[] {
  return text.split(';').map((each) => {
    const space = each.indexOf(' ')
    const [month, district] = [each.slice(0, 7), each.slice(10, space)]
    return {
      dataset,
      district,
      month,
      own: each[7] === 'o',
      estimated: each[8] === 'e',
      withdrawn: each[9] === 'w',
      moved: Number(each.slice(space + 1)),
    }
  })
}

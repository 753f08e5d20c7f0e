import type { AnyDataset, AnyRecord } from '../dataset/dataset.js'
import type { DistrictHistory, Place } from '../district/district-history.js'
import { MinzhengError } from '../base/errors.js'
import type { Records } from '../evaluate.js'
import type { Day } from '../period/period.js'

/** A record, by its index in the given list: never by a value of it. */
export interface RecordPosition {
  readonly dataset: string
  readonly position: number
}

/**
 * A record that could not be assigned to one district: the data do not say to which of the parts of `code` it belongs.
 */
export interface PlacedWithin extends RecordPosition {
  readonly code: string
  readonly within: string
}

/**
 * A record of an effective-dated dataset whose district and series now also contain a record of another former
 * district, so that the later of the two replaces the other. A series that spans districts is one series before and
 * after.
 */
export interface SeriesMet extends RecordPosition {
  readonly code: string
  readonly district: string
}

/** Records restated for the districts of another day, and what could not be restated exactly. */
export interface RestatedRecords {
  readonly records: Records
  /**
   * In the order of the records. For an effective-dated dataset: records that the parts report later do not replace
   * such a record.
   */
  readonly placedWithin: readonly PlacedWithin[]
  /** In the order of the records. If this is empty, every sum over the city is unchanged. */
  readonly seriesMet: readonly SeriesMet[]
}

/**
 * The two days of a restatement: the records carry the codes of `from`, such as the day of the export, and get those of
 * `to`.
 */
export interface RestatementDays {
  readonly from: Day | ((dataset: string, record: AnyRecord) => Day)
  readonly to: Day
}

/**
 * Restates records with the codes of a later day, for totals "as is" (可比口径): evaluate the result over `history.on(to)`.
 * Validate the records before (`evaluate` over `history.on(from)`), and evaluate the result with `validate: false`:
 * after a merge two records may have one key, and both count. For totals "as was", evaluate the original records over
 * `history.on(then)`. Changes only the district; restating twice changes nothing more. Throws `unknown-dataset`;
 * `unknown-district` for a code that was not valid on its day; `invalid-day` for records of a later day than `to`.
 */
export function restateRecords(
  history: DistrictHistory,
  catalogue: { readonly dataset: (name: string) => Pick<AnyDataset, 'time'> },
  records: Records,
  { from, to }: RestatementDays,
): RestatedRecords {
  const places = new Map<string, Place>()
  const placedWithin: PlacedWithin[] = []
  const seriesMet: SeriesMet[] = []
  const restated: Record<string, readonly AnyRecord[]> = {}
  for (const [dataset, rows] of Object.entries(records)) {
    const { time } = catalogue.dataset(dataset)
    const series = new Map<string, Map<string, Origin & { readonly positions: number[] }>>()
    restated[dataset] = rows.map((record, position) => {
      const day = typeof from === 'string' ? from : from(dataset, record)
      const code = String(record['district'])
      const key = `${day} ${code}`
      const place = places.get(key) ?? placeOf(history, { code, day }, to, dataset, position)
      places.set(key, place)
      const district = 'code' in place ? place.code : place.within
      if ('within' in place) placedWithin.push({ dataset, position, code, within: place.within })
      if (time.kind === 'policy' && time.spansDistricts !== true) {
        const id = JSON.stringify([district, ...time.series.map((field) => record[field])])
        const origins = series.get(id) ?? new Map<string, Origin & { readonly positions: number[] }>()
        const origin = origins.get(key) ?? { code, day, positions: [] }
        origin.positions.push(position)
        series.set(id, origins.set(key, origin))
      }
      return district === code ? record : Object.freeze({ ...record, district })
    })
    for (const origins of series.values()) {
      const met = [...origins.values()].filter((one, _, all) => all.some((other) => !isSame(history, one, other)))
      for (const { code, positions } of met)
        for (const position of positions)
          seriesMet.push({ dataset, position, code, district: String(restated[dataset][position]!['district']) })
    }
  }
  seriesMet.sort((left, right) => (left.dataset === right.dataset ? left.position - right.position : 0))
  return Object.freeze<RestatedRecords>({ records: restated, placedWithin, seriesMet })
}

interface Origin {
  readonly code: string
  readonly day: Day
}

/** True if two codes, each of its day, mean one district: then the later record rightly replaces the earlier. */
function isSame(history: DistrictHistory, one: Origin, other: Origin): boolean {
  const [earlier, later] = one.day <= other.day ? [one, other] : [other, one]
  const codes = history.successors(earlier.code, earlier.day, later.day)
  return codes.length === 1 && codes[0] === later.code
}

function placeOf(history: DistrictHistory, { code, day }: Origin, to: Day, dataset: string, position: number): Place {
  if (!history.on(day).has(code))
    throw new MinzhengError(
      'unknown-district',
      `record ${position} of ${dataset} has ${code}, which was not a district on ${day}`,
      {
        dataset,
        position,
        code,
        day,
      },
    )
  return history.restate(code, day, to)
}

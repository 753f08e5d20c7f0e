import { sql, type RawBuilder } from 'kysely'
import { placedDistricts, type DistrictHistory } from '@minzheng/core/districts'
import { lastDayOf, monthNumberOf } from '@minzheng/core/registers'
import { everAfter, everBefore } from '../database/record-table.js'
import { textArray } from './text-array.js'

/**
 * Two codes that are one district from a month to before another, in the tree at the end of each: a record of one
 * replaces an earlier one of the other, if they belong to one series.
 */
export interface SeriesMeet {
  readonly code: string
  readonly other: string
  readonly from: number
  readonly until: number
}

/** The codes that meet, in each stretch of months with one tree. */
export function seriesMeets(history: DistrictHistory | undefined): readonly SeriesMeet[] {
  if (history === undefined) return []
  const starts = [everBefore, ...new Set(history.days.map((day) => monthNumberOf(day)))]
  return starts.flatMap((from, at) => {
    const until = starts[at + 1] ?? everAfter
    const { tree, others } = placedDistricts(history, from === everBefore ? '1000-01-01' : lastDayOf(from))
    return tree.all.flatMap(({ code }) => {
      const here = others(code).length === 0 ? [] : [code, ...others(code)]
      return here.flatMap((one) =>
        here.filter((other) => other !== one).map((other) => ({ code: one, other, from, until })),
      )
    })
  })
}

/** The codes whose meetings differ. */
export function changedMeets(before: readonly SeriesMeet[], now: readonly SeriesMeet[]): readonly string[] {
  const text = (each: SeriesMeet): string => JSON.stringify(each)
  const [old, current] = [new Set(before.map(text)), new Set(now.map(text))]
  const differ = [...before.filter((each) => !current.has(text(each))), ...now.filter((each) => !old.has(text(each)))]
  return [...new Set(differ.map(({ code }) => code))].toSorted()
}

/** The meetings as a relation: `code`, `other`, `first`, `until`. */
export function meetsRelation(meets: readonly SeriesMeet[]): RawBuilder<unknown> {
  const numbers = (pick: (each: SeriesMeet) => number): RawBuilder<unknown> =>
    sql`${`{${meets.map(pick).join(',')}}`}::integer[]`
  return sql`unnest(${textArray(meets.map(({ code }) => code))}, ${textArray(meets.map(({ other }) => other))}, ${numbers(({ from }) => from)}, ${numbers(({ until }) => until)})`
}

import type { DistrictTree, Evaluation } from '@minzheng/core'
import type { HandTotals } from './hand-loop.js'

/** The months of the ten figures. */
export const months = Array.from({ length: 12 }, (_, month) => `2024-${String(month + 1).padStart(2, '0')}`)

/** The numbers of a district above the villages in a month, whichever program computed them. */
export type HomeRow = Readonly<{ district: string; month: string } & Record<keyof HandTotals, number>>

/** Each indicator's numerator and, if it has one, denominator. */
const parts: readonly (readonly [id: string, numerator: keyof HandTotals, denominator?: keyof HandTotals])[] = [
  ['homes', 'homes'],
  ['public-homes', 'publicHomes'],
  ['beds', 'beds'],
  ['nursing-share', 'nursingBeds', 'beds'],
  ['top-graded', 'topGraded'],
  ['inspected-share', 'inspected', 'homes'],
  ['opened', 'opened'],
  ['closed', 'closed'],
  ['beds-opened', 'bedsOpened'],
  ['township-coverage', 'covered'],
]

/** Converts the loop's numbers to rows. */
export function rowsOfLoop(totals: HandTotals, districts: DistrictTree): readonly HomeRow[] {
  const names = Object.keys(totals) as (keyof HandTotals)[]
  return districts.all.flatMap(({ code, level }, place) =>
    level === 'village'
      ? []
      : months.map((month, position) => {
          const numbers = Object.fromEntries(
            names.map((name) => [name, totals[name][place * 13 + position]!]),
          ) as Record<keyof HandTotals, number>
          return { district: code, month, ...numbers }
        }),
  )
}

/**
 * Compares the figures of every month and district above the villages with ours. Throws if one differs or is missing.
 * Returns the number of compared figures.
 */
export function assertSameRows(
  way: string,
  ours: Evaluation,
  rows: readonly HomeRow[],
  districts: DistrictTree,
): number {
  const found = new Map(rows.map((row) => [`${row.district} ${row.month}`, row]))
  const places = districts.all.filter(({ level }) => level !== 'village')
  if (found.size !== rows.length || found.size !== places.length * months.length)
    throw new Error(
      `${way}: ${rows.length} rows for ${places.length} districts and ${months.length} months; there may be too few records`,
    )
  for (const { code } of places)
    for (const month of months) {
      const row = found.get(`${code} ${month}`)
      for (const [id, numerator, denominator] of parts) {
        const figure = ours.observe(`bench.${id}`, code, month)
        const expected = [figure.numerator, denominator === undefined ? undefined : figure.denominator]
        const other = [row?.[numerator], denominator === undefined ? undefined : row?.[denominator]]
        if (expected[0] !== other[0] || expected[1] !== other[1])
          throw new Error(`${id} ${code} ${month}: ours ${String(expected)}, ${way} ${String(other)}`)
      }
    }
  return rows.length * parts.length
}

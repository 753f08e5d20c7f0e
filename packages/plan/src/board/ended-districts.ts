import type { Catalogue, District, Target, Text } from '@minzheng/core'
import { catalogueOn } from '@minzheng/core/districts'
import { daysLater, lastDay, parsePeriod } from '@minzheng/core/periods'

/** A district that a target names and that ended before the board's period did: it has no figure, which is not zero. */
export interface EndedDistrict {
  readonly district: string
  readonly name: string
  /** The first day on which it was no district any more. */
  readonly endedOn: string
  /** The districts that it had become at the end of the board's period. */
  readonly became: readonly string[]
  /** 已撤并, with what it became. */
  readonly shown: Text
}

/** The districts of a target that are still there, and those that ended. */
export function splitByLife(
  target: Target,
  catalogue: Catalogue,
  period: string,
): { readonly living: readonly string[]; readonly ended: readonly EndedDistrict[] } {
  const { history, districts } = catalogue
  if (history === undefined) return { living: target.districts, ended: [] }
  const lastRows = new Map<string, District>()
  for (const row of history.written.districts)
    if ((lastRows.get(row.code)?.validTo ?? '') <= (row.validTo ?? '9999-12-31')) lastRows.set(row.code, row)
  const end = lastDay(parsePeriod(period))
  const then = catalogueOn(catalogue, end).districts
  const ended = target.districts.flatMap((district): readonly EndedDistrict[] => {
    const row = lastRows.get(district)
    if (districts.has(district) || row === undefined || typeof row.validTo !== 'string' || row.validTo > end) return []
    const became = history.successors(district, daysLater(row.validTo, -1), end)
    const names = became.map((code) => then.get(code).name)
    return [
      {
        district,
        name: row.name,
        endedOn: row.validTo,
        became,
        shown: {
          zh: `已撤并(${row.validTo}),现为${names.join('、')}`,
          en: `ended on ${row.validTo}, now ${names.join(', ')}`,
        },
      },
    ]
  })
  const gone = new Set(ended.map(({ district }) => district))
  return { living: target.districts.filter((district) => !gone.has(district)), ended }
}

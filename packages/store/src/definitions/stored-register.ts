import { districtTree, type District } from '@minzheng/core'
import { districtHistory, type DistrictHistory } from '@minzheng/core/districts'
import { changedDistricts, unchangedDistricts, type RegisterDistricts } from '@minzheng/core/registers'
import type { Tables } from '../database/tables.js'

/** The districts of all months as they are stored: of a history, or of one tree. */
export function storedRegister(
  rows: readonly Tables['district'][],
  history: DistrictHistory | undefined,
): RegisterDistricts {
  if (history !== undefined) return changedDistricts(history)
  const today = rows.filter(({ placed_in }) => placed_in === null) as readonly (Tables['district'] & District)[]
  const isOfficial = today.every(({ level, code }) => level !== 'county' || /^\d+$/.test(code))
  return unchangedDistricts(districtTree(today, { counties: isOfficial ? 'official' : 'reporting-units' }))
}

/** A history from the text that is stored. */
export function readHistory(text: string): DistrictHistory {
  return districtHistory(JSON.parse(text) as DistrictHistory['written'])
}

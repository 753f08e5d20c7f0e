import { districtTree, type District } from '@minzheng/core'
import { districtHistory } from '@minzheng/core/districts'
import { changedDistricts, unchangedDistricts, type RegisterDistricts } from '@minzheng/core/registers'
import type { Tables } from '../database/tables.js'

/** The districts of all months as they are stored: of a history, or of one tree. */
export function storedRegister(rows: readonly Tables['district'][], history: string | undefined): RegisterDistricts {
  if (history !== undefined) return changedDistricts(districtHistory(JSON.parse(history) as DistrictsWritten))
  const today = rows.filter(({ placed_in }) => placed_in === null) as readonly (Tables['district'] & District)[]
  const isOfficial = today.every(({ level, code }) => level !== 'county' || /^\d+$/.test(code))
  return unchangedDistricts(districtTree(today, { counties: isOfficial ? 'official' : 'reporting-units' }))
}

type DistrictsWritten = Parameters<typeof districtHistory>[0]

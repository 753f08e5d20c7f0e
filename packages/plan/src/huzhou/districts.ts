import { districtTree, type District } from '@minzheng/core'
import { levels } from '@minzheng/core/districts'
import list from './divisions.json' with { type: 'json' }

/** One row of the list. Huzhou is the root of its tree, so its parent is null. */
function districtOf(row: readonly (string | null)[]): District {
  const [code, name, named, parent, kind] = row
  const level = levels.find((each) => each === named)
  if (!code || !name || level === undefined || parent === undefined || !kind)
    throw new TypeError(`a division must be [${list.columns.join(', ')}], got ${JSON.stringify(row)}`)
  return Object.freeze({ code, name, level, parent, kind })
}

/**
 * Every division of Huzhou in the list of the National Bureau of Statistics (`divisions.json`), edition 2023-06-30: the
 * city, 5 counties, 72 townships, 1,301 villages and communities.
 */
export const huzhouDistricts: readonly District[] = Object.freeze(list.divisions.map(districtOf))

/** Huzhou as a tree, from the city (330500) down to its villages. */
export const huzhouTree = districtTree(huzhouDistricts)

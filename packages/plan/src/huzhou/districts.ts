import { districtTree, type District, type Level } from '@minzheng/core'
import { huzhouDivisions } from './divisions.js'

/** The levels of the statistical divisions (统计用区划), by their number. */
const levelOf: Readonly<Record<string, Level>> = { 2: 'city', 3: 'county', 4: 'township', 5: 'village' }

/** One line of the list; Huzhou is the root of its tree, so its province is left out. */
function parseDivision(line: string): District {
  const [code, name, number, parent, kind] = line.split(',')
  const level = levelOf[number ?? '']
  if (code === undefined || name === undefined || level === undefined || parent === undefined || kind === undefined)
    throw new TypeError(`a division must be code,name,level,parent,kind, got "${line}"`)
  return Object.freeze({ code, name, level, parent: level === 'city' ? null : parent, kind })
}

/** Every division of Huzhou, edition 2023-06-30: the city, 5 counties, 72 townships, 1,301 villages and communities. */
export const huzhouDistricts: readonly District[] = Object.freeze(huzhouDivisions.trim().split('\n').map(parseDivision))

/** Huzhou as a tree, from the city (330500) down to its villages. */
export const huzhouTree = districtTree(huzhouDistricts)

import type { District, DistrictTree, Level } from '@minzheng/core'
import { levels, rank } from '@minzheng/core/districts'
import { cellText, type Cell } from '../base/cell.js'
import { readAnyDistrict, readDistrictName, type NameReading } from './district-name.js'
import { fault, missing, quoted, type CellFault } from '../base/reasons.js'

/** Levels that files name in separate columns in place of a code. */
export const namedLevels = levels.slice(1)
export type NamedLevel = Exclude<Level, 'city'>

/** The headers of those columns. */
export const levelHeaders: Readonly<Record<NamedLevel, readonly string[]>> = {
  county: ['县(区)', '区县', '县区', '县(市、区)', '区(县)'],
  township: ['乡镇(街道)', '乡镇', '街道', '镇街', '乡镇街道', '街道(乡镇)'],
  village: ['村(社区)', '村', '社区', '村社区', '社区(村)', '村居'],
}

/** The district that a code of 6, 9 or 12 digits means; zeros may pad it, as in 990102000000. Null if there is none. */
export function reduceCode(code: string, districts: DistrictTree): string | null {
  for (let at = code; at.length >= 6; at = at.slice(0, -3)) {
    if (districts.has(at)) return at
    if (!at.endsWith('000') || at.length === 6) return null
  }
  return null
}

/** Reads districts from cells and checks that they are inside the district that reports. */
export interface DistrictReader {
  readonly byCode: (cell: Cell) => string | CellFault
  /** `levels` are the columns that the file has, highest first; a fault names the column. */
  readonly byNames: (
    names: readonly { readonly level: Level; readonly cell: Cell }[],
  ) => string | { readonly level: Level; readonly fault: CellFault }
}

const mostCachedNames = 20_000

/**
 * Makes a reader for districts at or below `scope`, the district that reports, or of the whole tree if the file does
 * not name one.
 */
export function districtReader(districts: DistrictTree, scope: string): DistrictReader {
  const inside = new Set(districts.within(scope).map(({ code }) => code))
  const top = districts.get(scope)
  const outside = fault(
    'district-outside',
    `不在报送地区${top.name}(${top.code})范围内`,
    `is outside the reporting district ${top.name} (${top.code})`,
  )
  const found = new Map<string, District | CellFault>()
  const named = new Map<string, NameReading>()

  const find = (name: string, below: District, level: Level): District | CellFault => {
    const key = `${below.code} ${level} ${name}`
    const known = found.get(key)
    if (known !== undefined) return known
    if (found.size >= mostCachedNames) found.clear()
    const answer = lookUp(districts, name, below, level)
    found.set(key, answer)
    return answer
  }

  return {
    byCode: (cell) => {
      const text = cellText(cell).replace(/\s+/g, '')
      const code = reduceCode(text, districts)
      if (code !== null) return inside.has(code) ? code : outside
      const both = codeAndName(text, districts)
      if (both !== null) return typeof both !== 'string' ? both : inside.has(both) ? both : outside
      // The column of codes may also contain a name, if it means one district.
      if (/\p{Script=Han}/u.test(text) && text.length <= longestName) {
        let read = named.get(text)
        if (read === undefined) {
          if (named.size >= mostCachedNames) named.clear()
          named.set(text, (read = readAnyDistrict(districts, text, top)))
        }
        if (read.is === 'district') return read.district.code
        if (read.is !== 'none') return whyNot(read, text, top)
      }
      if (/^\d(\.\d+)?E\+?\d+$/i.test(text))
        return fault(
          'district-lost-digits',
          '代码被表格软件存成科学计数,末几位已丢失',
          'is stored as a number, so its last digits are lost',
        )
      return fault(
        'district-unknown',
        `${quoted(text)}不是本地行政区划代码`,
        `${quoted(text) || 'it'} is not the code of a district of ${districts.root.name}`,
      )
    },
    byNames: (names) => {
      let at = top
      let stated = false
      for (const { level, cell } of names) {
        const name = cellText(cell).replace(/\s+/g, '')
        if (name === '') continue
        stated = true
        const coded = /\d/.test(name) ? (codeOf(name, districts) ?? codeAndName(name, districts)) : null
        if (coded !== null) {
          if (typeof coded !== 'string') return { level, fault: coded }
          // The code is enough; it must be inside the district that the cells before it name.
          const isBelow = districts.within(at.code).some(({ code }) => code === coded)
          if (!isBelow && !districts.within(coded).includes(at)) return { level, fault: outside }
          if (isBelow) at = districts.get(coded)
          continue
        }
        if (rank(level) > rank(at.level)) {
          const below = find(name, at, level)
          if ('reason' in below) return { level, fault: below }
          at = below
        } else {
          // The file repeats the reporting district, or one above it, in each row.
          const above = find(name, districts.root, level)
          if ('reason' in above) return { level, fault: above }
          if (districts.ancestorAt(at.code, level) !== above) return { level, fault: outside }
        }
      }
      return stated ? at.code : { level: names.at(-1)?.level ?? 'village', fault: missing }
    },
  }
}

/** A code alone. */
function codeOf(text: string, districts: DistrictTree): string | null {
  return /^\d{6,12}$/.test(text) ? reduceCode(text, districts) : null
}

/** A code with its name, 990102城东区 or 城东区(990102), which must agree; null for other texts. */
function codeAndName(text: string, districts: DistrictTree): string | CellFault | null {
  const parts =
    /^(\d{12}|\d{9}|\d{6})[-_(]?(\D{2,40})$/.exec(text) ?? /^(\D{2,40})[-_(](\d{12}|\d{9}|\d{6})\)?$/.exec(text)
  if (parts === null) return null
  const [digits, word] = /^\d/.test(parts[1]!) ? [parts[1]!, parts[2]!] : [parts[2]!, parts[1]!]
  const code = reduceCode(digits, districts)
  const name = word.replace(/[-_()]/g, '')
  if (code === null) return null
  const found = districts.get(code)
  const read = readDistrictName(
    districts,
    name,
    found.parent === null ? found : districts.get(found.parent),
    found.level,
  )
  return name === found.name || (read.is === 'district' && read.district === found)
    ? code
    : fault(
        'district-contradiction',
        `代码${code}是${found.name},与名称不符`,
        `the code ${code} is ${found.name}, which is not the name beside it`,
      )
}

function lookUp(districts: DistrictTree, name: string, below: District, level: Level): District | CellFault {
  const read = name.length > longestName ? ({ is: 'none' } as const) : readDistrictName(districts, name, below, level)
  if (read.is === 'district') return read.district
  // If the name exists elsewhere in the city, the row is in the wrong file rather than misspelt.
  if (
    read.is === 'none' &&
    below !== districts.root &&
    rank(level) === rank(below.level) + 1 &&
    name.length <= longestName
  ) {
    const elsewhere = readDistrictName(districts, name, districts.root, level)
    const shown = quoted(name)
    if (elsewhere.is === 'district')
      return fault(
        'district-outside',
        `${shown}不属于${below.name}`,
        `${shown || 'it'} does not belong to ${below.name}`,
      )
  }
  return whyNot(read, name, below, level)
}

const longestName = 60
/** The number of districts that a reason lists. */
const mostListed = 5

function whyNot(
  read: Exclude<NameReading, { is: 'district' }>,
  name: string,
  below: District,
  level?: Level,
): CellFault {
  const shown = quoted(name)
  switch (read.is) {
    case 'none':
      return fault(
        'district-unknown',
        `${below.name}下没有${shown || '此名称'}`,
        `${below.name} has no ${level ?? 'district'} ${shown || 'of this name'}`,
      )
    case 'unit':
      return fault(
        'district-reporting-unit',
        `${shown || '此名称'}是填报单位(功能区),不是行政区划;请填所在县(区)、乡镇(街道)或其代码`,
        `${shown || 'it'} is a reporting unit (a functional area), not an administrative division; state the county or township where the record is registered, or its code`,
      )
    case 'several': {
      const { length } = read.districts
      const listed = read.districts.slice(0, mostListed).map(({ code, name: full }) => `${full}(${code})`)
      const more = length > mostListed ? '…' : ''
      return fault(
        'district-ambiguous',
        `${below.name}下有${length}个${shown || '此名称'}:${listed.join('、')}${more},请填代码或上级名称`,
        `${below.name} has ${length} districts ${shown || 'of this name'}: ${listed.join(', ')}${more}; state the code, or the district above it`,
      )
    }
  }
}

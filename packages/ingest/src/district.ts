import { levels, rank, type District, type DistrictTree, type Level } from '@minzheng/core'
import { cellText, type Cell } from './cell.js'
import { fault, missing, quoted, type CellFault } from './reasons.js'

/** Levels that files name in columns of their own, instead of a code. */
export const namedLevels = levels.slice(1)
export type NamedLevel = Exclude<Level, 'city'>

/** The headers of those columns. */
export const levelHeaders: Readonly<Record<NamedLevel, readonly string[]>> = {
  county: ['县(区)', '区县', '县区', '县(市、区)', '区(县)'],
  township: ['乡镇(街道)', '乡镇', '街道', '镇街', '乡镇街道', '街道(乡镇)'],
  village: ['村(社区)', '村', '社区', '村社区', '社区(村)', '村居'],
}

/** The district that a code of 6, 9 or 12 digits means; zeros may fill it up, as in 330502000000. Null where there is none. */
export function reduceCode(code: string, districts: DistrictTree): string | null {
  for (let at = code; at.length >= 6; at = at.slice(0, -3)) {
    if (districts.has(at)) return at
    if (!at.endsWith('000') || at.length === 6) return null
  }
  return null
}

/** Reads districts from cells, and holds them against the district that reports. */
export interface DistrictReader {
  byCode(cell: Cell): string | CellFault
  /** `levels` are the columns that the file has, highest first; the fault says in which one it lies. */
  byNames(names: readonly { readonly level: Level; readonly cell: Cell }[]): string | { readonly level: Level; readonly fault: CellFault }
}

const rememberedNames = 20_000

/** A reader of districts at or below `scope`, the district that reports; the whole tree where the file does not say. */
export function districtReader(districts: DistrictTree, scope: string): DistrictReader {
  const inside = new Set(districts.within(scope).map(({ code }) => code))
  const top = districts.get(scope)
  const outside = fault('district-outside', `不在报送地区${top.name}(${top.code})范围内`, `lies outside the reporting district ${top.name} (${top.code})`)
  const found = new Map<string, District | CellFault>()

  const find = (name: string, below: District, level: Level): District | CellFault => {
    const key = `${below.code} ${level} ${name}`
    const known = found.get(key)
    if (known !== undefined) return known
    if (found.size >= rememberedNames) found.clear()
    const answer = lookUp(districts, name, below, level)
    found.set(key, answer)
    return answer
  }

  return {
    byCode: (cell) => {
      const text = cellText(cell).replace(/\s+/g, '')
      const code = reduceCode(text, districts)
      if (code !== null) return inside.has(code) ? code : outside
      if (/^\d(\.\d+)?E\+?\d+$/i.test(text))
        return fault('district-lost-digits', '代码被表格软件存成科学计数,末几位已丢失', 'stored as a number, so that its last digits are lost')
      return fault('district-unknown', `${quoted(text)}不是本地行政区划代码`, `${quoted(text) || 'it'} is not the code of a district of ${districts.root.name}`)
    },
    byNames: (names) => {
      let at = top
      let stated = false
      for (const { level, cell } of names) {
        const name = cellText(cell).replace(/\s+/g, '')
        if (name === '') continue
        stated = true
        if (rank(level) > rank(at.level)) {
          const below = find(name, at, level)
          if ('reason' in below) return { level, fault: below }
          at = below
        } else {
          // The file repeats the reporting district, or what lies above it, in each row.
          const above = find(name, districts.root, level)
          if ('reason' in above) return { level, fault: above }
          if (districts.ancestorAt(at.code, level) !== above) return { level, fault: outside }
        }
      }
      return stated ? at.code : { level: names.at(-1)?.level ?? 'village', fault: missing }
    },
  }
}

function lookUp(districts: DistrictTree, name: string, below: District, level: Level): District | CellFault {
  const answer = districts.find(name, below.code, level)
  if (!('found' in answer)) return answer
  const shown = quoted(name)
  if (answer.found === 'none') {
    // Elsewhere in the city there may be such a name, and then the row is in the wrong file rather than misspelt.
    const elsewhere = below === districts.root ? answer : districts.find(name, districts.root.code, level)
    if (!('found' in elsewhere) && rank(level) === rank(below.level) + 1)
      return fault('district-outside', `${shown}不属于${below.name}`, `${shown || 'it'} does not belong to ${below.name}`)
    return fault('district-unknown', `${below.name}下没有${shown || '此名称'}`, `${below.name} has no ${level} ${shown || 'of this name'}`)
  }
  const count = answer.codes.length
  return fault(
    'district-ambiguous',
    `${below.name}下有${count}个${shown || '此名称'},请填代码或乡镇(街道)`,
    `${below.name} has ${count} districts ${shown || 'of this name'}; state the code, or the township`,
  )
}

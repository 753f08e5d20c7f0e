import type { District, DistrictTree, Level } from '@minzheng/core'
import { levels, rank } from '@minzheng/core/districts'

/**
 * What a name may mean: one district, several, or none; `unit` if it is a reporting unit and not an administrative
 * division.
 */
export type NameReading =
  | { readonly is: 'district'; readonly district: District }
  | { readonly is: 'several'; readonly districts: readonly District[] }
  | { readonly is: 'unit' }
  | { readonly is: 'none' }

const none: NameReading = Object.freeze({ is: 'none' })
const unit: NameReading = Object.freeze({ is: 'unit' })
/** Districts of a level, by the endings that people leave out, the longer ones first. */
const endings: Readonly<Record<Level, readonly string[]>> = {
  city: ['地区', '市'],
  county: ['自治县', '新区', '林区', '区', '县', '市', '旗'],
  township: ['街道办事处', '民族乡', '街道', '镇', '乡'],
  village: [],
}
const offices = /(人民政府|街道办事处|办事处)$/
/** Areas with an administration of their own that are no division, and a county's name that excludes one (不含). */
const units =
  /(新区|开发区|高新区|度假区|合作区|示范区|产业园区?|工业园区?|园区|风景名胜区|管委会|管理区|功能区|先行区)$|不含/
const own = /(本级|市直|区直|县直)$/

/**
 * Reads a name of a level below a district as people write it: with the names of its parents, without its ending, or as
 * 市本级. If a name fits several districts, it is never guessed.
 */
export function readDistrictName(districts: DistrictTree, written: string, below: District, level: Level): NameReading {
  const exact = find(districts, written, below, level)
  if (!('found' in exact)) return { is: 'district', district: exact }
  if (exact.found === 'several') return { is: 'several', districts: exact.codes.map((code) => districts.get(code)) }
  const name = withoutParents(districts, written, below)
  if (name === '' || name.length > 40) return none
  if (own.test(name)) return ownOf(districts, name.replace(own, ''), below, level)
  // Tries the name as written first: 城北镇人民政府 is not a 镇人民政府 in 城北.
  const whole = fitting(districts, written, below, level)
  const near = whole.length > 0 || name === written ? whole : fitting(districts, name, below, level)
  if (near.length === 1) return { is: 'district', district: near[0]! }
  if (near.length > 1) return { is: 'several', districts: near }
  // The city itself, in a column of counties.
  if (
    rank(level) === rank(below.level) + 1 &&
    (name === below.name || withoutProvince(districts, written) === below.name)
  )
    return { is: 'district', district: below }
  return units.test(name) ? unit : none
}

/**
 * The first characters of all names of a level: for most words that are no district this check is enough, without a
 * search of a thousand names.
 */
const firstLetters = new WeakMap<DistrictTree, ReadonlyMap<Level, ReadonlySet<string>>>()

function begins(districts: DistrictTree, name: string, level: Level): boolean {
  let letters = firstLetters.get(districts)
  if (letters === undefined) {
    letters = new Map(
      levels.map((each) => [
        each,
        new Set(districts.atLevel(districts.root.code, each).map((district) => district.name.slice(0, 1))),
      ]),
    )
    firstLetters.set(districts, letters)
  }
  return letters.get(level)!.has(name.slice(0, 1))
}

function find(districts: DistrictTree, name: string, below: District, level: Level): ReturnType<DistrictTree['find']> {
  return begins(districts, name, level) ? districts.find(name, below.code, level) : { found: 'none' }
}

function fitting(districts: DistrictTree, name: string, below: District, level: Level): readonly District[] {
  if (!begins(districts, name, level)) return []
  const found = districts.find(name, below.code, level)
  if (!('found' in found)) return [found]
  if (found.found === 'several') return found.codes.map((code) => districts.get(code))
  const plain = name.replace(offices, (office) => (office === '街道办事处' ? '街道' : ''))
  const candidates = districts.atLevel(below.code, level)
  const same = candidates.filter((district) => district.name === plain)
  if (same.length > 0) return same
  // At least two characters: many names could begin with 城.
  return plain.length < 2
    ? []
    : candidates.filter(({ name: full }) => endings[level].some((ending) => full === plain + ending))
}

/** A name without the names of the districts above it: 某省云溪市城东区 is 城东区. */
function withoutParents(districts: DistrictTree, written: string, below: District): string {
  let name = withoutProvince(districts, written)
  for (const { name: parent, level } of [...districts.ancestors(below.code).toReversed(), below]) {
    // 云溪高新区, also without its ending.
    const short = endings[level].find((ending) => parent.endsWith(ending) && parent.length > ending.length + 1)
    const spelt = [parent, ...(short === undefined ? [] : [parent.slice(0, -short.length)])].find(
      (each) => name.startsWith(each) && name.length > each.length,
    )
    if (spelt !== undefined) name = name.slice(spelt.length)
  }
  return name
}

function withoutProvince({ root }: DistrictTree, written: string): string {
  const at = written.search(/省|自治区/)
  if (at < 2 || at > 8) return written
  const rest = written.slice(at + (written[at] === '省' ? 1 : 3))
  return rest.startsWith(root.name.slice(0, 2)) ? rest : written
}

/** 市本级, 云溪市本级, 城东区本级: the records of a district itself. */
function ownOf(districts: DistrictTree, name: string, below: District, level: Level): NameReading {
  const isBelow =
    name === '' || name === below.name || below.name === `${name}市` || (name.length === 1 && below.name.endsWith(name))
  if (isBelow) return { is: 'district', district: below }
  const found = fitting(districts, name, below, level)
  return found.length === 1
    ? { is: 'district', district: found[0]! }
    : found.length > 1
      ? { is: 'several', districts: found }
      : none
}

/** Districts of any level, at or below one, that a name may mean if no column gives the level. */
export function readAnyDistrict(districts: DistrictTree, written: string, scope: District): NameReading {
  if (written === scope.name) return { is: 'district', district: scope }
  const readings = levels
    .slice(rank(scope.level) + 1)
    .map((level) => readDistrictName(districts, written, scope, level))
  const found = new Set(
    readings.flatMap((reading) =>
      reading.is === 'district' ? [reading.district] : reading.is === 'several' ? reading.districts : [],
    ),
  )
  if (found.size === 1) return { is: 'district', district: [...found][0]! }
  if (found.size > 1) return { is: 'several', districts: [...found] }
  return readings.some(({ is }) => is === 'unit') ? unit : none
}

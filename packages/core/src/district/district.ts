import { MinzhengError, type Fault } from '../base/errors.js'
import type { Day } from '../period/period.js'
import { validityFault } from './validity.js'

/** Levels of the administrative divisions, highest first: 市, 县(区), 乡镇(街道), 村(社区). */
export const levels = ['city', 'county', 'township', 'village'] as const
/** A level of the administrative divisions: 市, 县(区), 乡镇(街道), 村(社区). */
export type Level = (typeof levels)[number]

/** An administrative division. (SDMX REF_AREA; GB/T 2260 and GB/T 10114) */
export interface District {
  /**
   * 6 digits for a city or county, 9 for a township, 12 for a village. Always a string. A reporting unit has the city's
   * code and a name: `990100-gaoxin`.
   */
  readonly code: string
  readonly name: string
  readonly level: Level
  readonly parent: string | null
  /** 街道, 镇, 乡, 居, 村, … as published. */
  readonly kind: string
  /** The first day on which the row is valid; null or left out if the day is not known or there is none. */
  readonly validFrom?: Day | null
  /** The first day on which the row is no longer valid; null or left out while it is. */
  readonly validTo?: Day | null
}

/** Why a name did not identify one district. */
export type LookupFailure =
  | { readonly found: 'none' }
  | { readonly found: 'several'; readonly codes: readonly string[] }

/** The districts of one city as a tree. Asking for an unknown code throws `unknown-district`. */
export interface DistrictTree {
  readonly root: District
  /** Every district, parents before their children. */
  readonly all: readonly District[]
  readonly has: (code: string) => boolean
  readonly get: (code: string) => District
  readonly children: (code: string) => readonly District[]
  /** From the parent up to the root. */
  readonly ancestors: (code: string) => readonly District[]
  /** The district itself and all above it: up to the root, the root last. */
  readonly selfAndAncestors: (code: string) => readonly District[]
  /** True if a district equals another or is above it; a code that is not in the tree contains itself alone. */
  readonly contains: (code: string, other: string) => boolean
  /** The district itself and all below it, parents first. */
  readonly within: (code: string) => readonly District[]
  /** The districts of a level at or below a district. */
  readonly atLevel: (code: string, level: Level) => readonly District[]
  /**
   * The districts that answer for a level at or below a district: those of the level and, for a branch that has none of
   * the level, the lowest district above the level. A city without counties answers for its counties' work itself. For
   * a district at or below the level: itself.
   */
  readonly answeringAt: (code: string, level: Level) => readonly District[]
  /** The ancestor (or the district itself) at a level; `undefined` if the district is above that level. */
  readonly ancestorAt: (code: string, level: Level) => District | undefined
  /** Finds a district by its name below another; villages often share a name, so several may match. */
  readonly find: (name: string, below: string, level: Level) => District | LookupFailure
}

/**
 * What the districts of county level are: those of GB/T 2260, or the units under which a city publishes (填报单位), which
 * have no such code.
 */
export type Counties = 'official' | 'reporting-units'

const digits = (count: number): { readonly form: RegExp; readonly words: string } => ({
  form: new RegExp(`^\\d{${count}}$`),
  words: `of ${count} digits`,
})
const codeForms = { city: digits(6), county: digits(6), township: digits(9), village: digits(12) }
// A hyphen and letters: neither a person nor a parser confuses it with a code of GB/T 2260.
const unitCode = { form: /^\d{6}-[a-z]+$/, words: 'such as 990100-gaoxin: the city, a hyphen, small letters' }

/** Rank of a level, 0 for the city. */
export function rank(level: Level): number {
  return levels.indexOf(level)
}

/** Throws `invalid-districts` with every fault; does nothing if there are none. */
export function assertValidDistricts(faults: readonly Fault[]): void {
  if (faults.length === 0) return
  throw new MinzhengError('invalid-districts', faults.map((fault) => `${fault.path}: ${fault.message}`).join('\n'), {
    faults,
  })
}

/**
 * Builds the tree of the given districts. Stores `validFrom` and `validTo` but does not read them (a history gives the
 * tree of a day). Throws `invalid-districts` with every fault: codes, parents, levels, days, one root. Parents cannot
 * form a cycle, because each parent is of a higher level.
 */
export function districtTree(
  districts: readonly District[],
  { counties = 'official' }: { readonly counties?: Counties } = {},
): DistrictTree {
  const byCode = new Map(districts.map((district) => [district.code, district]))
  const childrenOf = new Map<string, District[]>()
  const roots = districts.filter((district) => district.parent === null)
  const faults: Fault[] = []
  if (byCode.size !== districts.length) faults.push({ path: 'districts', message: 'a code must be listed once' })
  if (roots.length !== 1)
    faults.push({ path: 'districts', message: `there must be one district without a parent, got ${roots.length}` })
  for (const district of districts) {
    const { form, words } =
      counties === 'reporting-units' && district.level === 'county' ? unitCode : codeForms[district.level]
    if (!form.test(district.code))
      faults.push({ path: district.code, message: `the code of a ${district.level} must be ${words}` })
    const never = validityFault(district)
    if (never !== undefined) faults.push({ path: district.code, message: never })
    if (district.parent === null) continue
    const parent = byCode.get(district.parent)
    if (parent === undefined)
      faults.push({ path: district.code, message: `its parent must be listed, got ${district.parent}` })
    else if (rank(parent.level) >= rank(district.level))
      faults.push({
        path: district.code,
        message: `its parent must be of a higher level than ${district.level}, got ${parent.code}, a ${parent.level}`,
      })
    childrenOf.set(district.parent, [...(childrenOf.get(district.parent) ?? []), district])
  }
  const root = roots[0]
  assertValidDistricts(faults)
  if (root === undefined) throw new Error('unreachable: a tree without a root has a fault')

  const get = (code: string): District => {
    const district = byCode.get(code)
    if (district === undefined)
      throw new MinzhengError('unknown-district', `${code} is not a district of ${root.name}`, { code })
    return district
  }
  const children = (code: string): readonly District[] => childrenOf.get(code) ?? []
  const paths = new Map<string, readonly District[]>()
  const selfAndAncestors = (code: string): readonly District[] => {
    let found = paths.get(code)
    if (found === undefined) {
      const itself = get(code)
      paths.set(
        code,
        (found = Object.freeze([itself, ...(itself.parent === null ? [] : selfAndAncestors(itself.parent))])),
      )
    }
    return found
  }
  const ancestors = (code: string): readonly District[] => selfAndAncestors(code).slice(1)
  const below = new Map<string, readonly District[]>()
  const byLevel = new Map<string, readonly District[]>()
  const atLevel = (code: string, level: Level): readonly District[] => {
    const key = `${code} ${level}`
    let found = byLevel.get(key)
    if (found === undefined)
      byLevel.set(key, (found = Object.freeze(within(code).filter((district) => district.level === level))))
    return found
  }
  const within = (code: string): readonly District[] => {
    let found = below.get(code)
    if (found === undefined) {
      const all = [get(code)]
      for (let index = 0; index < all.length; index += 1) all.push(...children(all[index]!.code))
      below.set(code, (found = Object.freeze(all)))
    }
    return found
  }
  const answering = new Map<string, readonly District[]>()
  const answeringAt = (code: string, level: Level): readonly District[] => {
    const key = `${code} ${level}`
    let found = answering.get(key)
    if (found === undefined) {
      const district = get(code)
      const nextLower = children(code)
      const isAbove = rank(district.level) < rank(level)
      const itself = !isAbove || nextLower.length === 0 || nextLower.some((child) => rank(child.level) > rank(level))
      const others = isAbove
        ? nextLower
            .filter((child) => rank(child.level) <= rank(level))
            .flatMap((child) => answeringAt(child.code, level))
        : []
      answering.set(key, (found = Object.freeze([...(itself ? [district] : []), ...others])))
    }
    return found
  }
  return Object.freeze<DistrictTree>({
    root,
    all: within(root.code),
    has: (code) => byCode.has(code),
    get,
    children,
    ancestors,
    selfAndAncestors,
    contains: (code, other) =>
      code === other || (byCode.has(other) && selfAndAncestors(other).some((district) => district.code === code)),
    within,
    atLevel,
    answeringAt,
    ancestorAt: (code, level) => selfAndAncestors(code).find((district) => district.level === level),
    find: (name, place, level) => {
      const candidates = within(place).filter((district) => district.level === level)
      const spellings = [(each: string) => each.trim(), withoutCommittee, stem]
      const fitting =
        spellings
          .map((spell) => candidates.filter((district) => spell(district.name) === spell(name)))
          .find((found) => found.length > 0) ?? []
      if (fitting.length === 1) return fitting[0]!
      return fitting.length === 0
        ? { found: 'none' }
        : { found: 'several', codes: fitting.map((district) => district.code) }
    },
  })
}

/** Lists write 凤凰村, 凤凰村委会 and 凤凰村村民委员会 for one village. */
function withoutCommittee(name: string): string {
  return name
    .trim()
    .replace(/村村民委员会$|村委会$/, '村')
    .replace(/社区居民委员会$|社区居委会$/, '社区')
    .replace(/居民委员会$|居委会$/, '社区')
}

/**
 * The bare name, for a list that omits the suffix. A name that ends in 村 never means a 社区: townships have both with one
 * stem.
 */
function stem(name: string): string {
  const plain = withoutCommittee(name)
  return /(村|社区)$/.test(name.trim()) ? plain : plain.replace(/(社区|村)$/, '')
}

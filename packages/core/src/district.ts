import { MinzhengError, type Fault } from './errors.js'

/** Levels of the administrative divisions, highest first: 市, 县(区), 乡镇(街道), 村(社区). */
export const levels = ['city', 'county', 'township', 'village'] as const
export type Level = (typeof levels)[number]

/** An administrative division. (SDMX REF_AREA; GB/T 2260 and GB/T 10114) */
export interface District {
  /** 6 digits for a city or county, 9 for a township, 12 for a village. Always a string. */
  readonly code: string
  readonly name: string
  readonly level: Level
  readonly parent: string | null
  /** 街道, 镇, 乡, 居, 村, … as published. */
  readonly kind: string
}

/** Why a name did not lead to one district. */
export type LookupFailure = { readonly found: 'none' } | { readonly found: 'several'; readonly codes: readonly string[] }

/** The districts of one city as a tree. Asking for an unknown code throws `unknown-district`. */
export interface DistrictTree {
  readonly root: District
  /** Every district, parents before their children. */
  readonly all: readonly District[]
  has(code: string): boolean
  get(code: string): District
  children(code: string): readonly District[]
  /** From the parent up to the root. */
  ancestors(code: string): readonly District[]
  /** The district itself and all below it, parents first. */
  within(code: string): readonly District[]
  /** The districts of a level at or below a district. */
  atLevel(code: string, level: Level): readonly District[]
  /** The ancestor (or the district itself) at a level; `undefined` where the district lies above that level. */
  ancestorAt(code: string, level: Level): District | undefined
  /** Finds a district by its name below another; 37 of Huzhou's village names are shared, so several may fit. */
  find(name: string, below: string, level: Level): District | LookupFailure
}

const codeLength: Record<Level, number> = { city: 6, county: 6, township: 9, village: 12 }

/** Rank of a level, 0 for the city. */
export function rank(level: Level): number {
  return levels.indexOf(level)
}

/** Builds the tree; throws `invalid-districts` with every fault: codes, parents, levels, one root. */
export function districtTree(districts: readonly District[]): DistrictTree {
  const byCode = new Map(districts.map((district) => [district.code, district]))
  const childrenOf = new Map<string, District[]>()
  const roots = districts.filter((district) => district.parent === null)
  const faults: Fault[] = []
  if (byCode.size !== districts.length) faults.push({ path: 'districts', message: 'a code stands more than once' })
  if (roots.length !== 1) faults.push({ path: 'districts', message: `there must be one district without a parent, not ${roots.length}` })
  for (const district of districts) {
    if (!/^\d+$/.test(district.code) || district.code.length !== codeLength[district.level])
      faults.push({ path: district.code, message: `a ${district.level} has a code of ${codeLength[district.level]} digits` })
    if (district.parent === null) continue
    const parent = byCode.get(district.parent)
    if (parent === undefined) faults.push({ path: district.code, message: `its parent ${district.parent} is not listed` })
    else if (rank(parent.level) >= rank(district.level)) faults.push({ path: district.code, message: `its parent ${parent.code} is not of a higher level` })
    childrenOf.set(district.parent, [...(childrenOf.get(district.parent) ?? []), district])
  }
  const root = roots[0]
  if (faults.length > 0 || root === undefined)
    throw new MinzhengError('invalid-districts', faults.map((fault) => `${fault.path}: ${fault.message}`).join('\n'), { faults })

  const get = (code: string): District => {
    const district = byCode.get(code)
    if (district === undefined) throw new MinzhengError('unknown-district', `${code} is not a district of ${root.name}`, { code })
    return district
  }
  const children = (code: string): readonly District[] => childrenOf.get(code) ?? []
  const ancestors = (code: string): readonly District[] => {
    const found: District[] = []
    for (let at = get(code); at.parent !== null;) {
      at = get(at.parent)
      found.push(at)
    }
    return found
  }
  const below = new Map<string, readonly District[]>()
  const within = (code: string): readonly District[] => {
    let found = below.get(code)
    if (found === undefined) {
      const all = [get(code)]
      for (let index = 0; index < all.length; index += 1) all.push(...children(all[index]!.code))
      below.set(code, (found = Object.freeze(all)))
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
    within,
    atLevel: (code, level) => within(code).filter((district) => district.level === level),
    ancestorAt: (code, level) => [get(code), ...ancestors(code)].find((district) => district.level === level),
    find: (name, below, level) => {
      const candidates = within(below).filter((district) => district.level === level)
      const spellings = [(each: string) => each.trim(), withoutCommittee, stem]
      const fitting = spellings.map((spell) => candidates.filter((district) => spell(district.name) === spell(name))).find((found) => found.length > 0) ?? []
      if (fitting.length === 1) return fitting[0]!
      return fitting.length === 0 ? { found: 'none' } : { found: 'several', codes: fitting.map((district) => district.code) }
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

/** The bare name, for a list that leaves the ending out. A name that says 村 never means a 社区: townships have both of one stem. */
function stem(name: string): string {
  const plain = withoutCommittee(name)
  return /(村|社区)$/.test(name.trim()) ? plain : plain.replace(/(社区|村)$/, '')
}

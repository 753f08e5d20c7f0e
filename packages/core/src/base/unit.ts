import { assertNoFaults, MinzhengError, type Fault } from './errors.js'
import type { Text } from './text.js'

/** A unit: its names, and how it derives from other units. */
export interface UnitFacts extends Text {
  /** Decimals shown; rounding happens once, half up, at display. */
  readonly decimals: number
  /** The unit that records hold, and how many of it make one of this unit. */
  readonly of?: { readonly unit: string; readonly count: number }
  /** For a rate: the unit of its numerator, and its scale. `unit` is null if the numerator may have any unit. */
  readonly rate?: { readonly unit: string | null; readonly scale: number }
}

const facts = {
  person: { zh: '人', en: 'persons', decimals: 0 },
  'person-time': { zh: '人次', en: 'person-times', decimals: 0 },
  household: { zh: '户', en: 'households', decimals: 0 },
  couple: { zh: '对', en: 'couples', decimals: 0 },
  body: { zh: '具', en: 'bodies', decimals: 0 },
  bed: { zh: '张', en: 'beds', decimals: 0 },
  organisation: { zh: '家', en: 'organisations', decimals: 0 },
  enterprise: { zh: '家', en: 'enterprises', decimals: 0 },
  site: { zh: '个', en: 'sites', decimals: 0 },
  community: { zh: '个', en: 'communities', decimals: 0 },
  project: { zh: '个', en: 'projects', decimals: 0 },
  participant: { zh: '个', en: 'participants', decimals: 0 },
  case: { zh: '件', en: 'cases', decimals: 0 },
  item: { zh: '项', en: 'items', decimals: 0 },
  event: { zh: '场', en: 'events', decimals: 0 },
  fund: { zh: '项', en: 'funds', decimals: 0 },
  plate: { zh: '块', en: 'plates', decimals: 0 },
  district: { zh: '个', en: 'districts', decimals: 0 },
  age: { zh: '岁', en: 'years of age', decimals: 0 },
  grade: { zh: '级', en: 'grade', decimals: 0 },
  stage: { zh: '阶段', en: 'stage', decimals: 0 },
  score: { zh: '分', en: 'points', decimals: 1 },
  day: { zh: '天', en: 'days', decimals: 1 },
  'working-day': { zh: '个工作日', en: 'working days', decimals: 1 },
  /** Money is recorded in fen, exactly. */
  fen: { zh: '分', en: 'fen', decimals: 0 },
  yuan: { zh: '元', en: 'yuan', decimals: 0, of: { unit: 'fen', count: 100 } },
  '10k-yuan': { zh: '万元', en: '10,000 yuan', decimals: 2, of: { unit: 'fen', count: 1_000_000 } },
  'yuan/month': { zh: '元/人·月', en: 'yuan per person-month', decimals: 0, of: { unit: 'fen', count: 100 } },
  'yuan/year': { zh: '元/人·年', en: 'yuan per person-year', decimals: 0, of: { unit: 'fen', count: 100 } },
  percent: { zh: '%', en: '%', decimals: 2, rate: { unit: null, scale: 100 } },
  permille: { zh: '‰', en: '‰', decimals: 2, rate: { unit: null, scale: 1000 } },
  /** A number without a unit: a coefficient or a composite. */
  index: { zh: '', en: '', decimals: 2 },
  'person/10k': { zh: '人/万人', en: 'persons per 10,000', decimals: 2, rate: { unit: 'person', scale: 10_000 } },
  'bed/1k': { zh: '张/千人', en: 'beds per 1,000', decimals: 2, rate: { unit: 'bed', scale: 1000 } },
  'bed/10k': { zh: '张/万人', en: 'beds per 10,000', decimals: 2, rate: { unit: 'bed', scale: 10_000 } },
} as const satisfies Record<string, UnitFacts>

/** A unit that a deployment defines (`defineUnit`). */
export type OwnUnit = `own/${string}`

/** The units of civil-affairs figures. Persons, households and person-times are never interchangeable. */
export type Unit = keyof typeof facts | OwnUnit

const own = new Map<OwnUnit, UnitFacts>()

/**
 * Defines a unit that the common ones lack, such as `own/shift`, with its dimension: alone, of a smaller unit that
 * records hold (`of`), or a rate of one (`rate`). Once defined, it is a unit of the whole process. Throws
 * `invalid-definition` with all faults at once, also if the id already has other facts.
 */
export function defineUnit<const Id extends OwnUnit>(id: Id, given: UnitFacts): Id {
  const before = own.get(id)
  assertNoFaults(`unit ${id}`, unitFaults(id, given, before))
  if (before === undefined) own.set(id, Object.freeze({ ...given }))
  return id
}

function unitFaults(id: string, given: UnitFacts, before: UnitFacts | undefined): readonly Fault[] {
  const faults: Fault[] = []
  const { zh, en, decimals, of, rate } = given
  if (!/^own\/[a-z0-9]+(-[a-z0-9]+)*$/.test(id))
    faults.push({ path: 'id', message: `must be own/ and small letters, digits and hyphens, got "${id}"` })
  if (zh === '' || en === '') faults.push({ path: 'name', message: 'must be stated in Chinese and English' })
  if (!Number.isInteger(decimals) || decimals < 0 || decimals > 6)
    faults.push({ path: 'decimals', message: `must be a whole number from 0 to 6, got ${decimals}` })
  for (const [path, unit] of [
    ['of.unit', of?.unit],
    ['rate.unit', rate?.unit],
  ] as const)
    if (unit !== undefined && unit !== null && !isUnit(unit))
      faults.push({ path, message: `must be a unit, got "${unit}"` })
  if (of !== undefined && !(Number.isSafeInteger(of.count) && of.count > 0))
    faults.push({ path: 'of.count', message: `must be a whole number above 0, got ${of.count}` })
  if (rate !== undefined && !(Number.isSafeInteger(rate.scale) && rate.scale > 0))
    faults.push({ path: 'rate.scale', message: `must be a whole number above 0, got ${rate.scale}` })
  if (of !== undefined && rate !== undefined)
    faults.push({ path: 'rate', message: 'must not be stated for a unit that is made of another' })
  if (before !== undefined && JSON.stringify(dimensionOf(before)) !== JSON.stringify(dimensionOf(given)))
    faults.push({ path: 'id', message: `must be defined once, got it again with other facts` })
  return faults
}

const dimensionOf = ({ zh, en, decimals, of, rate }: UnitFacts): unknown => [
  zh,
  en,
  decimals,
  of === undefined ? null : [of.unit, of.count],
  rate === undefined ? null : [rate.unit, rate.scale],
]

/** True for the id of a unit: a common one, or one that was defined. */
export function isUnit(id: string): boolean {
  return id in facts || own.has(id as OwnUnit)
}

/** All units: the common ones, and those that were defined. */
export function units(): readonly Unit[] {
  return [...(Object.keys(facts) as Unit[]), ...own.keys()]
}

/** The names, decimals and derivation of a unit. Throws `invalid-definition` for one that nobody defined. */
export function unitFacts(unit: Unit): UnitFacts {
  const found = (facts as Readonly<Record<string, UnitFacts>>)[unit] ?? own.get(unit as OwnUnit)
  if (found !== undefined) return found
  throw new MinzhengError(
    'invalid-definition',
    `the unit must be a common one or defined by defineUnit, got "${unit}"`,
    {
      unit,
    },
  )
}

/**
 * How many of the recorded unit make one of the shown unit: 1 if they are the same, `undefined` if neither derives from
 * the other.
 */
export function unitsPer(shown: Unit, recorded: Unit): number | undefined {
  if (shown === recorded) return 1
  const made = unitFacts(shown).of
  return made?.unit === recorded ? made.count : undefined
}

/** The unit in which figures show a recorded unit: records hold money in fen, figures show it in yuan. */
export function shownUnit(recorded: Unit): Unit {
  return recorded === 'fen' ? 'yuan' : recorded
}

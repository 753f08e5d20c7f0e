import type { Text } from './text.js'

/** A unit: its names, and where it is made of another one, how many of those it takes. */
interface UnitFacts extends Text {
  /** Decimals shown; rounding happens once, half up, at display. */
  readonly decimals: number
  /** The unit that records hold, and how many of it make one of this. */
  readonly of?: { readonly unit: string; readonly count: number }
}

const facts = {
  person: { zh: '人', en: 'persons', decimals: 0 },
  'person-time': { zh: '人次', en: 'person-times', decimals: 0 },
  household: { zh: '户', en: 'households', decimals: 0 },
  bed: { zh: '张', en: 'beds', decimals: 0 },
  organisation: { zh: '家', en: 'organisations', decimals: 0 },
  site: { zh: '个', en: 'sites', decimals: 0 },
  case: { zh: '件', en: 'cases', decimals: 0 },
  fund: { zh: '项', en: 'funds', decimals: 0 },
  district: { zh: '个', en: 'districts', decimals: 0 },
  age: { zh: '岁', en: 'years of age', decimals: 0 },
  grade: { zh: '级', en: 'grade', decimals: 0 },
  stage: { zh: '阶段', en: 'stage', decimals: 0 },
  /** Money is recorded in fen, exactly. */
  fen: { zh: '分', en: 'fen', decimals: 0 },
  yuan: { zh: '元', en: 'yuan', decimals: 0, of: { unit: 'fen', count: 100 } },
  '10k-yuan': { zh: '万元', en: '10,000 yuan', decimals: 2, of: { unit: 'fen', count: 1_000_000 } },
  'yuan/year': { zh: '元/人·年', en: 'yuan per person-year', decimals: 0, of: { unit: 'fen', count: 100 } },
  percent: { zh: '%', en: '%', decimals: 2 },
  'person/10k': { zh: '人/万人', en: 'persons per 10,000', decimals: 2 },
  'bed/10k': { zh: '张/万人', en: 'beds per 10,000', decimals: 2 },
} as const satisfies Record<string, UnitFacts>

/** The units of civil-affairs figures. Persons, households and person-times are never interchangeable. */
export type Unit = keyof typeof facts

/** The facts of a unit. */
export function unitFacts(unit: Unit): UnitFacts {
  return facts[unit]
}

/** How many of the recorded unit make one of the shown unit: 1 where they are the same, `undefined` where they differ in kind. */
export function unitsPer(shown: Unit, recorded: Unit): number | undefined {
  if (shown === recorded) return 1
  const made = unitFacts(shown).of
  return made?.unit === recorded ? made.count : undefined
}

import type { AnyRecord } from '../dataset/dataset.js'
import type { Act, Correction } from './act.js'
import { inReadingOrder, type LandingFacts } from './landing-facts.js'
import { monthNumber, type MonthNumber } from './month-number.js'
import { recordKey } from './record-key.js'
import type { RegisterRules } from './register-rules.js'
import type { Telling } from './telling.js'

/** A telling under the key that it counts by. */
export interface KeyedTelling<T extends Telling> {
  readonly telling: T
  /** The office that reported it, in the tree of its month. */
  readonly office: string
  /** The record as corrected in a month, with the key that it counts by. */
  readonly at: (month: MonthNumber) => AnyRecord
  /** The months from which a correction changes it. */
  readonly borders: readonly MonthNumber[]
}

/** The tellings of one key of one office. */
export interface Told<T extends Telling> {
  readonly key: string
  readonly office: string
  readonly tellings: readonly KeyedTelling<T>[]
  /** True if a full register that does not tell the key ends its record as of a month. */
  readonly isEndedBy: (full: LandingFacts, month: MonthNumber) => boolean
}

export interface Key {
  readonly text: string
  /** The new values of the key fields; null if no act replaces the key. */
  readonly fields: AnyRecord | null
}

/** The key by which a record that an office calls `name` counts as of a month, after re-keyings. */
export function keyOf(
  dataset: RegisterRules['dataset'],
  name: string,
  office: string,
  month: MonthNumber,
  acts: readonly Act[],
): Key {
  let key: Key = { text: name, fields: null }
  for (let steps = 0; steps <= acts.length; steps += 1) {
    const act = acts.findLast(
      (each) =>
        each.kind === 'rekey' &&
        each.office === office &&
        month <= monthNumber(each.through) &&
        recordKey(dataset, each.key) === key.text,
    )
    if (act?.kind !== 'rekey') break
    key = { text: recordKey(dataset, act.to), fields: act.to }
  }
  return key
}

/** A telling under its key, with the corrections that reach it. */
export function keyed<T extends Telling>(
  dataset: RegisterRules['dataset'],
  telling: T,
  key: Key,
  office: string,
  acts: readonly Act[],
): KeyedTelling<T> {
  const record = key.fields === null ? telling.record : { ...telling.record, ...key.fields }
  const corrections = acts.filter(
    (act): act is Correction =>
      act.kind === 'correct' &&
      act.office === office &&
      telling.month <= monthNumber(act.through) &&
      keyOf(dataset, recordKey(dataset, act.key), office, telling.month, acts).text === key.text,
  )
  if (corrections.length === 0) return { telling, office, at: () => record, borders: [] }
  const fromOf = ({ from }: Correction): MonthNumber => monthNumber(from ?? null)
  return {
    telling,
    office,
    borders: corrections.map(fromOf).filter(Number.isFinite),
    at: (month) =>
      corrections.reduce<AnyRecord>(
        (corrected, act) => (fromOf(act) <= month ? { ...corrected, ...act.fields } : corrected),
        record,
      ),
  }
}

/** The sources to read for a month: those that tell a record, and full registers, in reading order. */
export function readingOf<T extends Telling>(
  own: readonly KeyedTelling<T>[],
  fulls: readonly LandingFacts[],
): readonly LandingFacts[] {
  const all = new Set([...fulls, ...own.map(({ telling }) => telling.landing)])
  return [...all].toSorted(inReadingOrder)
}

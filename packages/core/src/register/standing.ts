import type { AnyDataset, AnyRecord, Basis } from '../dataset/dataset.js'
import type { Day } from '../period/day.js'
import type { Act, Correction } from './act.js'
import { inReadingOrder, type LandingFacts } from './landing-facts.js'
import { lastDayOf, monthNumber, monthNumberOf, type MonthNumber } from './month-number.js'
import { recordKey } from './record-key.js'
import type { RegisterDistricts } from './register-districts.js'

/** What one source told of one record. */
export interface Telling {
  readonly landing: LandingFacts
  /**
   * The month that it is reported of: for a register the month that the source is as of, for events the month of the
   * period that is nearest to their day (`toldMonth`).
   */
  readonly month: MonthNumber
  readonly record: AnyRecord
}

/** A record as it counts from a month to before another. */
export interface Standing<T extends Telling = Telling> {
  readonly office: string
  readonly from: MonthNumber
  readonly until: MonthNumber
  /** What was told, as acts and the later end day change it. */
  readonly record: AnyRecord
  readonly telling: T
}

/** An end day that a later source tells and that an earlier source contradicts: it listed the record after that day. */
export interface LateEnd {
  readonly key: string
  readonly office: string
  readonly endedOn: Day
  readonly listedAsOf: MonthNumber
}

/** What sources and acts say of the records of one or several keys. */
export interface RegisterInput<T extends Telling = Telling> {
  /** Everything that living sources told of these keys. */
  readonly tellings: readonly T[]
  /** All living full registers of the dataset, also those that tell none of these keys. */
  readonly fulls: readonly LandingFacts[]
  /** The acts in force on these keys, in their order. */
  readonly acts: readonly Act[]
}

/** What computes standings. */
export interface RegisterRules {
  readonly dataset: Pick<AnyDataset, 'name' | 'key' | 'time' | 'reportedBy'>
  readonly districts: RegisterDistricts
}

/** The month of a period that is nearest to an event's day; for a register the month that the source is as of. */
export function toldMonth(
  { time }: Pick<AnyDataset, 'time'>,
  record: AnyRecord,
  { from, asOf }: Pick<LandingFacts, 'from' | 'asOf'>,
): MonthNumber {
  if (time.kind !== 'flow' || asOf === -Infinity) return asOf
  return Math.min(Math.max(monthNumberOf(record[time.on] as Day), from), asOf)
}

/**
 * Computes in which months records are valid. The input must contain all keys that re-keyings connect, and for each key
 * the tellings of every office. The result does not depend on the order of the input.
 */
export function standings<T extends Telling>(
  rules: RegisterRules,
  input: RegisterInput<T>,
  lateEnds?: LateEnd[],
): readonly Standing<T>[] {
  const { epochs } = rules.districts
  const found = epochs.flatMap((epoch, at) => {
    const until = epochs[at + 1] ?? Infinity
    return inEpoch(rules, input, epoch, at === 0 ? lateEnds : undefined).flatMap((each) => {
      const [from, to] = [Math.max(each.from, epoch), Math.min(each.until, until)]
      return from < to ? [{ ...each, from, until: to }] : []
    })
  })
  return joined(found)
}

/** Joins stretches that follow each other and are equal. */
function joined<T extends Telling>(stretches: readonly Standing<T>[]): readonly Standing<T>[] {
  const result: Standing<T>[] = []
  const last = new Map<string, number>()
  for (const each of stretches.toSorted((left, right) => left.from - right.from)) {
    const id = JSON.stringify(each.record)
    const at = last.get(id)
    const before = at === undefined ? undefined : result[at]!
    if (before !== undefined && before.until === each.from) result[at!] = { ...before, until: each.until }
    else {
      last.set(id, result.length)
      result.push(each)
    }
  }
  return result
}

/** The tellings of one key of one office. */
interface Told<T extends Telling> {
  readonly key: string
  readonly office: string
  readonly tellings: readonly KeyedTelling<T>[]
  /** True if a full register that does not tell the key ends its record as of a month. */
  readonly isEndedBy: (full: LandingFacts, month: MonthNumber) => boolean
}

/** A telling under the key that it counts by. */
interface KeyedTelling<T extends Telling> {
  readonly telling: T
  /** The office that reported it, in the tree of its month. */
  readonly office: string
  /** The record as corrected in a month, with the key that it counts by. */
  readonly at: (month: MonthNumber) => AnyRecord
  /** The months from which a correction changes it. */
  readonly borders: readonly MonthNumber[]
}

/** A stretch of a record; `isEarlier`: it lies before the first month that the record was told of. */
interface Stretch<T extends Telling> extends Standing<T> {
  readonly isEarlier: boolean
}

function inEpoch<T extends Telling>(
  rules: RegisterRules,
  { tellings, fulls, acts }: RegisterInput<T>,
  epoch: MonthNumber,
  lateEnds: LateEnd[] | undefined,
): readonly Standing<T>[] {
  const { dataset, districts } = rules
  const told = new Map<string, Map<string, KeyedTelling<T>[]>>()
  const reading = fulls.toSorted(inReadingOrder)
  for (const own of groupedByLanding(tellings).values()) {
    const officesOf = own.map((telling) =>
      districts.officeOf(telling.record['district'] as string, dataset.reportedBy, telling.month),
    )
    const keys = own.map((telling, at) =>
      keyOf(dataset, recordKey(dataset, telling.record), officesOf[at]!, telling.month, acts),
    )
    own.forEach((telling, at) => {
      const key = keys[at]!
      const isRekeyed = key.text !== recordKey(dataset, telling.record)
      // Of two rows of one source, the row that has the right key stands.
      if (
        isRekeyed &&
        own.some(
          (other, index) =>
            index !== at &&
            officesOf[index] === officesOf[at] &&
            keys[index]!.text === key.text &&
            recordKey(dataset, other.record) === key.text &&
            other.month === telling.month,
        )
      )
        return
      const code = telling.record['district'] as string
      // A code that the tree of this epoch does not have yet belongs to the office that told it.
      const month = districts.on(epoch).has(code) ? epoch : Math.max(epoch, telling.month)
      const office = districts.officeOf(code, dataset.reportedBy, month)
      const byOffice = told.get(key.text) ?? new Map<string, KeyedTelling<T>[]>()
      told.set(key.text, byOffice)
      const list = byOffice.get(office) ?? []
      byOffice.set(office, list)
      list.push(keyed(dataset, telling, key, officesOf[at]!, acts))
    })
  }
  const deletions = acts.filter((act) => act.kind === 'delete')
  const formerKeys = acts.flatMap((act) => (act.kind === 'rekey' ? [recordKey(dataset, act.key)] : []))
  const result: Standing<T>[] = []
  for (const [key, byOffice] of told) {
    const stretches = [...byOffice].flatMap(([office, own]) => {
      const offices = new Set([office, ...own.map((telling) => telling.office)])
      const deleted = deletions.findLast(
        (act) =>
          offices.has(act.office) &&
          // By the name that the act gives, or the one that it counts by.
          (recordKey(dataset, act.key) === key ||
            keyOf(dataset, recordKey(dataset, act.key), act.office, monthNumber(act.through), acts).text === key),
      )
      const through = deleted === undefined ? undefined : monthNumber(deleted.through)
      const isRefused = ({ refusedKeys }: LandingFacts, month: MonthNumber): boolean =>
        refusedKeys.size > 0 &&
        [key, ...formerKeys].some(
          (name) =>
            refusedKeys.has(name) && [...offices].some((each) => keyOf(dataset, name, each, month, acts).text === key),
        )
      const record: Told<T> = {
        key,
        office,
        tellings: own,
        isEndedBy: (full, month) => full.scope !== null && !full.waits && !isRefused(full, month),
      }
      return dataset.time.kind === 'flow'
        ? eventStretches(rules, record, reading, through)
        : registerStretches(rules, record, reading, through, lateEnds)
    })
    result.push(...(dataset.time.kind === 'flow' ? stretches : withoutMovedFrom(dataset.time, stretches)))
  }
  return result
}

function groupedByLanding<T extends Telling>(tellings: readonly T[]): ReadonlyMap<LandingFacts, readonly T[]> {
  const groups = new Map<LandingFacts, T[]>()
  for (const telling of tellings) {
    const group = groups.get(telling.landing)
    if (group === undefined) groups.set(telling.landing, [telling])
    else group.push(telling)
  }
  return groups
}

interface Key {
  readonly text: string
  /** The new values of the key fields; null if no act replaces the key. */
  readonly fields: AnyRecord | null
}

/** The key by which a record that an office calls `name` counts as of a month, after re-keyings. */
function keyOf(
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
function keyed<T extends Telling>(
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

/** Events: of the months that tell a key the last stands, and a complete return replaces what was told of its months. */
function eventStretches<T extends Telling>(
  { dataset, districts }: RegisterRules,
  { office, tellings, isEndedBy }: Told<T>,
  fulls: readonly LandingFacts[],
  deletedThrough: MonthNumber | undefined,
): readonly Stretch<T>[] {
  const months = [...new Set(tellings.map(({ telling }) => telling.month))].toSorted((left, right) => right - left)
  for (const month of months) {
    if (deletedThrough !== undefined && month <= deletedThrough) continue
    const own = tellings.filter(({ telling }) => telling.month === month)
    const landings = readingOf(
      own,
      fulls.filter(({ from, asOf }) => from <= month && month <= asOf),
    )
    let standing: KeyedTelling<T> | undefined
    for (const landing of landings) {
      const here = own.find(({ telling }) => telling.landing === landing)
      if (here !== undefined) standing = here
      else if (standing !== undefined && isEndedBy(landing, month) && speaksOf(standing, landing, month))
        standing = undefined
    }
    if (standing !== undefined) return pieces(office, standing, -Infinity, Infinity, false)
  }
  return []

  function speaksOf(each: KeyedTelling<T>, { scope }: LandingFacts, month: MonthNumber): boolean {
    return districts.speaksOf(scope!, each.at(month)['district'] as string, dataset.reportedBy, month)
  }
}

/** The sources to read for a month: those that tell a record, and full registers, in reading order. */
function readingOf<T extends Telling>(
  own: readonly KeyedTelling<T>[],
  fulls: readonly LandingFacts[],
): readonly LandingFacts[] {
  const all = new Set([...fulls, ...own.map(({ telling }) => telling.landing)])
  return [...all].toSorted(inReadingOrder)
}

type State<T extends Telling> = { readonly month: MonthNumber; readonly standing: KeyedTelling<T> | null }

/** Registers: the state of a month is the last one told as of it or before. */
function registerStretches<T extends Telling>(
  rules: RegisterRules,
  told: Told<T>,
  fulls: readonly LandingFacts[],
  deletedThrough: MonthNumber | undefined,
  lateEnds: LateEnd[] | undefined,
): readonly Stretch<T>[] {
  const states = statesOf(rules, told, fulls, deletedThrough)
  const [first] = states
  if (first === undefined) return []
  const { time } = rules.dataset
  const stretches: Stretch<T>[] = []
  if (first.standing !== null) stretches.push(...pieces(told.office, first.standing, -Infinity, first.month, true))
  states.forEach(({ month, standing }, at) => {
    const next = states[at + 1]
    const until = next?.month ?? Infinity
    if (standing !== null) stretches.push(...pieces(told.office, standing, month, Math.min(month + 1, until), false))
    const later = month === -Infinity ? month : month + 1
    if (later >= until && month !== -Infinity) return
    // Between two states, what the next source tells of the days since then holds already.
    const following = next?.standing?.at(next.month)
    if (standing === null) {
      if (next?.standing != null && startOf(time, following!) > lastDayOf(month))
        stretches.push(...pieces(told.office, next.standing, later, until, false))
      return
    }
    const end = following === undefined ? null : endOf(time, following)
    const isLater = end !== null && end > lastDayOf(month)
    if (end !== null && !isLater && lateEnds !== undefined && endOf(time, standing.at(month)) !== end)
      if (holds(time, standing.at(month), lastDayOf(month)))
        lateEnds.push({ key: told.key, office: told.office, endedOn: end, listedAsOf: month })
    stretches.push(
      ...pieces(
        told.office,
        standing,
        later,
        until,
        false,
        isLater && time.kind === 'stock' ? { [time.to]: end } : null,
      ),
    )
  })
  return stretches
}

function statesOf<T extends Telling>(
  { dataset, districts }: RegisterRules,
  { tellings, isEndedBy }: Told<T>,
  fulls: readonly LandingFacts[],
  deletedThrough: MonthNumber | undefined,
): readonly State<T>[] {
  const later = <Each extends { readonly month: MonthNumber }>({ month }: Each): boolean =>
    deletedThrough === undefined || month > deletedThrough
  const own = tellings.filter(({ telling }) => later(telling))
  const ending = fulls.filter((full) => isEndedBy(full, full.asOf) && later({ month: full.asOf }))
  const months = [...new Set([...own.map(({ telling }) => telling.month), ...ending.map(({ asOf }) => asOf)])].toSorted(
    (left, right) => left - right,
  )
  const toldOf = (month: MonthNumber): readonly KeyedTelling<T>[] =>
    own.filter(({ telling }) => telling.month === month)
  const endingIn = (month: MonthNumber): readonly LandingFacts[] => ending.filter(({ asOf }) => asOf === month)
  const speaksOf = ({ scope }: LandingFacts, record: AnyRecord, month: MonthNumber): boolean =>
    districts.speaksOf(scope!, record['district'] as string, dataset.reportedBy, month)
  /** What is reported of the record when it is reported next, unless a later source of that month leaves it out. */
  const comingAfter = (month: MonthNumber): AnyRecord | undefined => {
    const next = months.find((each) => each > month && toldOf(each).length > 0)
    if (next === undefined) return undefined
    const here = toldOf(next)
    let record: AnyRecord | undefined
    for (const landing of readingOf(here, endingIn(next))) {
      const telling = here.find((each) => each.telling.landing === landing)
      if (telling !== undefined) record = telling.at(next)
      else if (record !== undefined && speaksOf(landing, record, next)) record = undefined
    }
    return record
  }
  /** The record as it is known at the end of a month, but for sources of the month: `undefined` if it is not. */
  const knownIn = (month: MonthNumber, before: State<T> | undefined): AnyRecord | undefined => {
    const coming = comingAfter(month)
    const record = before?.standing?.at(month)
    if (record === undefined || before === undefined || coming === undefined) return record ?? coming
    return withLaterEnd(dataset.time, record, before.month, coming)
  }
  const states: State<T>[] = deletedThrough === undefined ? [] : [{ month: deletedThrough, standing: null }]
  for (const month of months) {
    const here = toldOf(month)
    let known: AnyRecord | undefined
    let isKnown = false
    let isTold = false
    // `undefined`: the sources of the month leave the record as it was.
    let standing: KeyedTelling<T> | null | undefined
    for (const landing of readingOf(here, endingIn(month))) {
      const telling = here.find((each) => each.telling.landing === landing)
      if (telling !== undefined) {
        standing = telling
        known = telling.at(month)
        isKnown = isTold = true
        continue
      }
      if (!isKnown) known = knownIn(month, states.at(-1))
      isKnown = true
      if (known === undefined || !speaksOf(landing, known, month)) continue
      // A register need not list what has ended or not yet begun.
      if (isTold || holds(dataset.time, known, lastDayOf(month))) standing = null
    }
    if (standing !== undefined) states.push({ month, standing })
  }
  return states
}

/** A record with the end day that the next telling gives, if it lies after the month that the record is reported as of. */
function withLaterEnd(time: Basis, record: AnyRecord, asOf: MonthNumber, next: AnyRecord): AnyRecord {
  const end = endOf(time, next)
  return time.kind === 'stock' && end !== null && end > lastDayOf(asOf) ? { ...record, [time.to]: end } : record
}

/** The stretches of a telling from a month to before another, divided where a correction begins. */
function pieces<T extends Telling>(
  office: string,
  { telling, at, borders }: KeyedTelling<T>,
  from: MonthNumber,
  until: MonthNumber,
  isEarlier: boolean,
  changed: AnyRecord | null = null,
): readonly Stretch<T>[] {
  if (from >= until) return []
  const starts = [from, ...new Set(borders.filter((border) => from < border && border < until))].toSorted(
    (left, right) => left - right,
  )
  return starts.map((start, index) => {
    const record = at(start)
    return {
      office,
      from: start,
      until: starts[index + 1] ?? until,
      record: changed === null ? record : { ...record, ...changed },
      telling,
      isEarlier,
    }
  })
}

/**
 * Before the first month that an office tells of a record, the record does not count in months in which the record of
 * another office that was told by then counts: it moved, and its start day is older than the move.
 */
function withoutMovedFrom<T extends Telling>(time: Basis, stretches: readonly Stretch<T>[]): readonly Standing<T>[] {
  const offices = new Set(stretches.map(({ office }) => office))
  if (offices.size < 2) return stretches.map(standingOf)
  return stretches.flatMap((stretch) => {
    if (!stretch.isEarlier) return [standingOf(stretch)]
    let left: readonly (readonly [MonthNumber, MonthNumber])[] = [[stretch.from, stretch.until]]
    for (const other of stretches) {
      if (other.office === stretch.office || other.isEarlier) continue
      const [from, until] = monthsOfRecord(time, other)
      if (from >= until) continue
      left = left.flatMap(([start, end]) =>
        [[start, Math.min(end, from)] as const, [Math.max(start, until), end] as const].filter(([a, b]) => a < b),
      )
    }
    return left.map(([from, until]) => ({ ...standingOf(stretch), from, until }))
  })
}

/** The months of a stretch in which its record counts by its own days. */
function monthsOfRecord(time: Basis, { from, until, record }: Standing): readonly [MonthNumber, MonthNumber] {
  if (time.kind === 'flow') return [from, until]
  const start = Math.max(from, monthNumberOf(startOf(time, record)))
  const end = endOf(time, record)
  return [start, Math.max(start, end === null ? until : Math.min(until, monthNumberOf(end)))]
}

function standingOf<T extends Telling>({ office, from, until, record, telling }: Stretch<T>): Standing<T> {
  return { office, from, until, record, telling }
}

function startOf(time: Basis, record: AnyRecord): Day {
  return record[time.kind === 'flow' ? time.on : time.from] as Day
}

function endOf(time: Basis, record: AnyRecord): Day | null {
  return time.kind === 'stock' ? ((record[time.to] ?? null) as Day | null) : null
}

/** True if a record holds on a day, by its own days. */
export function holds(time: Basis, record: AnyRecord, day: Day): boolean {
  const end = endOf(time, record)
  return startOf(time, record) <= day && (end === null || end > day)
}

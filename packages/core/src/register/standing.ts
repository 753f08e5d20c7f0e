import type { Act, Deletion } from './act.js'
import { eventStretches } from './event-stretches.js'
import { keyed, keyOf, type KeyedTelling, type Told } from './keyed-telling.js'
import { inReadingOrder, type LandingFacts } from './landing-facts.js'
import { monthNumber, type MonthNumber } from './month-number.js'
import { withoutMovedFrom } from './moved-records.js'
import { recordKey } from './record-key.js'
import type { RegisterRules } from './register-rules.js'
import { registerStretches, type LateEnd } from './register-stretches.js'
import type { Standing } from './stretch.js'
import type { Telling } from './telling.js'

/** What sources and acts say of the records of one or several keys. */
export interface RegisterInput<T extends Telling = Telling> {
  /** Everything that living sources told of these keys. */
  readonly tellings: readonly T[]
  /** All living full registers of the dataset, also those that tell none of these keys. */
  readonly fulls: readonly LandingFacts[]
  /** The acts in force on these keys, in their order. */
  readonly acts: readonly Act[]
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
      const through = deletions.reduceRight<MonthNumber | undefined>(
        (found, act) => found ?? (offices.has(act.office) ? deletedThrough(dataset, act, key, acts) : undefined),
        undefined,
      )
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

/**
 * The last month of which a deletion reaches what counts by a key: by the name that the act gives, or where that name
 * counts by the key, which may be in earlier months only. `undefined`: it reaches nothing of the key.
 */
function deletedThrough(
  dataset: RegisterRules['dataset'],
  deletion: Deletion,
  key: string,
  acts: readonly Act[],
): MonthNumber | undefined {
  const name = recordKey(dataset, deletion.key)
  const through = monthNumber(deletion.through)
  if (name === key) return through
  const ends = acts.flatMap((act) => (act.kind === 'rekey' ? [monthNumber(act.through)] : []))
  return [through, ...ends.filter((end) => end < through)]
    .toSorted((left, right) => right - left)
    .find((month) => keyOf(dataset, name, deletion.office, month, acts).text === key)
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

import type { Day } from '../period/period.js'

/** The fields of every district event. (行政区划管理条例 art. 7-9: who approves; art. 17: codes follow within a month) */
interface Change {
  /** The first day on which it is in force. */
  readonly day: Day
  /** The number of the approval, such as 政发〔2019〕1号. */
  readonly source: string
  /**
   * Districts below the changed ones that got a new code on that day: former code → new code. Districts that are not
   * listed kept theirs.
   */
  readonly below?: Readonly<Record<string, string>>
}

/**
 * One district becomes several. It may be one of its own parts, if it keeps its code, and a part may have existed
 * before.
 */
export interface DistrictSplit extends Change {
  readonly kind: 'split'
  readonly from: string
  readonly into: readonly string[]
}

/** Several districts become one, which may be one of them. */
export interface DistrictMerge extends Change {
  readonly kind: 'merge'
  readonly from: readonly string[]
  readonly into: string
}

/**
 * A district comes under another parent. It keeps its code unless `into` gives a new one; all districts below it
 * follow.
 */
export interface DistrictTransfer extends Change {
  readonly kind: 'transfer'
  readonly from: string
  readonly into?: string
  /** The parent's code from that day on. */
  readonly under: string
}

/** A district changes its name, and with `into` its code (撤县设区). */
export interface DistrictRename extends Change {
  readonly kind: 'rename'
  readonly from: string
  readonly into?: string
  readonly name: string
}

/** A change of the administrative divisions (行政区划变更), as data. */
export type DistrictEvent = DistrictSplit | DistrictMerge | DistrictTransfer | DistrictRename

/** What one district became, and where in the event that is said. */
export interface Succession {
  readonly from: string
  readonly into: readonly string[]
  readonly path: string
  /** True for the district that the event is about, false for one below it. */
  readonly isSubject: boolean
}

/** Every former district that an event names, with the districts it became. */
export function successionsOf(event: DistrictEvent, path: string): readonly Succession[] {
  const below = Object.entries(event.below ?? {}).map(([from, into]): Succession => ({
    from,
    into: [into],
    path: `${path}.below.${from}`,
    isSubject: false,
  }))
  switch (event.kind) {
    case 'split':
      return [{ from: event.from, into: event.into, path: `${path}.from`, isSubject: true }, ...below]
    case 'merge':
      return [
        ...event.from.map((from, index): Succession => ({
          from,
          into: [event.into],
          path: `${path}.from.${index}`,
          isSubject: true,
        })),
        ...below,
      ]
    case 'transfer':
    case 'rename':
      return [{ from: event.from, into: [event.into ?? event.from], path: `${path}.from`, isSubject: true }, ...below]
  }
}

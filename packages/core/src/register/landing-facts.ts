import type { AnyRecord } from '../dataset/dataset.js'
import type { Month } from '../period/period.js'
import { monthNumber, type MonthNumber } from './month-number.js'

/** What a full register (全量名册) speaks of: all records of a district and below, or those of the district itself. */
export interface RegisterScope {
  readonly district: string
  /** True: only records registered at the district itself (市本级). */
  readonly own?: boolean
}

/** A source as the register sees it, without its rows. */
export interface LandingFacts {
  /** The place in the order of landing; of two sources as of one month the later is read later. */
  readonly place: number
  /** The first month of the period that the source reports; for a register the same as `asOf` or earlier. */
  readonly from: MonthNumber
  /** The last month of the period (报告期): what the source tells is reported as of its end. `-Infinity`: not known. */
  readonly asOf: MonthNumber
  /** True for an estimate (快报); a final source outranks it whatever their order. */
  readonly estimated: boolean
  /** What the source speaks of in full; null for an addition (补充), which ends nothing. */
  readonly scope: RegisterScope | null
  /** Keys (`recordKey`) of refused rows: a refused row is no absence. */
  readonly refusedKeys: ReadonlySet<string>
  /** True while the key of a refused row cannot be read: until it is mended, the source ends nothing. */
  readonly waits: boolean
}

/** A source with its rows: the input of a register in memory. */
export interface RegisterLanding {
  readonly dataset: string
  readonly from?: Month | null
  readonly asOf: Month | null
  readonly estimated?: boolean
  readonly scope?: RegisterScope | null
  readonly records: readonly AnyRecord[]
  /** The keys of refused rows, as far as they can be read. */
  readonly refused?: { readonly keys: readonly AnyRecord[]; readonly unreadable: number }
  /** True if the source was withdrawn (撤回): nothing that it told counts. */
  readonly withdrawn?: boolean
}

/** The facts of a source at a place in the order. */
export function landingFacts(
  landing: Omit<RegisterLanding, 'records' | 'dataset'>,
  place: number,
  refusedKeys: ReadonlySet<string>,
): LandingFacts {
  const asOf = monthNumber(landing.asOf)
  return {
    place,
    from: landing.from === undefined || landing.from === null ? asOf : monthNumber(landing.from),
    asOf,
    estimated: landing.estimated === true,
    scope: landing.scope ?? null,
    refusedKeys,
    waits: (landing.refused?.unreadable ?? 0) > 0,
  }
}

/** The order in which sources as of one month are read: estimates first, then by place. */
export function inReadingOrder(
  left: Pick<LandingFacts, 'estimated' | 'place'>,
  right: Pick<LandingFacts, 'estimated' | 'place'>,
): number {
  return Number(right.estimated) - Number(left.estimated) || left.place - right.place
}

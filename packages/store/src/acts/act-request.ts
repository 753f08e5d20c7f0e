import { MinzhengError, type AnyRecord } from '@minzheng/core'
import type { Month } from '@minzheng/core/periods'
import { personalKind } from '@minzheng/core/privacy'

/** Why an act is made and who asks for it; both are kept with the act. */
export interface ActReason {
  /** Why, in words without names or numbers of persons. */
  readonly reason: string
  /** Who asks for it: an office or a role, such as 望山县民政局. */
  readonly askedBy: string
}

/** An act on one record that an office reports. */
export interface RecordActRequest {
  readonly kind: 'correct' | 'delete' | 'rekey'
  readonly dataset: string
  /** The values of the dataset's key fields. */
  readonly key: AnyRecord
  /** The office that reports the record; may be left out if only one office does. */
  readonly office?: string
  /** The act reaches what was told as of this month or earlier. */
  readonly through: Month
  /** Of a correction: the fields to change. */
  readonly fields?: AnyRecord
  /** Of a correction: the first month in which it holds. */
  readonly from?: Month
  /** Of a re-keying: the values of the key fields that are right. */
  readonly to?: AnyRecord
}

/** What an act did. */
export interface ActReport {
  /** The number of the act; undoing it needs the number. */
  readonly act: number
  /** The number of cells (dataset, district, month) that it marked dirty. */
  readonly cells: number
  /** Records that are valid in other months or have other values than before, in any month. */
  readonly changed: number
  /** Records that counted in some month and no longer do. A re-keyed record counts by its new key, and is not ended. */
  readonly ended: number
  /**
   * Of a re-keying: names of the sources that tell the new key as of a month in which the old key was told too (of events:
   * of any month). They were two records, and are one now; undo the act if they are two.
   */
  readonly merged: readonly string[]
  /** The returns that no longer count, since a source or they alone were withdrawn, or that count again. */
  readonly returns: readonly StatedMonth[]
}

/** A month that a source returns for a district. */
export interface StatedMonth {
  readonly district: string
  readonly month: Month
}

/** An act that cannot be made: it names what must hold. Contains no value of a record. */
export class ActError extends MinzhengError<'act-refused'> {
  override readonly name = 'ActError'

  constructor(message: string) {
    super('act-refused', message)
  }
}

/** Throws if a reason or the asking office is empty or contains data of a person. */
export function assertReason({ reason, askedBy }: ActReason): void {
  for (const [zh, what, text] of [
    ['原因', 'the reason', reason],
    ['要求者', 'who asks', askedBy],
  ] as const) {
    if (text.trim() === '' || text.length > 200)
      throw new ActError(`${zh}须为1至200字 ${what} must be a text of 1 to 200 letters, got ${text.length}`)
    if (personalKind(text) !== null)
      throw new ActError(
        `${zh}不得含个人姓名、证件号、电话或住址 ${what} must contain no name, number, phone or address of a person, got a text that may`,
      )
  }
}

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
  /** Records that stood for good and no longer do. */
  readonly ended: number
}

/** An act that cannot be made: it names what must hold. Contains no value of a record. */
export class ActError extends MinzhengError<'act-refused'> {
  override readonly name = 'ActError'

  /** The message, in Chinese for the staff and in English. */
  constructor(zh: string, en: string) {
    super('act-refused', `${zh} ${en}`, { zh, en })
  }
}

/** Throws if a reason or the asking office is empty or contains data of a person. */
export function assertReason({ reason, askedBy }: ActReason): void {
  for (const [zh, what, text] of [
    ['原因', 'the reason', reason],
    ['要求者', 'who asks', askedBy],
  ] as const) {
    if (text.trim() === '' || text.length > 200)
      throw new ActError(`${zh}须为1至200字`, `${what} must be a text of 1 to 200 letters, got ${text.length}`)
    if (personalKind(text) !== null)
      throw new ActError(
        `${zh}不得含个人姓名、证件号、电话或住址`,
        `${what} must contain no name, number, phone or address of a person, got a text that may`,
      )
  }
}

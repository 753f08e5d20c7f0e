import { MinzhengError } from '@minzheng/core'

/** A moment of the past cannot be read: its source has not landed, or two moments are exchanged. It names what must hold. */
export class MomentError extends MinzhengError<'moment-refused'> {
  override readonly name = 'MomentError'

  /** The message, in Chinese for the staff and in English. */
  constructor(zh: string, en: string) {
    super('moment-refused', `${zh} ${en}`, { zh, en })
  }
}

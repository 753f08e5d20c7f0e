import { MinzhengError } from '@minzheng/core'

/** A moment of the past cannot be read: it names what must hold. */
export class MomentError extends MinzhengError<'unknown-source' | 'moments-exchanged'> {
  override readonly name = 'MomentError'

  /** The message, in Chinese for the staff and in English. */
  constructor(code: 'unknown-source' | 'moments-exchanged', zh: string, en: string) {
    super(code, `${zh} ${en}`, { zh, en })
  }
}

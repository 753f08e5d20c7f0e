import { MinzhengError } from '@minzheng/core'

/** A release that cannot be made or read: it names what must hold. Contains no value of a figure. */
export class ReleaseError extends MinzhengError<'release-refused'> {
  override readonly name = 'ReleaseError'

  /** The message, in Chinese for the staff and in English. */
  constructor(zh: string, en: string) {
    super('release-refused', `${zh} ${en}`, { zh, en })
  }
}

import { MinzhengError } from '@minzheng/core'

/** What the chain cannot take, or cannot read: it names what must hold. Contains no value of a record. */
export class ChainError extends MinzhengError<'chain-refused'> {
  override readonly name = 'ChainError'

  /** The message, in Chinese for the staff and in English. */
  constructor(zh: string, en: string) {
    super('chain-refused', `${zh} ${en}`, { zh, en })
  }
}

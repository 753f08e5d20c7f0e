import { MinzhengError } from '@minzheng/core'

/**
 * A token does not hold, or somebody has not signed in. `reason` says why, for the log: a code, never anything that was
 * sent. Routes answer with a problem document.
 */
export class IdentityFault extends MinzhengError<'not-identified'> {
  override readonly name = 'IdentityFault'
  readonly reason: string

  constructor(reason: string) {
    super('not-identified', 'the identity must be proved, got no proof')
    this.reason = reason
  }
}

import type { Audience } from '@minzheng/core'

/** What a file says of itself. */
export interface FileHeader {
  /** The time of preparation; the caller passes it, so that the same figures make the same file. */
  readonly prepared: Date
  /** True for simulated data. */
  readonly isTest: boolean
  /** For whom the file is; default: `internal`. The caller sees to it that the figures are such that this audience may read them. */
  readonly audience?: Audience
}

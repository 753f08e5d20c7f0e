import type { Audience } from '@minzheng/core'

/** What a file says of itself. */
export interface FileHeader {
  /** The time of preparation; the caller passes it, so that the same figures make the same file. */
  readonly prepared: Date
  /** True for simulated data. */
  readonly isTest: boolean
  /** For whom the file is; default: `internal`. */
  readonly audience?: Audience
  /** What else a workbook says of itself in its notes, such as the plan and the release: a name and a value each. */
  readonly facts?: readonly (readonly [name: string, value: string])[]
}

/**
 * For whom a file is, if nobody says otherwise. A file only says so: the caller sees to it that it has no figure that
 * its audience may not read.
 */
export const defaultAudience: Audience = 'internal'

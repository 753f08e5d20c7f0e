/** A request as it is sent. */
export interface Sent {
  readonly method: string
  /** As it is in the first line, encoded. */
  readonly path: string
  /** In order; a name may come twice. */
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: string | Buffer | null
}

/** What came back. `status` is 0 if the connection ended without an answer. */
export interface Came {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
  /** The same as bytes, such as a workbook. */
  readonly bytes: Buffer
  /** True if the answer was not complete in time. */
  readonly isLate: boolean
}

/** The kinds of error: callers branch on the code and compose words from the details. */
export type ErrorCode =
  | 'invalid-period'
  | 'invalid-day'
  | 'invalid-districts'
  | 'unknown-district'
  | 'invalid-definition'
  | 'unknown-dataset'
  | 'unknown-indicator'
  | 'unknown-check'
  | 'unknown-variant'
  | 'unknown-part'
  | 'invalid-input'
  | 'inexact-sum'
  | 'invalid-target'
  | 'invalid-quantity'
  | 'invalid-forecast'
  | 'invalid-act'

/** An error that says what is wrong, where, and what is allowed. Never contains a value of a person. */
export class MinzhengError extends Error {
  override readonly name = 'MinzhengError'
  readonly code: ErrorCode
  readonly details: Readonly<Record<string, unknown>>

  constructor(code: ErrorCode, message: string, details: Readonly<Record<string, unknown>> = {}) {
    super(message)
    this.code = code
    this.details = details
  }
}

/** One fault of a definition, with the path to it. */
export interface Fault {
  readonly path: string
  readonly message: string
}

/** Throws one error with all faults of a definition; does nothing if there are none. */
export function assertNoFaults(what: string, faults: readonly Fault[]): void {
  if (faults.length === 0) return
  const lines = faults.map((fault) => `  ${fault.path}: ${fault.message}`)
  throw new MinzhengError('invalid-definition', `${what} has ${faults.length} fault(s):\n${lines.join('\n')}`, {
    faults,
  })
}

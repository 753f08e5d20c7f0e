/** The codes of core's own errors. Other packages have codes of their own; `docs/errors.md` lists all of them. */
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
  | 'register-shrinks'
  | 'invalid-deployment'

/**
 * An error that says what is wrong, where, and what is allowed. Callers branch on the code and compose words from the
 * details. Neither message nor details ever contain a value of a person: errors of this class are shown as they are.
 *
 * All error classes of all packages extend it. `Code` are the codes of a class, in kebab case; core's own if left out.
 */
export class MinzhengError<Code extends string = ErrorCode> extends Error {
  override readonly name: string = 'MinzhengError'
  readonly code: Code
  readonly details: Readonly<Record<string, unknown>>

  // No inference: a misspelt code is a fault, not a code of its own.
  constructor(
    code: NoInfer<Code>,
    message: string,
    details: Readonly<Record<string, unknown>> = {},
    options?: ErrorOptions,
  ) {
    super(message, options)
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

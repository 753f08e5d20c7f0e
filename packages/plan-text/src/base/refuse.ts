import { MinzhengError } from '@minzheng/core'

/** The error of a text or a draft that cannot be read. */
export function refuse(message: string, details: Readonly<Record<string, unknown>> = {}): MinzhengError {
  return new MinzhengError('invalid-input', message, details)
}

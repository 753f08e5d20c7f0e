import { MinzhengError } from '@minzheng/core'

/** An error about a file of a deployment: its name and what must hold. */
export function configFault(file: string, message: string, cause?: unknown): MinzhengError {
  return new MinzhengError('invalid-deployment', `${file}: ${message}`, { file }, cause === undefined ? {} : { cause })
}

/** The message of an error of any make. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

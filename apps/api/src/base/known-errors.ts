import { refusalOf } from '@minzheng/worker'
import { RequestError } from './problem.js'

/**
 * What an error of the packages below is to whoever asked; undefined if it is a fault of the service, of which they
 * learn nothing.
 */
export function knownError(error: unknown): RequestError | undefined {
  if (error instanceof RequestError) return error
  const refusal = refusalOf(error)
  if (refusal === undefined) return undefined
  const { kind, zh, en } = refusal
  return new RequestError(kind, { zh, en }, kind === 'unavailable' ? { headers: { 'retry-after': '5' } } : {})
}

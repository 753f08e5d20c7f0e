import { refusalOf } from '@minzheng/worker'
import { RequestError } from './problem.js'

/**
 * What an error of the packages below is to whoever asked; undefined if it is a fault of the service, of which they
 * learn nothing.
 */
export function knownError(error: unknown): RequestError | undefined {
  if (error instanceof RequestError) return error
  if (isSenderGone(error))
    return new RequestError('too-slow', {
      zh: '发送中断',
      en: 'the body must come as a whole, got the end of the connection',
    })
  const refusal = refusalOf(error)
  if (refusal === undefined) return undefined
  const { kind, zh, en } = refusal
  return new RequestError(kind, { zh, en }, kind === 'unavailable' ? { headers: { 'retry-after': '5' } } : {})
}

/** What Node reports of a body whose sender ends the connection before its end; nobody is there to be answered. */
function isSenderGone(error: unknown): boolean {
  return error instanceof Error && error.message === 'aborted' && 'code' in error && error.code === 'ECONNRESET'
}

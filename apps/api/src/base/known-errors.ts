import { AccessError, DisputeError, MonthError } from '@minzheng/access'
import { MinzhengError } from '@minzheng/core'
import { ImportError } from '@minzheng/ingest'
import {
  ActError,
  CatalogueReplacedError,
  DatabaseBusyError,
  DatabaseTimeoutError,
  DisputeMovedError,
  MonthLockedError,
  MonthMovedError,
  ReleaseError,
} from '@minzheng/store'
import { NotReleasedError } from '@minzheng/worker'
import { RequestError, type ProblemKind } from './problem.js'

/** Core's codes of what a caller has asked for and is not there, or is no such thing. */
const askedWrongly = new Set([
  'invalid-period',
  'invalid-day',
  'unknown-district',
  'unknown-dataset',
  'unknown-indicator',
  'unknown-variant',
  'unknown-part',
  'invalid-act',
  'invalid-forecast',
  'invalid-deployment',
])

/**
 * What an error of the packages below is to whoever asked; undefined if it is a fault of the service, of which they
 * learn nothing. The messages of `MinzhengError`s have no value of a person.
 */
export function knownError(error: unknown): RequestError | undefined {
  if (error instanceof RequestError) return error
  if (error instanceof DatabaseBusyError || error instanceof DatabaseTimeoutError)
    return new RequestError(
      'unavailable',
      { zh: '数据库繁忙，请稍后再试', en: 'the database is busy; try again later' },
      retry,
    )
  if (error instanceof ImportError) return fileError(error)
  if (error instanceof CatalogueReplacedError)
    return new RequestError(
      'unavailable',
      { zh: '定义正在更新，请稍后再试', en: 'definitions are being replaced; try again later' },
      retry,
    )
  if (!(error instanceof MinzhengError)) return undefined
  const kind = kindOf(error)
  return kind === undefined ? undefined : new RequestError(kind, textOf(error))
}

/** What is wrong with a file. The message has no cell of a row. */
function fileError({ code, message }: ImportError): RequestError | undefined {
  // A fault of this service, such as a key that cannot be read.
  if (code === 'pseudonym-key' || code === 'file-unwritable' || code === 'file-outside') return undefined
  const kinds: Readonly<Partial<Record<typeof code, ProblemKind>>> = {
    'district-not-allowed': 'forbidden',
    'file-too-large': 'too-large',
    'file-format': 'unsupported-media-type',
    'record-not-found': 'not-found',
    'nothing-quarantined': 'conflict',
  }
  return new RequestError(kinds[code] ?? 'invalid-request', { zh: '', en: message })
}

const retry = { headers: { 'retry-after': '5' } }

function kindOf(error: MinzhengError<string>): ProblemKind | undefined {
  if (error instanceof AccessError) return 'forbidden'
  if (error instanceof MonthMovedError || error instanceof DisputeMovedError) return 'precondition-failed'
  if (error instanceof DisputeError) return 'conflict'
  if (error instanceof MonthError || error instanceof MonthLockedError || error instanceof ActError) return 'conflict'
  if (error instanceof ReleaseError || error instanceof NotReleasedError) return 'not-found'
  if (error.code === 'register-shrinks' || error.code === 'not-protected') return 'conflict'
  return askedWrongly.has(error.code) ? 'invalid-request' : undefined
}

/** Errors of staff have both languages in their details; of others the message is English, or both. */
function textOf({ message, details }: MinzhengError<string>): { readonly zh: string; readonly en: string } {
  const { zh, en } = details
  return typeof zh === 'string' && typeof en === 'string' ? { zh, en } : { zh: '', en: message }
}

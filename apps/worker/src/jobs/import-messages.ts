import { MinzhengError, type Catalogue } from '@minzheng/core'
import {
  ImportError,
  type ImportErrorCode,
  type ImportOptions,
  type ImportProgress,
  type ImportReport,
} from '@minzheng/ingest'
import type { DeploymentSource } from '@minzheng/plan/config'
import { RejectedJobError } from '@minzheng/queue'
import type { Landing, LandingReport, Source } from '@minzheng/store'

/**
 * A configuration's path, or a module (a `file:` URL, or the name of a package that the worker depends on) that exports
 * a deployment or a catalogue by a name. Definitions contain functions, which a message cannot carry, so the thread
 * imports them itself.
 */
export type DefinitionsModule = DeploymentSource

/**
 * The input of the thread. It is passed in memory only, so that the key is in no argument and no environment variable.
 */
export interface ImportTask {
  readonly definitions: DefinitionsModule
  readonly path: string
  readonly pseudonymKey: readonly Uint8Array[]
  /** False: a workbook with sheets of several datasets is refused. */
  readonly everyDataset: boolean
  readonly options: Omit<ImportOptions, 'catalogue' | 'store' | 'pseudonymKey' | 'onProgress'>
}

type Rows<Name extends keyof Landing> = Parameters<Landing[Name]>[0]

/**
 * Messages from the thread. The thread waits for an answer to `land` and to each batch of rows, so at most one batch is
 * in transit.
 */
export type FromThread =
  | { readonly kind: 'ready'; readonly versions: string }
  | { readonly kind: 'progress'; readonly progress: ImportProgress }
  | { readonly kind: 'land'; readonly source: Source; readonly dryRun: boolean }
  | { readonly kind: 'records'; readonly rows: Rows<'records'> }
  | { readonly kind: 'quarantine'; readonly rows: Rows<'quarantine'> }
  | { readonly kind: 'returns'; readonly rows: Rows<'returns'> }
  | { readonly kind: 'full'; readonly scope: Parameters<Landing['full']>[0] }
  | { readonly kind: 'written' }
  | { readonly kind: 'done'; readonly reports: readonly ImportReport[] }
  | { readonly kind: 'failed'; readonly failure: Failure }

/** Messages to the thread. */
export type ToThread =
  | { readonly kind: 'write' }
  | { readonly kind: 'taken' }
  | { readonly kind: 'landed'; readonly report: LandingReport }

/**
 * An error in transit between threads. A message is passed on only if our own code wrote it; a library's message may
 * quote a cell.
 */
type Failure =
  | {
      readonly kind: 'import'
      readonly code: ImportErrorCode
      readonly message: string
      readonly details: Readonly<Record<string, unknown>>
    }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'broken'; readonly what: string }

export function failureOf(error: unknown): Failure {
  if (error instanceof ImportError)
    return { kind: 'import', code: error.code, message: error.message, details: error.details }
  if (isRefusal(error)) return { kind: 'refused', message: error.message }
  return { kind: 'broken', what: kindOf(error) }
}

/** Codes of subclasses that also say that what was given is wrong, or not allowed. */
const refusals: ReadonlySet<string> = new Set(['act-refused', 'access-refused', 'month-refused', 'month-locked'])

/**
 * True for an error of core's own class: what was given is wrong, so a retry cannot help; also for a refused act, a locked
 * month and a lacking grant. An error of another subclass, such as `DatabaseBusyError`, may pass.
 */
export function isRefusal(error: unknown): error is MinzhengError {
  return error instanceof MinzhengError && (error.name === 'MinzhengError' || refusals.has(error.code))
}

export function errorOf(failure: Failure): Error {
  if (failure.kind === 'import') return new ImportError(failure.code, failure.message, failure.details)
  if (failure.kind === 'refused') return new RejectedJobError([failure.message])
  return new Error(`reading the file failed (${failure.what})`)
}

/** The name and code of an error, without its message: `TypeError`, `Error EIO`. */
export function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : ''
  return `${error.name}${code}`
}

/** The stored versions of a catalogue's datasets, to compare two catalogues. */
export function versionsOf(catalogue: Catalogue): string {
  return [...catalogue.datasets.keys()].map((name) => `${name} ${catalogue.version(name)}`).join('\n')
}

import { MinzhengError, type Catalogue } from '@minzheng/core'
import {
  ImportError,
  type ImportErrorCode,
  type ImportOptions,
  type ImportProgress,
  type ImportReport,
} from '@minzheng/ingest'
import { RejectedJobError } from '@minzheng/queue'
import type { Landing, LandingReport, Source } from '@minzheng/store'

/**
 * A module that exports a catalogue. Definitions hold functions, which no message can carry, so the thread imports them
 * itself.
 */
export interface DefinitionsModule {
  /** A `file:` URL, or the name of a package that the worker depends on. */
  readonly module: string
  /** The name that the module exports it by. */
  readonly name: string
}

/** What the thread is given when it starts: in memory only, so the key stands in no argument and no environment. */
export interface ImportTask {
  readonly definitions: DefinitionsModule
  readonly path: string
  readonly pseudonymKey: readonly Uint8Array[]
  readonly options: Omit<ImportOptions, 'catalogue' | 'store' | 'pseudonymKey' | 'onProgress'>
}

type Rows<Name extends keyof Landing> = Parameters<Landing[Name]>[0]

/**
 * What the thread says. It waits for an answer to `land` and to each batch of rows, so no more than one batch is on its
 * way.
 */
export type FromThread =
  | { readonly kind: 'ready'; readonly versions: string }
  | { readonly kind: 'progress'; readonly progress: ImportProgress }
  | { readonly kind: 'land'; readonly source: Source }
  | { readonly kind: 'records'; readonly rows: Rows<'records'> }
  | { readonly kind: 'quarantine'; readonly rows: Rows<'quarantine'> }
  | { readonly kind: 'returns'; readonly rows: Rows<'returns'> }
  | { readonly kind: 'written' }
  | { readonly kind: 'done'; readonly report: ImportReport }
  | { readonly kind: 'failed'; readonly failure: Failure }

/** What the thread is answered. */
export type ToThread =
  | { readonly kind: 'write' }
  | { readonly kind: 'taken' }
  | { readonly kind: 'landed'; readonly report: LandingReport }

/**
 * An error on its way between threads. Words travel only where our own code made them; a library's may quote a cell.
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
  if (error instanceof MinzhengError) return { kind: 'refused', message: error.message }
  return { kind: 'broken', what: kindOf(error) }
}

export function errorOf(failure: Failure): Error {
  if (failure.kind === 'import') return new ImportError(failure.code, failure.message, failure.details)
  if (failure.kind === 'refused') return new RejectedJobError([failure.message])
  return new Error(`reading the file broke off (${failure.what})`)
}

/** An error by its name and code, without its words: `TypeError`, `Error EIO`. */
export function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : ''
  return `${error.name}${code}`
}

/** Tells two catalogues apart by what is stored of them. */
export function versionsOf(catalogue: Catalogue): string {
  return [...catalogue.datasets.keys()].map((name) => `${name} ${catalogue.version(name)}`).join('\n')
}

import type { ImportProgress, ImportReport } from '@minzheng/ingest'
import type { DeploymentSource } from '@minzheng/plan/config'
import type { Landing, LandingReport, Source } from '@minzheng/store'
import type { FileReading } from '../options/reading-options.js'

/** The start data of the thread: only in memory, so that the key is in no argument and no environment. */
export interface ReadingTask {
  /** Definitions contain functions, which a message cannot carry, so the thread loads them itself. */
  readonly source: DeploymentSource
  readonly files: readonly string[]
  readonly pseudonymKey: readonly Uint8Array[]
  readonly today: string
  readonly options: FileReading
}

type Rows<Name extends keyof Landing> = Parameters<Landing[Name]>[0]

/**
 * The thread's messages about one file: for each of its datasets `land`, rows and `written`, and at the end one of the
 * last two.
 */
export type FileMessage =
  | { readonly kind: 'land'; readonly source: Source; readonly dryRun: boolean }
  | { readonly kind: 'records'; readonly rows: Rows<'records'> }
  | { readonly kind: 'quarantine'; readonly rows: Rows<'quarantine'> }
  | { readonly kind: 'returns'; readonly rows: Rows<'returns'> }
  | { readonly kind: 'full'; readonly scope: Rows<'full'> }
  | { readonly kind: 'progress'; readonly progress: ImportProgress }
  | { readonly kind: 'written' }
  | { readonly kind: 'done'; readonly reports: readonly ImportReport[] }
  /** The message is the one that people see; it contains nothing of a record. */
  | { readonly kind: 'failed'; readonly reason: string }

/** A message of the thread; `file` counts from 0 in the order of landing. */
export interface FromThread {
  readonly file: number
  readonly message: FileMessage
}

export type Answer =
  /** Read and send the rows. */
  | { readonly kind: 'write' }
  /** A batch of rows was accepted; another may follow. */
  | { readonly kind: 'accepted' }
  | { readonly kind: 'landed'; readonly report: LandingReport }
  /** Another process landed the same content meanwhile: the rows are discarded. */
  | { readonly kind: 'again' }
  /** It could not land; the rest of the file is not needed. */
  | { readonly kind: 'stop' }

/** The answers to the thread. */
export interface ToThread {
  readonly file: number
  readonly answer: Answer
}

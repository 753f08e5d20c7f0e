import type { ImportProgress, ImportReport } from '@minzheng/ingest'
import type { Landing, LandingReport, Source } from '@minzheng/store'
import type { FileReading } from '../options/reading-options.js'

/** What the thread is given when it starts: in memory only, so the key stands in no argument and no environment. */
export interface ReadingTask {
  readonly files: readonly string[]
  readonly pseudonymKey: readonly Uint8Array[]
  readonly today: string
  readonly options: FileReading
}

type Rows<Name extends keyof Landing> = Parameters<Landing[Name]>[0]

/**
 * What the thread says of one file: for each of its datasets `land`, rows and `written`, and at the end one of the last
 * two.
 */
export type OfFile =
  | { readonly kind: 'land'; readonly source: Source }
  | { readonly kind: 'records'; readonly rows: Rows<'records'> }
  | { readonly kind: 'quarantine'; readonly rows: Rows<'quarantine'> }
  | { readonly kind: 'returns'; readonly rows: Rows<'returns'> }
  | { readonly kind: 'progress'; readonly progress: ImportProgress }
  | { readonly kind: 'written' }
  | { readonly kind: 'done'; readonly reports: readonly ImportReport[] }
  /** The words are those that people are shown; nothing of a record stands in them. */
  | { readonly kind: 'failed'; readonly reason: string }

/** A message of the thread; `file` counts from 0 in the order of landing. */
export interface FromThread {
  readonly file: number
  readonly said: OfFile
}

export type Answer =
  /** Read and send the rows. */
  | { readonly kind: 'write' }
  /** A batch of rows was taken; another may come. */
  | { readonly kind: 'taken' }
  | { readonly kind: 'landed'; readonly report: LandingReport }
  /** Somebody else landed the same content meanwhile: it is as if nothing had been read. */
  | { readonly kind: 'again' }
  /** It could not land; the rest of the file is of no use. */
  | { readonly kind: 'stop' }

/** What the thread is answered. */
export interface ToThread {
  readonly file: number
  readonly answer: Answer
}

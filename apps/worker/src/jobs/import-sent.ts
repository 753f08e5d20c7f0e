import { randomBytes } from 'node:crypto'
import { shownName } from '@minzheng/core/privacy'
import { elsewhere, importWorkbook, type AllowedPlace, type ImportOptions, type ImportReport } from '@minzheng/ingest'
import type { Landing, RefusedRow, Source, Store, TrialMove } from '@minzheng/store'
import { trialMoves, trialFiguresIn } from './trial-figures.js'
import { ownFiles, withoutOthers } from './sent-places.js'
import { importInThread, type ImportThread } from './import-in-thread.js'

/** How to read a file that was sent over HTTP, as its sender says. */
export type SentReading = Omit<
  ImportOptions,
  'catalogue' | 'store' | 'pseudonymKey' | 'today' | 'name' | 'only' | 'by' | 'timeZone'
>

/** A row that was refused: where and why, without its values. */
export type SentRefusal = Omit<RefusedRow, 'key'> & { readonly dataset: string }

/** The report of a dataset of the file. */
export type SentFileReport = Omit<ImportReport, 'absent' | 'cells'> & {
  /** For senders of the whole city. */
  readonly cells?: number
  readonly absent: Omit<ImportReport['absent'], 'keys'> & { readonly keys: readonly object[] }
  /** Of a dry run: the figures that landing would move; null if too many records would have to be read. */
  readonly moves?: readonly object[] | null
}

/** What importing a file did, or would do. */
export interface SentReport {
  readonly dryRun: boolean
  readonly files: readonly SentFileReport[]
  readonly refusals: readonly SentRefusal[]
}

/** A file that was sent, who sends it, and where it may be of. */
export interface SentImport extends Omit<ImportOptions, 'name' | 'only' | 'by' | 'store'> {
  readonly store: Pick<Store, 'land' | 'sources'>
  readonly name: string
  readonly by: string
  readonly only: readonly AllowedPlace[]
  /** Where the sender reads live figures: of a dry run, those that landing would move. */
  readonly figuresIn?: readonly AllowedPlace[]
  /** Settings of the thread that reads the file; if left out, this thread does. */
  readonly thread?: ImportThread
  readonly signal?: AbortSignal
}

/** The number of refused rows that an answer lists. */
const mostListed = 1000

/** Imports a file that was sent, as the command `import` does, within the places where its sender may land files. */
export async function importSent(
  path: string,
  { store, thread, signal, figuresIn = [], ...options }: SentImport,
): Promise<SentReport> {
  const refusals: SentRefusal[] = []
  const moved = new Map<string, readonly TrialMove[] | null>()
  const { catalogue } = options
  const land: Store['land'] = async (source, write, how) => {
    const all = { ...how, ...trialFiguresIn(catalogue, figuresIn) }
    const found = await store.land(source, write, all)
    const isOfOthers = found.landedBefore && !(await ownFiles(store, catalogue, options, source.dataset)).has(source)
    const report = isOfOthers ? await asNew(source, write, all) : found
    if (report.moved !== undefined) moved.set(source.dataset, report.moved)
    return report
  }
  const all = { ...options, store: { land: noting({ land }, refusals) } }
  const reports =
    thread === undefined
      ? await importWorkbook(path, all)
      : await importInThread(path, { ...all, thread, everyDataset: true, ...(signal === undefined ? {} : { signal }) })
  const files = await Promise.all(reports.map((each) => ownReport(each)))
  return { dryRun: options.dryRun === true, files, refusals }

  async function ownReport(report: ImportReport): Promise<SentFileReport> {
    const own = await ownFiles(store, catalogue, options, report.dataset)
    return withMoves(withoutOthers(report, options, new Set([...own.names].map(shownName)), catalogue))
  }

  /**
   * A content that others have landed is read as if nobody had, so that no trial tells that they have. To land it is refused
   * in the words of a file of other districts, if its rows have not refused it before.
   */
  async function asNew(source: Source, write: Parameters<Store['land']>[1], how: Parameters<Store['land']>[2]) {
    const trial = await store.land({ ...source, sha256: randomBytes(32).toString('hex') }, write, {
      ...how,
      dryRun: true,
    })
    if (options.dryRun !== true) throw elsewhere(options.name, source.dataset)
    return trial
  }

  function withMoves(report: Parameters<typeof reportData>[0]): SentFileReport {
    const own = moved.get(report.dataset)
    return { ...reportData(report), ...(own === undefined ? {} : { moves: trialMoves(catalogue, figuresIn, own) }) }
  }
}

/** Lands, and lists the first refused rows; of a dry run, nothing else remembers them. */
export function noting({ land }: Pick<Store, 'land'>, refusals: SentRefusal[]): Store['land'] {
  return (source, write, options) =>
    land(
      source,
      (landing: Landing) =>
        write({
          records: landing.records,
          returns: landing.returns,
          full: landing.full,
          quarantine: (rows) => {
            const room = mostListed - refusals.length
            for (const { sheet, line, column, code, reason, valueClass } of rows.slice(0, room))
              refusals.push({
                dataset: source.dataset,
                sheet: sheet === null ? null : shownName(sheet),
                line,
                column: column === null ? null : shownName(column),
                code,
                reason,
                ...(valueClass == null ? {} : { valueClass }),
              })
            return landing.quarantine(rows)
          },
        }),
      options,
    )
}

/** A report, without words that look like those of a person. */
function reportData({ absent, ...report }: Omit<ImportReport, 'cells'> & { readonly cells?: number }): SentFileReport {
  return { ...report, absent: { ...absent, keys: keysData(absent.keys) } }
}

/** Keys of records, without words that look like those of a person. */
export function keysData(keys: ImportReport['absent']['keys']): readonly object[] {
  return keys.map((key) =>
    Object.fromEntries(
      Object.entries(key).map(([field, value]) => [field, typeof value === 'string' ? shownName(value) : value]),
    ),
  )
}

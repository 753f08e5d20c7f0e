import { basename } from 'node:path'
import { errorLine, importWorkbook, loadPseudonymKey, type ImportReport } from '@minzheng/ingest'
import { huzhouCatalogue } from '@minzheng/plan'
import { step } from '../progress.js'
import type { FileReading } from '../reading-options.js'
import type { Session } from '../session.js'
import { colours, print, printError, shown } from '../output.js'

/** How importing several files went. */
export interface ImportSummary {
  readonly reports: readonly ImportReport[]
  /** Files that could not be read at all, with the reason. */
  readonly failures: readonly { readonly file: string; readonly reason: string }[]
}

/** Imports files one after another; each lands as a whole or not at all. */
export async function importFiles(session: Session, files: readonly string[], options: FileReading = {}): Promise<ImportSummary> {
  const progress = step('导入 import')
  const pseudonymKey = await loadPseudonymKey(session.folder)
  const reports: ImportReport[] = []
  const failures: { file: string; reason: string }[] = []
  for (const [index, file] of files.entries()) {
    const name = shown(basename(file))
    progress.update(index, files.length, name)
    try {
      const began = performance.now()
      reports.push(
        ...(await importWorkbook(file, {
          catalogue: huzhouCatalogue,
          store: session.store,
          pseudonymKey,
          today: new Date().toISOString().slice(0, 10),
          ...options,
          onProgress: ({ rows, share }) => progress.update(index + share, files.length, `${name} ${pace(rows, share, performance.now() - began)}`),
        })),
      )
    } catch (error) {
      failures.push({ file: name, reason: errorLine(error) })
    }
    progress.update(index + 1, files.length, name)
  }
  const sum = (pick: (report: ImportReport) => number): string => reports.reduce((total, report) => total + pick(report), 0).toLocaleString('en-US')
  const before = reports.filter((report) => report.landedBefore).length
  progress.done(
    `${reports.length} 个文件 files: 接收 accepted ${sum((report) => report.accepted)}, 新增或变更 changed ${sum((report) => report.changed)}, 隔离 quarantined ${sum((report) => report.refused)}${before > 0 ? `, 已导入过 already there ${before}` : ''}`,
  )
  return { reports, failures }
}

/** How far a file is, how fast, and how long it still takes. */
function pace(rows: number, share: number, milliseconds: number): string {
  const rate = Math.round((rows / Math.max(1, milliseconds)) * 1000)
  const left = share > 0 ? Math.round((milliseconds / share - milliseconds) / 1000) : 0
  const clock = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`
  return `${rows.toLocaleString('en-US')} 行 ${rate.toLocaleString('en-US')} 行/秒 剩余 left ${clock}`
}

/** Prints why rows were refused, by reason, and what could not be read. */
export function printRefusals({ reports, failures }: ImportSummary): void {
  const reasons = new Map<string, number>()
  for (const report of reports) for (const [code, count] of Object.entries(report.reasons)) reasons.set(code, (reasons.get(code) ?? 0) + count)
  if (reasons.size > 0)
    print(
      `  隔离原因 refused rows: ${[...reasons]
        .sort((left, right) => right[1] - left[1])
        .map(([code, count]) => `${code} ${count}`)
        .join(', ')}`,
    )
  for (const report of reports)
    if (report.returns === null && !report.landedBefore)
      print(
        colours.yellow(
          `  ${shown(report.file)}: 未标明填报单位和报告期，未计报送 says neither district nor period; no return is recorded (--district, --period)`,
        ),
      )
  for (const { file, reason } of failures) printError(colours.red(`  ${file}: ${reason}`))
}

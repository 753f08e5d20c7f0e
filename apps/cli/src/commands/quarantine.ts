import { exportQuarantine, importMended, loadPseudonymKey } from '@minzheng/ingest'
import { huzhouCatalogue } from '@minzheng/plan'
import type { FileReading } from '../reading-options.js'
import type { Session } from '../session.js'
import { recomputeAll } from './recompute.js'
import { colours, print, shown } from '../output.js'

/** Prints the refused rows with their place and reason. Their values are in the file that was sent, and nowhere else. */
export async function quarantine(session: Session, limit: number): Promise<void> {
  const counts = await session.store.quarantineSummary()
  const all = counts.reduce((sum, { rows }) => sum + rows, 0)
  for (const row of await session.store.quarantined({ limit }))
    print(
      `${shown(row.source)}${row.sheet === null ? '' : ` [${shown(row.sheet)}]`} 第${row.line}行${row.column === null ? '' : ` ${shown(row.column)}`}: ${row.reason.zh}  (${row.code}${row.valueClass === null ? '' : `, ${row.valueClass}`}: ${row.reason.en})`,
    )
  if (all > limit) print(colours.dim(`… 只列出前 ${limit} 行 the first ${limit} only (--limit)`))
  const files = new Map<string, number>()
  for (const { source, rows } of counts) files.set(source, (files.get(source) ?? 0) + rows)
  for (const [file, rows] of files) print(`  ${shown(file)}: ${rows}`)
  print(`共 ${all} 行 rows in quarantine`)
  if (all > 0) print(colours.dim('导出改正 to mend them: minzheng quarantine export <原文件 file> --to <改正表 workbook.xlsx>'))
}

/** Writes the refused rows of a file, as sent, with the reasons beside them. */
export async function exportRefused(session: Session, file: string, to: string, reading: FileReading): Promise<void> {
  const { rows } = await exportQuarantine(file, { catalogue: huzhouCatalogue, store: session.store, to, ...reading })
  print(`${colours.green('✓')} ${to}: ${rows} 行 rows. 含个人信息，交回后请删除 holds personal data; delete it when it has come back`)
}

/** Takes mended workbooks back, then recomputes what they changed. */
export async function takeBack(session: Session, files: readonly string[]): Promise<void> {
  const pseudonymKey = await loadPseudonymKey(session.folder)
  for (const file of files) {
    const report = await importMended(file, { catalogue: huzhouCatalogue, store: session.store, pseudonymKey, today: new Date().toISOString().slice(0, 10) })
    print(
      report.landedBefore
        ? `${report.file}: 已交回过 was taken back before`
        : `${colours.green('✓')} ${report.file}: 接收 accepted ${report.accepted}, 仍有误 still wrong ${report.refused}${report.notWaiting > 0 ? `, 不在隔离中 not waiting ${report.notWaiting}` : ''}`,
    )
  }
  await recomputeAll(session)
}

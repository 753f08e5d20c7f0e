import { importMended, loadPseudonymKey } from '@minzheng/ingest'
import type { FileReading } from '../options/reading-options.js'
import type { Session } from '../session/session.js'
import { todayOf } from '../options/today.js'
import { recomputeAll } from './recompute.js'
import { colours, print, shown } from '../terminal/output.js'

/** Prints the refused rows with their place and reason. Only the submitted file contains their values. */
export async function quarantine(session: Session, limit: number): Promise<void> {
  const counts = await session.store.quarantineSummary()
  const all = counts.reduce((sum, { rows }) => sum + rows, 0)
  const unlisted = counts.reduce((sum, each) => sum + each.unlisted, 0)
  for (const row of await session.store.quarantined({ limit }))
    print(
      `${shown(row.source)}${row.sheet === null ? '' : ` [${shown(row.sheet)}]`} 第${row.line}行${row.column === null ? '' : ` ${shown(row.column)}`}: ${row.reason.zh}  (${row.code}${row.valueClass === null ? '' : `, ${row.valueClass}`}: ${row.reason.en})`,
    )
  if (all - unlisted > limit) print(colours.dim(`… 只列出前 ${limit} 行 the first ${limit} only (--limit)`))
  const files = new Map<string, number>()
  for (const { source, rows } of counts) files.set(source, (files.get(source) ?? 0) + rows)
  for (const [file, rows] of files) print(`  ${shown(file)}: ${rows}`)
  print(`共 ${all} 行 rows in quarantine`)
  if (unlisted > 0)
    print(
      colours.yellow(
        `其中 ${unlisted} 行只计数,未逐行保存 ${unlisted} of these are only counted, not stored one by one`,
      ),
    )
  if (all > 0)
    print(colours.dim('导出改正 to correct them: minzheng quarantine export <原文件 file> --to <改正表 workbook.xlsx>'))
}

/** Writes the refused rows of a file, as sent, with the reasons. */
export async function exportRefused(session: Session, file: string, to: string, reading: FileReading): Promise<void> {
  // Imported on demand, since the code that writes workbooks takes long to load.
  const { exportQuarantine } = await import('@minzheng/ingest/workbooks')
  const { rows, unlisted } = await exportQuarantine(file, {
    catalogue: session.deployment.catalogue,
    store: session.store,
    to,
    ...reading,
  })
  print(
    `${colours.green('✓')} ${shown(to)}: ${rows} 行 rows. 含个人信息，交回后请删除 contains personal data; delete it after it has come back`,
  )
  if (unlisted > 0)
    print(
      colours.yellow(
        `  另有 ${unlisted} 行被拒,未逐行列出:请改正原文件后重新导入 ${unlisted} more refused rows are not in it; correct the file itself and import it again`,
      ),
    )
}

/** Imports mended workbooks, then recomputes what they changed. */
export async function takeBack(session: Session, files: readonly string[], reading: FileReading = {}): Promise<void> {
  const pseudonymKey = await loadPseudonymKey(session.folder)
  for (const file of files) {
    const report = await importMended(file, {
      catalogue: session.deployment.catalogue,
      store: session.store,
      pseudonymKey,
      today: todayOf(process.env, session.deployment),
      ...reading,
    })
    const { absent } = report
    print(
      report.landedBefore
        ? `${shown(report.file)}: 已交回过 was imported before`
        : `${colours.green('✓')} ${shown(report.file)}: 接收 accepted ${report.accepted}, 仍有误 still wrong ${report.refused}${report.notWaiting > 0 ? `, 不在隔离中 not waiting ${report.notWaiting}` : ''}${absent.count > 0 ? `, 不再列入 absent ${absent.count}` : ''}`,
    )
    if (absent.waiting !== undefined)
      print(
        colours.yellow(
          `    仍有隔离行未能读出主键，未列的 ${absent.waiting} 条仍计入 refused rows still do not say which record they are of; ${absent.waiting} records that the register does not list still count`,
        ),
      )
  }
  await recomputeAll(session)
}

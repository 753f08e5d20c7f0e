import { writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { errorLine, loadPseudonymKey, skipKinds, type ImportReport } from '@minzheng/ingest'
import { fileImporter } from '../read-ahead/file-importer.js'
import { knownFiles } from '../session/known-files.js'
import { step } from '../terminal/progress.js'
import { ReadingError } from '../read-ahead/read-ahead.js'
import type { FileReading } from '../options/reading-options.js'
import type { Session } from '../session/session.js'
import { todayOf } from '../options/today.js'
import { colours, keyText, print, printError, shown, withoutPersonal } from '../terminal/output.js'

/** The result of importing several files. */
export interface ImportSummary {
  readonly reports: readonly ImportReport[]
  /** Files that could not be read at all, with the reason. */
  readonly failures: readonly { readonly file: string; readonly reason: string }[]
}

/** What is known of many files at once. */
export interface FilesKnown {
  /**
   * The dataset of a file, from the program that made it. If the file has landed, its content identifies it, and it is
   * not opened.
   */
  readonly datasetOf?: (file: string) => string | undefined
}

/** Imports files one after another; each lands as a whole or not at all. */
export async function importFiles(
  session: Session,
  files: readonly string[],
  options: FileReading = {},
  { datasetOf }: FilesKnown = {},
): Promise<ImportSummary> {
  const progress = step('导入 import')
  const reading = {
    options,
    pseudonymKey: await loadPseudonymKey(session.folder),
    today: todayOf(process.env, session.deployment),
  }
  const landed = await session.landed()
  const known =
    datasetOf === undefined
      ? new Map<string, ImportReport>()
      : await knownFiles(files, datasetOf, landed, session.deployment.catalogue)
  const importer = fileImporter(
    session,
    files.filter((file) => !known.has(file)),
    reading,
    landed.keys(),
  )
  const reports: ImportReport[] = []
  const failures: { file: string; reason: string }[] = []
  try {
    for (const [index, file] of files.entries()) {
      const name = shown(basename(file))
      progress.update(index, files.length, name)
      const before = known.get(file)
      try {
        const began = performance.now()
        if (before !== undefined) reports.push(before)
        else
          reports.push(
            ...(await importer.importNext(({ rows, share }) =>
              progress.update(index + share, files.length, `${name} ${pace(rows, share, performance.now() - began)}`),
            )),
          )
      } catch (error) {
        failures.push({ file: name, reason: error instanceof ReadingError ? error.message : errorLine(error) })
      }
      progress.update(index + 1, files.length, name)
    }
  } finally {
    await importer.close()
  }
  const sum = (pick: (report: ImportReport) => number): string =>
    reports.reduce((total, report) => total + pick(report), 0).toLocaleString('en-US')
  const before = reports.filter((report) => report.landedBefore).length
  progress.done(
    `${options.dryRun === true ? '试导入，未保存 dry run, nothing stored; ' : ''}${reports.length} 个文件 files: 接收 accepted ${sum((report) => report.accepted)}, 新增或变更 changed ${sum((report) => report.changed)}, 隔离 quarantined ${sum((report) => report.refused)}, 跳过 skipped ${sum((report) => report.skipped)}${before > 0 ? `, 已导入过 already there ${before}` : ''}`,
  )
  return { reports, failures }
}

/** The number of refused rows of a file that are stored one by one; the others are only counted, so their keys are not known. */
const mostStored = 10_000

/** The number of keys that a line lists; `--json` has up to 1,000. */
const mostKeys = 20

/** Prints for each file what its import did to the register; of many files, only those that ended or hid something. */
export function printRegisters({ reports }: ImportSummary, reading: FileReading = {}): void {
  const already = reports.filter(({ landedBefore }) => landedBefore)
  if (reading.register !== undefined && already.length > 0)
    print(
      colours.yellow(
        `  ${already.length} 个文件此前已导入，未改变其全量或补充；要改，请先撤回 these had landed before and stay what they were, full or part; to change that, withdraw them first: ${already
          .slice(0, mostFiles)
          .map(({ file }) => shown(file))
          .join(', ')}${already.length > mostFiles ? ' …' : ''}`,
      ),
    )
  const landed = reports.filter(({ landedBefore }) => !landedBefore)
  for (const report of landed.length > mostFiles ? landed.filter(needsWords) : landed) {
    const { dataset, period, register, absent, follows, outside } = report
    const months =
      period === null
        ? '无报告期 no period'
        : period.from === period.asOf
          ? period.asOf
          : `${period.from}—${period.asOf}`
    print(
      `  ${shown(report.file)} → ${dataset} ${register === 'full' ? '全量 full' : '补充 part'} ${months}: 新增 new ${report.added}, 变更 changed ${report.changed - report.added}, 未变 unchanged ${report.unchanged}, 不再列入 absent ${absent.count}, 不生效 overruled ${report.overruled}, 隔离 refused ${report.refused}, 跳过 skipped ${report.skipped}, 待重算单元 cells ${report.cells}`,
    )
    if (absent.count > 0) {
      print(colours.yellow(`    上期名册中的 ${absent.count} 条本期未列 of the former register are absent:`))
      for (const key of absent.keys.slice(0, mostKeys)) print(`      ${keyText(key)}`)
      if (absent.count > mostKeys) print(colours.dim(`      … ${absent.count - mostKeys} more (--json)`))
    }
    if (report.titled !== null)
      print(
        colours.yellow(
          `    标题写“${report.titled === 'full' ? '全量' : '补充'}”，按选项作${register === 'full' ? '全量名册' : '补充'}读入 the title says ${report.titled === 'full' ? 'full register' : 'addition'}, but the option says ${register}, which holds; if the title is right, withdraw this file and import it without the option`,
        ),
      )
    if (report.holdingBack > 0)
      print(
        colours.yellow(
          `    ${report.holdingBack} 行未能读出主键，改正前本名册不使任何记录离册；未列的 ${absent.waiting ?? 0} 条仍计入 refused rows do not say which record they are of; until they are corrected, this register ends nothing, and ${absent.waiting ?? 0} records that it does not list still count`,
        ),
      )
    if (absent.tooMany === true)
      print(
        colours.yellow(
          `    离册过多，正式导入须加 --shrinks 确认 this register ends too many to be imported without a confirmation: --shrinks`,
        ),
      )
    if (report.locked.length === 0 && reading.revision !== undefined)
      print(colours.dim('    未涉及已锁定的月份 reaches no locked month'))
    if (report.locked.length > 0)
      print(
        colours.yellow(
          `    ${reading.revision === undefined ? '将改动已锁定的月份，正式导入须作为修订（--revision 原因 --by 账号） this file changes locked months, and is refused unless it is a revision' : '修订已锁定的月份 revises locked months'}: ${report.locked.map(({ month, district }) => `${month} ${district}`).join('、')}`,
        ),
      )
    if (follows.length > 0)
      print(
        `    同一报告期此前已报 read after ${follows.length} source(s) of the same period: ${follows.slice(0, mostLines).map(shown).join(', ')}${follows.length > mostLines ? ' …' : ''}`,
      )
    if (report.holdingBack > 0 && report.refused > mostStored)
      print(
        colours.yellow(
          `    隔离超过 ${mostStored} 行，其余只计数，不能逐行改正；请改正原文件后重新导入 more refused rows than are stored one by one: correct the file itself and import it again`,
        ),
      )
    if (report.outrankedBy.length > 0)
      print(
        colours.yellow(
          `    快报，同一报告期已有最终数，以最终数为准 an estimate; final sources of the same period outrank it: ${report.outrankedBy.slice(0, mostLines).map(shown).join(', ')}${report.outrankedBy.length > mostLines ? ' …' : ''}`,
        ),
      )
    if (report.overruled > 0)
      print(
        colours.yellow(
          `    ${report.overruled} 行已有更新的来源、最终数或更正 rows count in no month: later or final sources or acts say otherwise`,
        ),
      )
    if (outside.count > 0)
      print(
        colours.yellow(
          `    ${outside.count} 行的日期不在报告期内，按其日期计 rows have a day outside the period and count by their day: ${outside.rows
            .slice(0, mostLines)
            .map(({ sheet, line }) => `${sheet === null ? '' : `[${shown(sheet)}] `}第${line}行`)
            .join(', ')}${outside.count > mostLines ? ' …' : ''}`,
        ),
      )
  }
}

function needsWords({
  absent,
  overruled,
  follows,
  outrankedBy,
  outside,
  holdingBack,
  titled,
  locked,
}: ImportReport): boolean {
  return (
    titled !== null ||
    holdingBack > 0 ||
    locked.length > 0 ||
    absent.count > 0 ||
    overruled > 0 ||
    follows.length > 0 ||
    outrankedBy.length > 0 ||
    outside.count > 0
  )
}

/** The reports as data, without values of persons. */
export async function writeReports({ reports, failures }: ImportSummary, to: string): Promise<void> {
  await writeFile(to, `${JSON.stringify({ files: reports, failures }, withoutPersonal, 2)}\n`)
  print(`${colours.green('✓')} ${to}`)
}

/** The progress of a file: its rate and the remaining time. */
function pace(rows: number, share: number, milliseconds: number): string {
  const rate = Math.round((rows / Math.max(1, milliseconds)) * 1000)
  const left = share > 0 ? Math.round((milliseconds / share - milliseconds) / 1000) : 0
  const clock = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`
  return `${rows.toLocaleString('en-US')} 行 ${rate.toLocaleString('en-US')} 行/秒 剩余 left ${clock}`
}

/** The number of files whose skipped rows are listed one by one, and the number of lines listed for each. */
const mostFiles = 20
const mostLines = 12

/**
 * Prints why rows were refused, what was skipped and left out, which returns were not recorded, and which files could
 * not be read.
 */
export function printRefusals({ reports, failures }: ImportSummary): void {
  const reasons = new Map<string, number>()
  for (const report of reports)
    for (const [code, count] of Object.entries(report.reasons)) reasons.set(code, (reasons.get(code) ?? 0) + count)
  if (reasons.size > 0)
    print(
      `  隔离原因 refused rows: ${[...reasons]
        .toSorted((left, right) => right[1] - left[1])
        .map(([code, count]) => `${code} ${count}`)
        .join(', ')}`,
    )
  for (const { file, hidden, hiddenColumns } of reports) {
    if (hidden > 0)
      print(
        colours.yellow(
          `  ${shown(file)}: 含隐藏或筛选掉的 ${hidden} 行,已照常计入 ${hidden} hidden or filtered rows were read like others`,
        ),
      )
    if (hiddenColumns.length > 0)
      print(
        colours.yellow(
          `  ${shown(file)}: 隐藏列已照常读取 hidden columns were read like others: ${hiddenColumns.map(shown).join('、')}`,
        ),
      )
  }
  printSkipped(reports)
  const unknown = [
    ...new Set(reports.flatMap((report) => report.unknown.map((header) => (header.length > 30 ? '…' : shown(header))))),
  ]
  if (unknown.length > 0)
    print(
      `  未识别的列，未导入 columns without a meaning for the dataset, not imported: ${unknown.slice(0, 40).join(', ')}${unknown.length > 40 ? ' …' : ''}`,
    )
  for (const report of reports) {
    if (report.landedBefore) continue
    for (const { district, period } of report.withheld)
      print(
        colours.yellow(
          `  ${shown(report.file)}: ${district} ${period} 未计报送：多数行未能读取，请改正后交回 no return was recorded, since most rows could not be read (accepted ${report.accepted}, refused ${report.refused}); correct the rows and send them back`,
        ),
      )
    if (report.otherDistrict !== null)
      print(
        colours.yellow(
          `  ${shown(report.file)}: 文件名写的是 ${report.otherDistrict}，与标题不同，请核对 the file's name contains ${report.otherDistrict}, its title another district; check which is right`,
        ),
      )
    if (report.returns === null && report.withheld.length === 0 && report.period === null)
      print(
        colours.yellow(
          `  ${shown(report.file)}: 未标明填报单位和报告期，未计报送 contains neither district nor period; no return was recorded (--district, --period)`,
        ),
      )
  }
  const waiting = reports.filter((report) => report.returns !== null && report.refused > 0 && !report.landedBefore)
  const isHeld = waiting.some(({ absent }) => (absent.waiting ?? 0) > 0)
  if (waiting.length > 0)
    print(
      colours.yellow(
        `  ${waiting.length} 个已计报送的文件仍有隔离行，改正前数字可能偏低${isHeld ? '，有离册未生效的可能偏高' : ''} ${waiting.length} returned file(s) have refused rows; figures may be too low until these are corrected${isHeld ? ', or too high where departures wait' : ''}: ${waiting
          .slice(0, mostFiles)
          .map((report) => `${shown(report.file)} ${report.refused}`)
          .join(', ')}${waiting.length > mostFiles ? ' …' : ''}`,
      ),
    )
  for (const { file, reason } of failures)
    printError(colours.red(`  ${reason.startsWith(file) ? '' : `${shown(file)}: `}${reason}`))
}

/** Rows that are no records, by kind; with their lines if there are few files. */
function printSkipped(reports: readonly ImportReport[]): void {
  const words = (kinds: ImportReport['skippedKinds']): string =>
    Object.entries(kinds)
      .map(
        ([kind, rows]) =>
          `${skipKinds[kind as keyof typeof skipKinds].zh} ${skipKinds[kind as keyof typeof skipKinds].en} ${rows}`,
      )
      .join(', ')
  const all: Partial<Record<keyof typeof skipKinds, number>> = {}
  for (const { skippedKinds } of reports)
    for (const [kind, rows] of Object.entries(skippedKinds))
      all[kind as keyof typeof skipKinds] = (all[kind as keyof typeof skipKinds] ?? 0) + rows
  if (Object.keys(all).length === 0) return
  print(`  跳过的行 skipped rows: ${words(all)}`)
  const listed = reports.filter(({ skippedRows }) => skippedRows.length > 0)
  if (listed.length > mostFiles) return
  for (const { file, skippedRows, skippedKinds } of listed) {
    const rows = Object.entries(skippedKinds).reduce((sum, [kind, count]) => sum + (kind === 'blank' ? 0 : count), 0)
    const lines = skippedRows
      .slice(0, mostLines)
      .map(
        ({ sheet, line, kind }) =>
          `${sheet === null ? '' : `[${shown(sheet)}] `}第${line}行 line ${line} ${skipKinds[kind].zh}`,
      )
    print(`    ${shown(file)}: ${lines.join(', ')}${rows > lines.length ? ` … (${rows})` : ''}`)
  }
}

import { isDay } from '@minzheng/core/periods'
import { greenIsGood, redIsGood, reportPage, reportWorkbook, writeWholeFile } from '@minzheng/export'
import { boardData } from '@minzheng/plan'
import { boardTable } from '../terminal/board-table.js'
import { liveReport, releasedReport, type ReportSource } from '../figures/report-source.js'
import { refuseLive, releaseAsked, type AudienceOptions } from '../options/audience-options.js'
import { figuresOf } from '../options/moment.js'
import type { Session } from '../session/session.js'
import { todayOf } from '../options/today.js'
import { print } from '../terminal/output.js'
import { UsageError } from '../terminal/usage-error.js'

export interface ReportOptions extends AudienceOptions {
  readonly json?: string
  readonly xlsx?: string
  readonly html?: string
  readonly upTo?: string
  readonly year?: number
  /** 填报单位. */
  readonly reporter?: string
  /** 填报时间; default: today. */
  readonly filledOn?: string
  /** Printed on the sheet and the page, such as 模拟数据. */
  readonly note?: string
  readonly redIsGood?: boolean
  /** Figures as they were known at a moment. */
  readonly asOf?: string
}

/** Prints the board, and writes it as data, workbook or page if a file is named. */
export async function report(session: Session, options: ReportOptions): Promise<void> {
  if (options.filledOn !== undefined && !isDay(options.filledOn))
    throw new UsageError(`--filled-on must be a day (YYYY-MM-DD), got "${options.filledOn}" (日期不对)`)
  const asked = {
    ...(options.year === undefined ? {} : { year: options.year }),
    ...(options.upTo === undefined ? {} : { upTo: options.upTo }),
  }
  const source = await sourceOf(session, options)
  const board = await source.board(asked)
  if (board.rows.length === 0)
    throw new UsageError(`the plan ${board.plan} must have a target to have a board, got none (计划没有目标)`)
  if (board.rows.every((row) => row.cells.every(({ observation }) => observation.reason === 'not-returned')))
    throw new UsageError('No figure has been computed yet: import files first. (尚无数据)')
  print(boardTable(board, source))
  if (options.json !== undefined)
    await writeWholeFile(options.json, [
      `${JSON.stringify(boardData(board, session.deployment.catalogue, source), null, 2)}\n`,
    ])
  if (options.xlsx === undefined && options.html === undefined) return
  const made = await source.report(asked)
  const sheetOptions = {
    filledOn: options.filledOn ?? todayOf(process.env, session.deployment),
    colours: options.redIsGood === true ? redIsGood : greenIsGood,
    ...(options.reporter === undefined ? {} : { reporter: options.reporter }),
    ...(options.note === undefined ? {} : { note: noteOf(options.note) }),
  }
  if (options.xlsx !== undefined) await writeWholeFile(options.xlsx, [await reportWorkbook(made, sheetOptions)])
  if (options.html !== undefined) await writeWholeFile(options.html, [reportPage(made, sheetOptions)])
  for (const file of [options.xlsx, options.html]) if (file !== undefined) print(`✓ ${file}`)
}

function noteOf(note: string): { readonly zh: string; readonly en: string } {
  return { zh: note, en: note === '模拟数据' ? 'simulated data' : '' }
}

/** The figures of a report: live ones for internal use, those of a release for all others. */
async function sourceOf(session: Session, options: ReportOptions): Promise<ReportSource> {
  const asked = releaseAsked(options)
  if (asked === undefined) return liveReport(await figuresOf(session, options.asOf), session.deployment)
  refuseLive(asked, { '--as-of': options.asOf })
  return releasedReport(session.store, session.deployment, asked)
}

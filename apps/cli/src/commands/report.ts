import { writeFile } from 'node:fs/promises'
import { boardTable } from '../board-table.js'
import { readBoard } from '@minzheng/worker'
import type { Session } from '../session.js'

/** Prints the board, and writes it as data where a file is named. */
export async function report(session: Session, options: { readonly json?: string; readonly upTo?: string }): Promise<void> {
  const board = await readBoard(session.store, options.upTo)
  if (board.rows.every((row) => row.cells.length === 0)) throw new Error('No figure has been computed yet: import files first. (尚无数据)')
  console.log(boardTable(board))
  if (options.json !== undefined) await writeFile(options.json, `${JSON.stringify(board, null, 2)}\n`)
}

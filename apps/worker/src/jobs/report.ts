import { randomBytes } from 'node:crypto'
import { readFile, rename, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { boardData, huzhou2024, huzhouCatalogue } from '@minzheng/plan'
import { RejectedJobError } from '@minzheng/queue'
import type { Store } from '@minzheng/store'
import type { Calendar } from '../base/calendar.js'
import { readBoard } from './plan-board.js'
import type { Handler } from './handler.js'

/** Makes the board of the plan's year to a month and writes it, whole or not at all, as `<plan>-<month>.json`. */
export function reportHandler(
  store: Pick<Store, 'staleness' | 'returnedMonths' | 'figures'>,
  folder: string,
  calendar: Pick<Calendar, 'lastMonth'>,
): Handler<'report'> {
  return async ({ month = calendar.lastMonth() }, { progress }) => {
    if (!month.startsWith(`${huzhou2024.year}-`))
      throw new RejectedJobError([`data.month ${month} is not of ${huzhou2024.year}, the year of ${huzhou2024.id}`])
    const { cells: dirty } = await store.staleness()
    const board = await readBoard(store, month)
    progress(1, 2)
    const file = `${huzhou2024.id}-${month}.json`
    const text = `${JSON.stringify(boardData(board, huzhouCatalogue), null, 2)}\n`
    const written = await replaceFile(join(folder, file), text)
    progress(2, 2)
    return { outcome: written ? 'done' : 'superseded', file, month, rows: board.rows.length, dirty }
  }
}

/** Writes beside and renames, so that a reader never sees half a file. False where the file says the same already. */
async function replaceFile(path: string, text: string): Promise<boolean> {
  const before = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (before === text) return false
  const beside = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`
  try {
    await writeFile(beside, text, { flag: 'wx' })
    await rename(beside, path)
  } catch (error) {
    await unlink(beside).catch(() => undefined)
    throw error
  }
  return true
}

import { randomBytes } from 'node:crypto'
import { readFile, rename, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { boardData, type Deployment } from '@minzheng/plan'
import { RejectedJobError } from '@minzheng/queue'
import type { Store } from '@minzheng/store'
import type { Calendar } from '../base/calendar.js'
import { readBoard } from './plan-board.js'
import type { Handler } from './handler.js'

/** Computes the board of the year of a month, up to that month, and writes it atomically as `<plan>-<month>.json`. */
export function reportHandler(
  store: Pick<Store, 'staleness' | 'returnedMonths' | 'figures'>,
  deployment: Deployment,
  folder: string,
  calendar: Pick<Calendar, 'lastMonth'>,
): Handler<'report'> {
  const { catalogue, plans } = deployment
  return async ({ month = calendar.lastMonth() }, { progress }) => {
    const plan = plans.find(({ year }) => month.startsWith(`${year}-`))
    if (plan === undefined)
      throw new RejectedJobError([
        plans.length === 1
          ? `data.month must be in ${plans[0]!.year}, the year of ${plans[0]!.id}, got ${month}`
          : `data.month must be in a year with a plan (${plans.map(({ year }) => year).join(', ') || 'there is none'}), got ${month}`,
      ])
    const { cells: dirty } = await store.staleness()
    const board = await readBoard(store, deployment, { upTo: month })
    progress(1, 2)
    const file = `${plan.id}-${month}.json`
    const text = `${JSON.stringify(boardData(board, catalogue), null, 2)}\n`
    const written = await replaceFile(join(folder, file), text)
    progress(2, 2)
    return { outcome: written ? 'done' : 'superseded', file, month, rows: board.rows.length, dirty }
  }
}

/**
 * Writes a temporary file and renames it, so that a reader never sees a partial file. Returns false if the file has
 * this content already.
 */
async function replaceFile(path: string, text: string): Promise<boolean> {
  const before = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (before === text) return false
  const temporary = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`
  try {
    await writeFile(temporary, text, { flag: 'wx' })
    await rename(temporary, path)
  } catch (error) {
    await unlink(temporary).catch(() => undefined)
    throw error
  }
  return true
}

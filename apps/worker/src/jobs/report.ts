import { randomBytes } from 'node:crypto'
import { readFile, rename, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Audience } from '@minzheng/core'
import { lastDay, monthOf, parsePeriod } from '@minzheng/core/periods'
import { boardData, makeBoard, type Board, type Deployment } from '@minzheng/plan'
import { RejectedJobError } from '@minzheng/queue'
import type { Store } from '@minzheng/store'
import type { Calendar } from '../base/calendar.js'
import { readBoard } from './plan-board.js'
import { NotReleasedError, readReleasedFigures, releaseOf, type ReleasedStore } from './released-figures.js'
import type { Handler } from './handler.js'

/**
 * Computes the board of the year of a month, up to that month, and writes it atomically: of live figures as
 * `<plan>-<month>.json`, of a release as `<plan>-<month>-<audience>-<release>.json`. If no month is given, it is the last
 * month, or that of the release.
 */
export function reportHandler(
  store: Pick<Store, 'staleness' | 'returnedMonths' | 'figures'> & ReleasedStore,
  deployment: Deployment,
  folder: string,
  calendar: Pick<Calendar, 'lastMonth'>,
): Handler<'report'> {
  const { catalogue, plans } = deployment
  return async ({ month: given, audience = 'internal', release: asked }, { progress }) => {
    const month = given ?? (audience === 'internal' ? calendar.lastMonth() : await releasedMonth(store, asked))
    const plan = plans.find(({ year }) => month.startsWith(`${year}-`))
    if (plan === undefined)
      throw new RejectedJobError([
        plans.length === 1
          ? `data.month must be in ${plans[0]!.year}, the year of ${plans[0]!.id}, got ${month}`
          : `data.month must be in a year with a plan (${plans.map(({ year }) => year).join(', ') || 'there is none'}), got ${month}`,
      ])
    const { board, release, dirty } =
      audience === 'internal'
        ? await liveBoard(store, deployment, month)
        : await releasedBoard(store, deployment, month, audience, asked)
    progress(1, 2)
    const file = `${plan.id}-${month}${release === null ? '' : `-${audience}-${release}`}.json`
    const text = `${JSON.stringify(boardData(board, catalogue, { audience, release }), null, 2)}\n`
    const written = await replaceFile(join(folder, file), text)
    progress(2, 2)
    return { outcome: written ? 'done' : 'superseded', file, month, rows: board.rows.length, dirty }
  }
}

interface MadeBoard {
  readonly board: Board
  readonly release: number | null
  readonly dirty: number
}

async function liveBoard(
  store: Pick<Store, 'staleness' | 'returnedMonths' | 'figures'>,
  deployment: Deployment,
  month: string,
): Promise<MadeBoard> {
  const { cells: dirty } = await store.staleness()
  return { board: await readBoard(store, deployment, { upTo: month }), release: null, dirty }
}

/** A release does not change, so nothing of it is dirty. */
async function releasedBoard(
  store: ReleasedStore,
  deployment: Deployment,
  month: string,
  audience: Exclude<Audience, 'internal'>,
  asked: number | undefined,
): Promise<MadeBoard> {
  const { release, figures } = await readReleasedFigures(store, deployment, {
    audience,
    ...(asked === undefined ? {} : { release: asked }),
  }).catch(rejected)
  const board = makeBoard(figures.boardInput(deployment, { upTo: month }))
  if (board.rows.every(({ cells }) => cells.length === 0))
    throw new RejectedJobError([
      `data.month must be one of release ${release} (第${release}号发布没有 ${month} 累计的数), got ${month}`,
    ])
  return { board, release, dirty: 0 }
}

/** The month of a release, or the last one of a longer period. */
async function releasedMonth(store: ReleasedStore, asked: number | undefined): Promise<string> {
  const { period } = await releaseOf(store, asked).catch(rejected)
  return monthOf(lastDay(parsePeriod(period)))
}

function rejected(error: unknown): never {
  throw error instanceof NotReleasedError ? new RejectedJobError([error.message]) : error
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

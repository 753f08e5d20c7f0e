import type { Place } from '@minzheng/access'
import { shownName } from '@minzheng/core/privacy'
import type { StoredSource } from '@minzheng/store'
import { covers } from '../access/covers.js'
import type { ApiTools } from '../endpoint/api-tools.js'
import { readRefusedCursor, refusedCursorText } from '../formats/cursor.js'

/** Which refused rows to list. */
export interface WaitingQuery {
  readonly dataset?: string | undefined
  readonly source?: number | undefined
  readonly code?: string | undefined
  readonly cursor?: string | undefined
  readonly limit: number
}

type Found = StoredSource & {
  readonly rows: number
  readonly unlisted: number
  readonly reasons: Readonly<Record<string, number>>
}

/**
 * Refused rows that wait, page by page: of files whose offices are all granted, the file that has landed last first. The
 * first page says how many each file has, and of which reasons.
 */
export async function waitingRows(
  { store, deployment }: Pick<ApiTools, 'store' | 'deployment'>,
  places: readonly Place[],
  { dataset, source: only, code, cursor, limit }: WaitingQuery,
): Promise<object> {
  const after = cursor === undefined ? undefined : readRefusedCursor(cursor)
  const sources = await store.sources(dataset === undefined ? {} : { dataset })
  const own = sources
    .filter((each) => !each.withdrawn && (only === undefined || each.id === only))
    .filter((each) => covers(places, each, deployment.catalogue))
    .toReversed()
  // Counting reads all that wait, so it is done once for a list.
  const files = after === undefined ? await counted(store, own, code) : []
  const listed =
    after === undefined
      ? files
      : own.slice(
          Math.max(
            0,
            own.findIndex(({ id }) => id === after.source),
          ),
        )
  const rows: object[] = []
  let last: Parameters<typeof refusedCursorText>[0] | undefined
  for (const { id: source, sha256, dataset: of } of listed) {
    if (rows.length > limit) break
    const waiting = await store.quarantined({
      sha256,
      dataset: of,
      ...(code === undefined ? {} : { code }),
      ...(after?.source === source ? { after } : {}),
      limit: limit + 1 - rows.length,
    })
    for (const { id, sheet, line, column, code: found, reason, valueClass } of waiting) {
      if (rows.length < limit) last = { source, sheet, line, id }
      rows.push({
        source,
        dataset: of,
        sheet: sheet === null ? null : shownName(sheet),
        line,
        column: column === null ? null : shownName(column),
        code: found,
        reason,
        ...(valueClass === null ? {} : { valueClass }),
      })
    }
  }
  return {
    files: files.map(({ id, name, dataset: of, rows: count, unlisted, reasons, landedAt, asOf, by, offices }) => ({
      source: id,
      file: shownName(name),
      dataset: of,
      rows: count,
      unlisted,
      reasons,
      landedAt,
      asOf,
      by,
      offices,
    })),
    rows: rows.slice(0, limit),
    next: rows.length > limit && last !== undefined ? refusedCursorText(last) : null,
  }
}

/** The files that have rows which wait, with their numbers by reason. */
async function counted(
  store: Pick<ApiTools['store'], 'quarantineSummary'>,
  sources: readonly StoredSource[],
  code: string | undefined,
): Promise<readonly Found[]> {
  const counts = await store.quarantineSummary()
  return sources.flatMap((each) => {
    const found = counts.filter(
      (count) =>
        count.sha256 === each.sha256 && count.dataset === each.dataset && (code === undefined || count.code === code),
    )
    if (found.length === 0) return []
    const sum = (pick: (count: (typeof found)[number]) => number): number =>
      found.reduce((total, count) => total + pick(count), 0)
    const reasons = Object.fromEntries(found.map((count) => [count.code, count.rows]))
    return [{ ...each, rows: sum((count) => count.rows), unlisted: sum((count) => count.unlisted), reasons }]
  })
}

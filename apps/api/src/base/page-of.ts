/** How many rows are read at once, while rows of others are left out. */
const batch = 500

/** A page of a list, and the number of its last row if there are more. */
export interface Page<Row> {
  readonly rows: readonly Row[]
  readonly next: number | null
}

/**
 * A page of those rows of a list that fit somebody: `read` reads the list from the greatest number down, and which rows fit is
 * decided here.
 */
export async function pageOf<Row extends { readonly id: number }>(
  { before, limit }: { readonly before: number | undefined; readonly limit: number },
  read: (from: { readonly before?: number; readonly limit: number }) => Promise<readonly Row[]>,
  fits: (row: Row) => boolean | Promise<boolean>,
): Promise<Page<Row>> {
  const rows: Row[] = []
  const size = Math.max(limit + 1, batch)
  for (let last = before; ;) {
    const found = await read({ ...(last === undefined ? {} : { before: last }), limit: size })
    for (const row of found) if (await fits(row)) rows.push(row)
    if (rows.length > limit) return { rows: rows.slice(0, limit), next: rows[limit - 1]!.id }
    if (found.length < size) return { rows, next: null }
    last = found.at(-1)!.id
  }
}

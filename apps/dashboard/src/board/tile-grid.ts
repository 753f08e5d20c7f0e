import type { District } from '../data/definitions.js'

/** Where a tile is, from 1. */
interface TilePlace {
  readonly code: string
  readonly column: number
  readonly row: number
}

/** Tiles in places of their own, in the order of reading. */
export interface TileGrid {
  readonly columns: number
  readonly tiles: readonly TilePlace[]
}

/**
 * The tiles of districts in the places that the deployment says; those without one follow in rows of their own. Null if
 * no district has a place.
 */
export function tileGrid(
  districts: readonly Pick<District, 'code'>[],
  places: readonly { readonly district: string; readonly column: number; readonly row: number }[],
): TileGrid | null {
  const codes = new Set(districts.map(({ code }) => code))
  const placed = places.filter(({ district }) => codes.has(district))
  if (placed.length === 0) return null
  const [left, top] = [Math.min(...placed.map(({ column }) => column)), Math.min(...placed.map(({ row }) => row))]
  const columns = Math.max(...placed.map(({ column }) => column)) - left + 1
  const rows = Math.max(...placed.map(({ row }) => row)) - top + 1
  const isPlaced = new Set(placed.map(({ district }) => district))
  const rest = districts
    .map(({ code }) => code)
    .filter((code) => !isPlaced.has(code))
    .toSorted()
  const tiles = [
    ...placed.map(({ district, column, row }) => ({ code: district, column: column - left + 1, row: row - top + 1 })),
    ...rest.map((code, at) => ({ code, column: (at % columns) + 1, row: rows + 1 + Math.floor(at / columns) })),
  ]
  return { columns, tiles: tiles.toSorted((one, other) => one.row - other.row || one.column - other.column) }
}

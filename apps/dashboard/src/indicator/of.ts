import { useQuery } from '@tanstack/react-query'
import { cellOf } from '../board/cell-state.js'
import type { District, IndicatorFacts } from '../data/definitions.js'
import { boardQuery, type BoardCell, type BoardRow } from '../data/figures.js'
import { useView } from '../data/view.js'

/** Which figure a part of the page is about. */
export interface Of {
  readonly facts: IndicatorFacts
  readonly variant: string
  readonly district: District
}

/** The rows of the board about an indicator's variant, with the cell of a district. */
export function useBoardRows({ facts, variant, district }: Of): {
  readonly isKnown: boolean
  readonly rows: readonly { readonly row: BoardRow; readonly cell: BoardCell | undefined }[]
} {
  const view = useView()
  const hasBoard = district.level === 'city' || district.level === 'county'
  const board = useQuery({
    ...boardQuery(view, view.readsCity ? undefined : district.code),
    // Only the city and counties have targets.
    enabled: hasBoard,
  })
  // A board that was read elsewhere is there also for a district that has none: its targets are not this district's.
  const rows = (hasBoard ? (board.data?.rows ?? []) : []).filter(
    (row) => row.indicator === facts.id && row.variant === variant,
  )
  return {
    isKnown: !hasBoard || board.data !== undefined || board.error !== null,
    rows: rows.map((row) => ({ row, cell: cellOf(row, district.code) })),
  }
}

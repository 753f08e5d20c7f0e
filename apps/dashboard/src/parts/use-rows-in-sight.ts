import { useEffect, useRef } from 'react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useNarrow } from './use-narrow.js'

/** Rows of a list of one height, of which only those in sight are on the page. On a narrow screen a row has two lines. */
export function useRowsInSight(
  count: number,
  { wide, narrow, overscan }: { readonly wide: number; readonly narrow: number; readonly overscan: number },
) {
  const rowHeight = useNarrow() ? narrow : wide
  const box = useRef<HTMLDivElement>(null)
  const list = useVirtualizer({
    count,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan,
  })
  useEffect(() => list.measure(), [list, rowHeight])
  return { box, list, rowHeight }
}

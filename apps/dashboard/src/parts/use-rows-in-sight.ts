import { useEffect, useRef, useState, type FocusEvent } from 'react'
import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual'
import { useNarrow } from './use-narrow.js'
import { usePrinting } from './use-printing.js'

/** How high rows are before they are measured; on a narrow screen a row has two lines. */
interface Heights {
  readonly wide: number
  readonly narrow: number
  readonly overscan: number
  /** What a row is known by, so that it stays itself when others come before it. */
  readonly keyOf?: (index: number) => string | number
  /** Up to this many rows, the list is on the page as a whole. Default: it never is. */
  readonly whole?: number
}

/**
 * Rows of a list of which only those in sight are on the page, and the one that has the focus. A printer gets all of them.
 */
export function useRowsInSight(count: number, { wide, narrow, overscan, keyOf, whole = 0 }: Heights) {
  const rowHeight = useNarrow() ? narrow : wide
  const isPrinting = usePrinting()
  const box = useRef<HTMLDivElement>(null)
  const [focused, setFocused] = useState<number>()
  const list = useVirtualizer({
    count,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan,
    ...(keyOf === undefined ? {} : { getItemKey: keyOf }),
    rangeExtractor: (range) => withFocused(range, focused),
  })
  useEffect(() => list.measure(), [list, rowHeight])
  const isWhole = isPrinting || count <= whole
  const items = isWhole
    ? Array.from({ length: count }, (_, index) => ({
        index,
        key: keyOf?.(index) ?? index,
        start: index * rowHeight,
        end: (index + 1) * rowHeight,
      }))
    : list.getVirtualItems()
  return {
    box,
    list,
    items,
    isWhole,
    rowHeight,
    /** For the box: which row has the focus. */
    focusing: {
      onFocus: ({ target }: FocusEvent<HTMLElement>): void => {
        const at = target.closest<HTMLElement>('[data-index]')?.dataset['index']
        setFocused(at === undefined ? undefined : Number(at))
      },
      onBlur: (): void => setFocused(undefined),
    },
  }
}

/** What is taken off the page loses the focus, and with it the place of whoever works by keyboard. */
function withFocused(range: Range, focused: number | undefined): number[] {
  const shown = defaultRangeExtractor(range)
  if (focused === undefined || focused >= range.count || shown.includes(focused)) return shown
  return [...shown, focused].toSorted((one, other) => one - other)
}

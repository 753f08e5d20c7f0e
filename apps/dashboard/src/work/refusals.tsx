import { useEffect, useRef } from 'react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useLanguage } from '../base/language.js'
import type { Refusal } from '../data/files.js'
import { useNarrow } from '../parts/use-narrow.js'
import { reasonName, valueClassName } from './reason-name.js'

/** On a narrow screen a row has two lines. */
const heights = { wide: 34, narrow: 60 } as const

/** Refused rows of a file, by reason and then one by one, without their values. */
export function Refusals({
  reasons,
  refusals,
}: {
  readonly reasons: Readonly<Record<string, number>>
  readonly refusals: readonly Refusal[]
}) {
  const { t, say } = useLanguage()
  const rowHeight = useNarrow() ? heights.narrow : heights.wide
  const box = useRef<HTMLDivElement>(null)
  const list = useVirtualizer({
    count: refusals.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  })
  useEffect(() => list.measure(), [list, rowHeight])
  const all = Object.values(reasons).reduce((sum, count) => sum + count, 0)
  const label = t('files.refusedRows', { count: all })
  return (
    <details className="refusals" open>
      <summary>{label}</summary>
      <ul className="reasons">
        {Object.entries(reasons).map(([code, count]) => (
          <li key={code}>
            {reasonName(t, code)} <strong>{count}</strong>
          </li>
        ))}
      </ul>
      <div ref={box} className="virtual" role="group" tabIndex={0} aria-label={label}>
        <ul style={{ height: list.getTotalSize() }}>
          {list.getVirtualItems().map(({ index, start }) => {
            const { sheet, line, column, reason, valueClass } = refusals[index]!
            return (
              <li key={index} style={{ transform: `translateY(${start}px)` }}>
                <span className="place">
                  {sheet === null ? '' : `${sheet} `}
                  {t('files.line', { line })}
                </span>
                <span className="column">{column ?? t('files.wholeRow')}</span>
                <span className="reason">
                  {say(reason)}
                  {valueClass === undefined ? '' : `（${valueClassName(t, valueClass)}）`}
                </span>
              </li>
            )
          })}
        </ul>
      </div>
      {refusals.length < all && <p className="hint">{t('files.firstRefused', { count: refusals.length })}</p>}
    </details>
  )
}

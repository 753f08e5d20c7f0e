import { useLanguage } from '../base/language.js'
import { inBrackets } from '../base/shown.js'
import type { Refusal } from '../data/files.js'
import { useRowsInSight } from '../parts/use-rows-in-sight.js'
import { reasonName, valueClassName } from './reason-name.js'

/** Refused rows of a file, by reason and then one by one, without their values. */
export function Refusals({
  reasons,
  refusals,
}: {
  readonly reasons: Readonly<Record<string, number>>
  readonly refusals: readonly Refusal[]
}) {
  const { t, say } = useLanguage()
  const { box, list, items, focusing } = useRowsInSight(refusals.length, { wide: 34, narrow: 60, overscan: 12 })
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
      <div ref={box} className="virtual" role="group" tabIndex={0} aria-label={label} {...focusing}>
        <ul style={{ height: list.getTotalSize() }}>
          {items.map(({ index, start }) => {
            const { sheet, line, column, reason, valueClass } = refusals[index]!
            return (
              <li
                key={index}
                data-index={index}
                aria-setsize={refusals.length}
                aria-posinset={index + 1}
                style={{ transform: `translateY(${start}px)` }}
              >
                <span className="place">
                  {sheet === null ? '' : `${sheet} `}
                  {t('files.line', { line })}
                </span>
                <span className="column">{column ?? t('files.wholeRow')}</span>
                <span className="reason">
                  {say(reason)}
                  {valueClass === undefined ? '' : inBrackets(valueClassName(t, valueClass))}
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

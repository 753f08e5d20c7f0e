import { useLanguage } from '../base/language.js'
import type { MonthState } from '../data/months.js'

/** A shape for each state, so that no colour is needed: from an empty circle to a full one. */
const shapes: Readonly<Record<MonthState, string>> = {
  open: 'M8 3a5 5 0 1 0 0 10A5 5 0 0 0 8 3z',
  submitted: 'M8 13V4M4 7.5L8 3.5l4 4',
  reviewed: 'M3 8.5l3.5 3.5L13 4.5',
  locked: 'M4 7.5h8v6H4zM5.5 7.5V5.5a2.5 2.5 0 0 1 5 0v2',
  released: 'M8 2.5l1.7 3.6 3.8.5-2.8 2.7.7 3.9L8 11.3l-3.4 1.9.7-3.9-2.8-2.7 3.8-.5z',
}
const filled: ReadonlySet<MonthState> = new Set(['locked', 'released'])

/** The state of a month: its sign and its word. */
export function MonthStateWord({ state }: { readonly state: MonthState }) {
  const { t } = useLanguage()
  return (
    <span className={`month-state month-${state}`}>
      <span className="sign">
        <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">
          <path d={shapes[state]} className={filled.has(state) ? 'filled' : undefined} />
        </svg>
      </span>
      {t(`office.months.state.${state}`)}
    </span>
  )
}

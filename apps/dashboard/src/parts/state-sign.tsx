import { useLanguage } from '../base/language.js'
import type { Shown } from '../board/cell-state.js'

/** Each state has a shape of its own, so that no colour is needed to tell them apart. */
const shapes: Readonly<Record<Shown, string>> = {
  'off-track': 'M4 4l8 8M12 4l-8 8',
  'at-risk': 'M8 3.2L14 13H2z',
  'on-track': 'M8 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8z',
  achieved: 'M3 8.5l3.5 3.5L13 4.5',
  unknown: 'M4 8h8',
  hidden: 'M4 6h8M4 10h8',
  none: 'M8 7.5v1',
}
const filled: ReadonlySet<Shown> = new Set(['at-risk', 'on-track'])

/** The sign of a state. Its word is beside it, or is read aloud. */
export function StateSign({ state, isSpoken = true }: { readonly state: Shown; readonly isSpoken?: boolean }) {
  const { t } = useLanguage()
  return (
    <span className={`sign sign-${state}`}>
      <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">
        <path d={shapes[state]} className={filled.has(state) ? 'filled' : undefined} />
      </svg>
      {isSpoken && <span className="spoken">{t(`state.${state}`)}</span>}
    </span>
  )
}

/** The sign of a state within a drawing, around its origin; 12 units in each direction. */
export function StateMark({ state }: { readonly state: Shown }) {
  return (
    <path
      d={shapes[state]}
      transform="translate(-6,-6) scale(0.75)"
      className={`mark sign-${state}${filled.has(state) ? ' filled' : ''}`}
    />
  )
}

/** The sign of a state with its word. */
export function StateWord({ state }: { readonly state: Shown }) {
  const { t } = useLanguage()
  return (
    <span className={`state-word state-${state}`}>
      <StateSign state={state} isSpoken={false} />
      {t(`state.${state}`)}
    </span>
  )
}

import { remember, remembered } from './remember.js'

/** How the page looks; `system` follows the computer. */
export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

/** The theme that the reader has chosen. */
export function themeNow(): Theme {
  return themes.find((each) => each === remembered('theme')) ?? 'system'
}

const darkComputer = globalThis.matchMedia('(prefers-color-scheme: dark)')
let shown: Theme = 'system'

/** Shows a theme; the styles know light and dark alone, so the computer's is followed here. */
export function showTheme(theme: Theme): void {
  shown = theme
  darkComputer.addEventListener('change', show)
  show()
}

function show(): void {
  const isDark = shown === 'dark' || (shown === 'system' && darkComputer.matches)
  document.documentElement.dataset['theme'] = isDark ? 'dark' : 'light'
}

/** Shows a theme, and remembers it. */
export function chooseTheme(theme: Theme): void {
  remember('theme', theme)
  showTheme(theme)
}

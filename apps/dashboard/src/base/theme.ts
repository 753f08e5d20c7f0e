import { remember, remembered } from './remember.js'

/** How the page looks; `system` follows the computer. */
export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

/** The theme that the reader has chosen. */
export function themeNow(): Theme {
  return themes.find((each) => each === remembered('theme')) ?? 'system'
}

/** Shows a theme. */
export function showTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = theme
}

/** Shows a theme, and remembers it. */
export function chooseTheme(theme: Theme): void {
  remember('theme', theme)
  showTheme(theme)
}

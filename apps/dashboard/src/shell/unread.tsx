import { useLocation, useMatches } from '@tanstack/react-router'
import { useLanguage } from '../base/language.js'
import { useView } from '../data/view.js'

/** The address that somebody has opened: the router leaves out at once what nobody understands. */
const opened = new URL(globalThis.location.href)

/** How much of what somebody typed is repeated. */
const most = 40

/** Says which parts of the address nobody understood: whoever was sent it would read other figures than were meant. */
export function Unread() {
  const { t } = useLanguage()
  const { searchStr } = useLocation()
  // Another address is somebody's choice on the page.
  const isOpened =
    globalThis.location.pathname === opened.pathname &&
    [...new URLSearchParams(searchStr)].every(([name, value]) => opened.searchParams.get(name) === value)
  const read = useMatches({ select: (matches) => matches.at(-1)?.search }) as Readonly<Record<string, unknown>>
  const view = useView()
  const shown: Readonly<Record<string, unknown>> = {
    ...read,
    plan: view.plan.id,
    month: view.month ?? (view.published === undefined ? undefined : `${view.plan.year}-12`),
    audience: view.audience,
    release: view.release,
  }
  const unread = [...opened.searchParams].filter(
    ([name, value]) => isOpened && value !== '' && name in shown && String(shown[name]) !== value,
  )
  if (unread.length === 0) return null
  const parts = unread.map(([name, value]) => `${name}=${value.length > most ? `${value.slice(0, most)}…` : value}`)
  return (
    <p className="stale" role="status">
      {t('problem.unread', { parts: parts.join(' ') })}
    </p>
  )
}

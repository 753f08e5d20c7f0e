import { Link } from '@tanstack/react-router'
import { useLanguage } from '../base/language.js'
import { actionsOf } from '../data/session.js'
import { useView } from '../data/view.js'

/** The entry of the chain that says so: a link for whoever reads the log, otherwise its number. */
export function ChainLink({ entry }: { readonly entry: number | null }) {
  const { t } = useLanguage()
  const { session } = useView()
  if (entry === null) return <span className="quiet">{t('origins.noEntry')}</span>
  const words = t('origins.entry', { entry })
  return actionsOf(session).has('read-log') ? (
    <Link to="/chain/$entry" params={{ entry: String(entry) }}>
      {words}
    </Link>
  ) : (
    <span>{words}</span>
  )
}

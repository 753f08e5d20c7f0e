import { Link } from '@tanstack/react-router'
import { useLanguage } from '../base/language.js'
import type { Figure } from '../data/figures.js'
import { mayAt } from '../data/may.js'
import { useView } from '../data/view.js'

/** The disputes of a figure that are not settled, and a way to open one for whoever may. */
export function Disputing({ figure }: { readonly figure: Figure }) {
  const { t } = useLanguage()
  const { session, audience, release, home, city } = useView()
  const { indicator, variant, district, period, disputes = [] } = figure
  const domain = indicator.split('.')[0]!
  // A county disputes its own figures, and of a release those of the city, too; the city its own.
  const isOwn = home === city ? district === city : district.startsWith(home)
  const isSeen = audience === 'internal' ? isOwn : release !== undefined && (isOwn || district === city)
  const may = isSeen && mayAt(session, 'open-disputes', { district: home, city, domain })
  if (disputes.length === 0 && !may) return null
  return (
    <p className="disputing">
      {disputes.map((dispute) => (
        <Link key={dispute} to="/disputes" search={(was) => ({ ...was, dispute: String(dispute) })}>
          <span aria-hidden="true">▲ </span>
          {t('office.disputes.onFigure')} {dispute}
        </Link>
      ))}
      {may && (
        <Link
          to="/disputes/new"
          search={(was) => ({ ...was, indicator, variant, district, period })}
          className="button button-quiet button-small"
        >
          {t('office.disputes.open')}
        </Link>
      )}
    </p>
  )
}

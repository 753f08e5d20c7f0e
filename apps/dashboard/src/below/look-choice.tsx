import { Link } from '@tanstack/react-router'
import { useLanguage } from '../base/language.js'
import type { Look } from '../board/indicator-search.js'

/** How the districts below are shown: a link for each way that there is. */
export function LookChoice({
  indicator,
  look,
  looks,
}: {
  readonly indicator: string
  readonly look: Look
  readonly looks: readonly Look[]
}) {
  const { t } = useLanguage()
  return (
    <ul className="tabs" aria-label={t('places.look')}>
      {looks.map((each) => (
        <li key={each}>
          <Link
            to="/indicators/$indicator"
            params={{ indicator }}
            search={({ places: _former, ...was }) => (each === 'list' ? was : { ...was, places: each })}
            aria-current={each === look ? 'true' : undefined}
            resetScroll={false}
            // Without `places` the address of the list is part of the others.
            activeOptions={{ exact: true }}
            activeProps={{}}
          >
            {t(`places.${each}`)}
          </Link>
        </li>
      ))}
    </ul>
  )
}

import { Link } from '@tanstack/react-router'
import { useLanguage } from '../base/language.js'
import { shownMonth } from '../base/shown.js'
import type { Published } from '../data/published.js'
import { useTitle } from '../parts/use-title.js'

/** In place of figures that are not released: what is. */
export function NotPublished({ months }: Pick<Published, 'months'>) {
  const { t } = useLanguage()
  const title = t(months.length === 0 ? 'problem.noRelease' : 'problem.notReleased')
  useTitle(title)
  return (
    <div className="problem problem-page">
      <h1>{title}</h1>
      <p>{t(months.length === 0 ? 'problem.noReleaseHint' : 'problem.notReleasedHint')}</p>
      {months.length > 0 && (
        <p className="actions">
          {months.map(({ month, number }) => (
            <Link
              key={month}
              to="."
              search={(was) => ({ ...was, month, release: String(number) })}
              className="button button-quiet"
            >
              {shownMonth(month)}
            </Link>
          ))}
        </p>
      )}
    </div>
  )
}

import { useSuspenseQuery } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { useLanguage } from '../base/language.js'
import { deploymentQuery, districtQuery, indicatorQuery } from '../data/definitions.js'
import { variantName } from '../data/names.js'
import { useView } from '../data/view.js'
import { Below } from '../indicator/below.js'
import { Breakdown } from '../indicator/breakdown.js'
import { Clauses } from '../indicator/clauses.js'
import { CourseOfYear } from '../indicator/course-of-year.js'
import { Earlier } from '../indicator/earlier.js'
import { Formula } from '../indicator/formula.js'
import { Moves } from '../indicator/moves.js'
import { Now } from '../indicator/now.js'
import { Records } from '../indicator/records.js'
import { useTitle } from '../parts/use-title.js'
import '../styles/indicator.css'
import '../styles/places.css'

/** One indicator of one district: where it stands, how it came there, and what it is made of. */
export function Indicator() {
  const { t, say } = useLanguage()
  const view = useView()
  const { indicator: id } = useParams({ from: '/indicators/$indicator' })
  const search = useSearch({ from: '/indicators/$indicator' })
  const { data: deployment } = useSuspenseQuery(deploymentQuery)
  const { data: facts } = useSuspenseQuery(indicatorQuery(id))
  const { data: place } = useSuspenseQuery(districtQuery(search.district ?? view.home))
  const variant = facts.variants.find((each) => each === search.variant) ?? facts.defaultVariant
  const domain = deployment.domains.find(({ name }) => name === facts.domain)
  useTitle(`${say(facts.name)} · ${place.district.name}`)
  const of = { facts, variant, district: place.district }
  // What is asked for by hand is asked for again at another figure.
  const own = `${id} ${variant} ${place.district.code}`
  return (
    <div className="page indicator">
      <nav className="breadcrumb" aria-label={t('indicator.breadcrumb')}>
        <ol>
          {[...place.above.toReversed(), place.district].map(({ code, name }) => (
            <li key={code}>
              {code === place.district.code ? (
                <span aria-current="page">{name}</span>
              ) : (
                <Link
                  to="/indicators/$indicator"
                  params={{ indicator: id }}
                  search={(was) => ({ ...was, district: code })}
                >
                  {name}
                </Link>
              )}
            </li>
          ))}
        </ol>
      </nav>
      <header className="page-head">
        <h1>{say(facts.name)}</h1>
        <p className="hint">
          {domain === undefined ? '' : `${say(domain.title)} · `}
          {say(facts.unit)}
        </p>
        {facts.variants.length > 1 && (
          <ul className="tabs" aria-label={t('indicator.variant')}>
            {facts.variants.map((each) => (
              <li key={each}>
                <Link
                  to="/indicators/$indicator"
                  params={{ indicator: id }}
                  search={(was) => ({ ...was, variant: each })}
                  aria-current={each === variant ? 'true' : undefined}
                  resetScroll={false}
                  activeProps={{}}
                >
                  {variantName(say, facts, each)}
                </Link>
              </li>
            ))}
          </ul>
        )}
      </header>
      <Now {...of} />
      <div className="indicator-columns">
        <div>
          <CourseOfYear {...of} />
          <Clauses facts={facts} />
          {/* Each sibling has a key of its own: React keeps the earlier one of two with one key on the page. */}
          <Moves
            key={`moves ${own}`}
            {...of}
            choices={
              view.audience === 'internal' && (
                <Link
                  to="/indicators/$indicator/sources"
                  params={{ indicator: id }}
                  search={(was) => was}
                  className="button button-quiet button-small"
                >
                  {t('origins.link')}
                </Link>
              )
            }
          />
          {view.audience === 'internal' && <Records key={`records ${own}`} {...of} />}
        </div>
        <div>
          <Earlier {...of} />
          <Breakdown {...of} />
          <Below {...of} below={place} />
          <Formula {...of} />
        </div>
      </div>
    </div>
  )
}

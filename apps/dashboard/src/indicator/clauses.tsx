import { Link } from '@tanstack/react-router'
import { useLanguage } from '../base/language.js'
import type { IndicatorFacts } from '../data/definitions.js'
import { useView } from '../data/view.js'
import { Panel } from '../parts/panel.js'

/** The words of the plan that name the indicator, letter for letter. */
export function Clauses({ facts }: { readonly facts: IndicatorFacts }) {
  const { t, say } = useLanguage()
  const { plan } = useView()
  const own = facts.clauses.find((each) => each.plan === plan.id)?.clauses ?? []
  return (
    <Panel title={t('indicator.clause')}>
      {own.length === 0 && <p className="empty">{t('indicator.noClause')}</p>}
      {own.map(({ item, quote }) => (
        <figure key={`${item} ${quote}`} className="clause">
          <blockquote lang="zh-CN">{quote}</blockquote>
          <figcaption>
            <Link to="/items/$item" params={{ item: String(item) }}>
              {t('indicator.clauseOf', { plan: say(plan.title), item })}
            </Link>
          </figcaption>
        </figure>
      ))}
    </Panel>
  )
}

import { useState } from 'react'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useLanguage } from '../base/language.js'
import { deploymentQuery, indicatorsQuery } from '../data/definitions.js'
import { Panel } from '../parts/panel.js'
import { useTitle } from '../parts/use-title.js'
import '../styles/lists.css'

/** All indicators, by domain. */
export function Indicators() {
  const { t, say } = useLanguage()
  const { data: indicators } = useSuspenseQuery(indicatorsQuery)
  const { data: deployment } = useSuspenseQuery(deploymentQuery)
  const [asked, setAsked] = useState('')
  useTitle(t('indicator.all'))
  const words = asked.trim().toLowerCase()
  const found = indicators.filter(({ name }) => name.zh.includes(words) || name.en.toLowerCase().includes(words))
  return (
    <div className="page">
      <header className="page-head">
        <h1>{t('indicator.all')}</h1>
        <p className="hint" role="status">
          {t('indicator.found', { count: found.length })}
        </p>
        <input
          type="search"
          className="find"
          value={asked}
          aria-label={t('indicator.search')}
          placeholder={t('indicator.search')}
          onChange={({ target }) => setAsked(target.value)}
        />
      </header>
      {found.length === 0 && <p className="empty">{t('indicator.notFound')}</p>}
      <div className="lists">
        {deployment.domains.map(({ name, title }) => {
          const own = found.filter(({ domain }) => domain === name)
          if (own.length === 0) return null
          return (
            <Panel key={name} title={say(title)} hint={String(own.length)}>
              <ul className="list">
                {own.map((each) => (
                  <li key={each.id}>
                    <Link to="/indicators/$indicator" params={{ indicator: each.id }}>
                      {say(each.name)}
                    </Link>
                    <span className="hint">{say(each.unit)}</span>
                  </li>
                ))}
              </ul>
            </Panel>
          )
        })}
      </div>
    </div>
  )
}

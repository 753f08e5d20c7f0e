import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useLanguage } from '../base/language.js'
import { shownAgo, shownMonth } from '../base/shown.js'
import { useDatasetNames, useIndicatorNames } from '../data/names.js'
import { alertsQuery, type Alert } from '../data/work.js'
import { Panel } from '../parts/panel.js'
import { Read } from '../parts/read.js'

const most = 10

/** Open alerts about a county, by rule. */
export function Findings({ district }: { readonly district: string }) {
  const { t, say } = useLanguage()
  const alerts = useQuery(alertsQuery(district))
  return (
    <Panel title={t('district.alerts')}>
      <Read query={alerts} lines={5} height={40}>
        {(data) => {
          if (data.all === 0) return <p className="empty">{t('district.alertsNone')}</p>
          return data.rules.map(({ rule, name, count }) => {
            const own = data.alerts.filter((each) => each.rule === rule).slice(0, most)
            return (
              <div key={rule} className="finding">
                <h3>
                  {name === null ? rule : say(name)} <span className="hint">{count}</span>
                </h3>
                <ul className="list">
                  {own.map((each) => (
                    <Finding key={each.id} alert={each} />
                  ))}
                </ul>
                {count > own.length && (
                  <p className="hint note">
                    <Link to="/alerts" search={{ rule, district }}>
                      {t('district.more', { count: count - own.length })}
                    </Link>
                  </p>
                )}
              </div>
            )
          })
        }}
      </Read>
    </Panel>
  )
}

function Finding({ alert: { subject, raisedAt } }: { readonly alert: Alert }) {
  const { t, say } = useLanguage()
  const indicatorName = useIndicatorNames()
  const datasetName = useDatasetNames()
  const { indicator, variant, district, dataset, month } = subject
  return (
    <li>
      {indicator !== undefined ? (
        <Link
          to="/indicators/$indicator"
          params={{ indicator }}
          search={{ district, ...(variant === undefined ? {} : { variant }) }}
        >
          {say(indicatorName(indicator))}
        </Link>
      ) : (
        <span>
          {dataset === undefined ? '' : say(datasetName(dataset))} {month === undefined ? '' : shownMonth(month)}
        </span>
      )}
      <time className="hint" dateTime={raisedAt}>
        {t('district.raised', { ago: shownAgo(raisedAt) })}
      </time>
    </li>
  )
}

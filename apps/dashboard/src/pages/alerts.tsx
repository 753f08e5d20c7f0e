import { useInfiniteQuery, useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useLanguage } from '../base/language.js'
import { alertRulesQuery, ownAlertsQuery } from '../data/alerts.js'
import { districtsQuery } from '../data/definitions.js'
import { useView } from '../data/view.js'
import { Panel } from '../parts/panel.js'
import { Read } from '../parts/read.js'
import { moreOf } from '../parts/use-more-rows.js'
import { useTitle } from '../parts/use-title.js'
import { AlertList } from '../work/alert-list.js'
import { useRuleWords } from '../work/alert-words.js'
import { WorkNav } from '../work/work-nav.js'
import '../styles/office.css'

/** What the system has found, by rule and district, and who has seen it. */
export function Alerts() {
  const { t, say } = useLanguage()
  const view = useView()
  const { rule, district, ended } = useSearch({ from: '/alerts' })
  const navigate = useNavigate({ from: '/alerts' })
  const { data: all } = useSuspenseQuery(districtsQuery(view.city))
  const alerts = useInfiniteQuery(
    ownAlertsQuery({
      ...(rule === undefined ? {} : { rule }),
      ...(district === undefined ? {} : { district }),
      ...(district === view.city ? { itself: 'true' } : {}),
      ...(ended === 'true' ? { ended } : {}),
    }),
  )
  const rules = useQuery(alertRulesQuery)
  const ruleWords = useRuleWords()
  useTitle(t('office.alerts.title'))
  const choose = (chosen: Readonly<Record<string, string | undefined>>): void =>
    void navigate({ search: (was) => ({ ...was, ...chosen }), resetScroll: false })
  const places = all.filter(({ code, level }) => level === 'county' || code === view.city)
  return (
    <div className="page office">
      <WorkNav />
      <header className="page-head">
        <h1>{t('office.alerts.title')}</h1>
        <p className="hint">{t('office.alerts.hint')}</p>
      </header>
      <div className="alert-columns">
        <Panel
          title={t('office.alerts.title')}
          choices={
            <>
              <select
                aria-label={t('office.alerts.rule')}
                value={rule ?? ''}
                onChange={({ target }) => choose({ rule: target.value === '' ? undefined : target.value })}
              >
                <option value="">{t('office.alerts.allRules')}</option>
                {rules.data?.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {say(name)}
                  </option>
                ))}
              </select>
              {view.readsCity && (
                <select
                  aria-label={t('office.alerts.district')}
                  value={district ?? ''}
                  onChange={({ target }) => choose({ district: target.value === '' ? undefined : target.value })}
                >
                  <option value="">{t('office.alerts.allDistricts')}</option>
                  {places.map(({ code, name }) => (
                    <option key={code} value={code}>
                      {name}
                    </option>
                  ))}
                </select>
              )}
              <label className="check">
                <input
                  type="checkbox"
                  checked={ended === 'true'}
                  onChange={({ target }) => choose({ ended: target.checked ? 'true' : undefined })}
                />
                {t('office.alerts.alsoEnded')}
              </label>
            </>
          }
        >
          <Read query={alerts} lines={10} height={40} isPage>
            {({ pages }) => {
              const count = pages[0]!.all ?? 0
              return count === 0 ? (
                <div className="empty">
                  <p>{t('office.alerts.none')}</p>
                  <p className="hint">{t('office.alerts.noneHint')}</p>
                </div>
              ) : (
                <AlertList
                  key={[rule, district, ended].join()}
                  alerts={pages.flatMap((page) => page.alerts)}
                  more={moreOf(alerts, count)}
                />
              )
            }}
          </Read>
        </Panel>
        <Panel title={t('office.alerts.rules')}>
          <Read query={rules} lines={5} height={48}>
            {(data) => (
              <dl className="rules">
                {data.map((each) => (
                  <div key={each.id}>
                    <dt>{say(each.name)}</dt>
                    <dd className="hint">{ruleWords(each)}</dd>
                  </div>
                ))}
              </dl>
            )}
          </Read>
          <p className="hint note">{t('office.alerts.channels')}</p>
        </Panel>
      </div>
    </div>
  )
}

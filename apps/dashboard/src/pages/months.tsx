import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { useLanguage } from '../base/language.js'
import { shownMoment, shownMonth } from '../base/shown.js'
import { workMonth } from '../board/work-month.js'
import { districtsQuery } from '../data/definitions.js'
import { monthQuery, monthsQuery, type Month } from '../data/months.js'
import { useView } from '../data/view.js'
import { Panel } from '../parts/panel.js'
import { Read } from '../parts/read.js'
import { useTitle } from '../parts/use-title.js'
import { MonthActions } from '../work/month-actions.js'
import { MonthFindings, MonthRefused } from '../work/month-findings.js'
import { MonthReturns } from '../work/month-returns.js'
import { MonthFigures } from '../work/month-figures.js'
import { MonthHistory } from '../work/month-history.js'
import { MonthStateWord } from '../work/month-state.js'
import { MonthTable } from '../work/month-table.js'
import { WorkNav } from '../work/work-nav.js'
import '../styles/office.css'

/** How far each month of each district is; of one of them, what it consists of, and what can be done. */
export function Months() {
  const { t } = useLanguage()
  const view = useView()
  const search = useSearch({ from: '/months' })
  const { data: all } = useSuspenseQuery(districtsQuery(view.city))
  const months = useQuery(monthsQuery(view.home))
  useTitle(t('office.months.title'))
  const districts = all
    .filter(({ code, level }) => (view.readsCity ? level === 'county' || code === view.city : code === view.home))
    .map(({ code, name }) => ({ code, name: code === view.city ? t('office.months.own') : name }))
  const district =
    districts.find(({ code }) => code === search.district) ?? (districts.length === 1 ? districts[0] : undefined)
  const month = district === undefined ? undefined : workMonth(view)
  return (
    <div className="page office">
      <WorkNav />
      <header className="page-head">
        <h1>{t('office.months.title')}</h1>
        <p className="hint">{t('office.months.hint')}</p>
      </header>
      <div className="month-columns">
        <Panel title={String(view.plan.year)}>
          <Read query={months} lines={13} height={36} isPage>
            {(data) => (
              <MonthTable
                months={data}
                year={view.plan.year}
                districts={districts}
                chosen={{ month, district: district?.code }}
              />
            )}
          </Read>
        </Panel>
        {district === undefined || month === undefined ? (
          <p className="empty">{t('office.months.choose')}</p>
        ) : (
          <MonthDetail key={`${month} ${district.code}`} month={month} district={district} />
        )}
      </div>
    </div>
  )
}

function MonthDetail({
  month,
  district: { code, name },
}: {
  readonly month: string
  readonly district: { readonly code: string; readonly name: string }
}) {
  const { t } = useLanguage()
  const found = useQuery(monthQuery(month, code))
  const of = { month, district: code }
  return (
    <div className="month-detail">
      <Panel
        title={`${name} ${shownMonth(month)}`}
        choices={
          <Link
            to="/months/sheet"
            search={(was) => ({ ...was, month, district: code })}
            className="button button-quiet"
          >
            {t('office.months.sheet')}
          </Link>
        }
      >
        <Read query={found} lines={3} height={40}>
          {(data) => (data === null ? <p className="empty">{t('office.months.choose')}</p> : <MonthNow month={data} />)}
        </Read>
      </Panel>
      <Panel title={t('office.months.content')}>
        <MonthRefused {...of} />
        <MonthFindings {...of} />
        <MonthReturns {...of} />
      </Panel>
      <Panel title={t('office.months.figures')} hint={t('office.months.figuresHint')}>
        <MonthFigures {...of} />
      </Panel>
      <Panel title={t('office.months.history')}>
        <MonthHistory {...of} />
      </Panel>
    </div>
  )
}

function MonthNow({ month }: { readonly month: Month }) {
  const { t } = useLanguage()
  return (
    <>
      <p>
        <MonthStateWord state={month.state} />
        {month.until !== null && (
          <span className="hint"> {t('office.months.until', { time: shownMoment(month.until) })}</span>
        )}
        {month.lapsed && <span className="hint"> {t('office.months.lapsed')}</span>}
      </p>
      <MonthActions month={month} />
    </>
  )
}

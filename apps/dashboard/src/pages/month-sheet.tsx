import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { useLanguage } from '../base/language.js'
import { inBrackets, shownDay, shownMoment, shownMonth, withColon } from '../base/shown.js'
import { dayInCity } from '../base/city-clock.js'
import { workMonth } from '../board/work-month.js'
import { districtQuery } from '../data/definitions.js'
import { monthHistoryQuery, monthQuery } from '../data/months.js'
import { useView } from '../data/view.js'
import { Read } from '../parts/read.js'
import { useTitle } from '../parts/use-title.js'
import { MonthFindings } from '../work/month-findings.js'
import { PrintedReturns } from '../work/month-returns.js'
import { MonthFigures } from '../work/month-figures.js'
import '../styles/office.css'
import '../styles/sheet.css'

/** The submission sheet (报送单) of a month of a district, to be printed on A4, signed and sealed. */
export function MonthSheet() {
  const { t } = useLanguage()
  const view = useView()
  const search = useSearch({ from: '/months/sheet' })
  const district = search.district ?? view.home
  const { data: place } = useSuspenseQuery(districtQuery(district))
  const of = { month: workMonth(view), district }
  const name = place.district.name
  useTitle(`${t('office.months.sheet')} · ${name}`)
  return (
    <div className="page office">
      <p className="actions no-print">
        <button type="button" className="button" onClick={() => print()}>
          {t('office.sheet.print')}
        </button>
        <Link to="/months" search={(was) => ({ ...was, ...of })} className="button button-quiet">
          {t('office.sheet.back')}
        </Link>
      </p>
      <article className="sheet">
        <h1>{t('office.sheet.title')}</h1>
        <dl className="sheet-head">
          <div>
            <dt>{t('office.sheet.unit')}</dt>
            <dd>{t('office.sheet.unitOf', { district: name })}</dd>
          </div>
          <div>
            <dt>{t('office.sheet.period')}</dt>
            <dd>{shownMonth(of.month)}</dd>
          </div>
          <div>
            <dt>{t('office.sheet.printed')}</dt>
            <dd>
              {shownDay(dayInCity())} {shownMoment(Date.now())}
            </dd>
          </div>
        </dl>
        <section>
          <h2>{t('office.months.returns')}</h2>
          <PrintedReturns {...of} />
        </section>
        <section>
          <h2>
            {t('office.months.figures')} <small>{t('office.months.figuresHint')}</small>
          </h2>
          <MonthFigures {...of} isPrint />
        </section>
        <section>
          <h2>{t('office.sheet.findings')}</h2>
          <MonthFindings {...of} isPrint />
        </section>
        <Signatures />
        <State {...of} />
      </article>
    </div>
  )
}

const signing = ['filler', 'reviewer', 'head'] as const

/** Where three people sign, and the office seals. */
function Signatures() {
  const { t } = useLanguage()
  return (
    <table className="sheet-signatures">
      <thead>
        <tr>
          {signing.map((each) => (
            <th key={each} scope="col">
              {t(`office.sheet.${each}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr>
          {signing.map((each) => (
            <td key={each}>
              {each === 'head' && <span className="sheet-seal">{t('office.sheet.seal')}</span>}
              <span className="sheet-date">{t('office.sheet.dateBlank')}</span>
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  )
}

/** How far the month is, and the entry of the chain that says so. */
function State(of: { readonly month: string; readonly district: string }) {
  const { t } = useLanguage()
  const month = useQuery(monthQuery(of.month, of.district))
  const history = useQuery(monthHistoryQuery(of.month, of.district))
  return (
    <footer className="sheet-state">
      <Read query={month} lines={1} height={24}>
        {(data) =>
          data === null || data.last === null ? (
            <p>
              <strong>{t('office.sheet.draft')}</strong>
            </p>
          ) : (
            <p>
              {withColon(t('office.sheet.state'), '')}
              <strong>{t(`office.months.state.${data.state}`)}</strong>
              {inBrackets(`${data.last.by ?? t('office.months.system')} ${shownMoment(data.last.at)}`)}
            </p>
          )
        }
      </Read>
      <Read query={history} lines={1} height={24}>
        {({ entry }) =>
          entry === null ? (
            <p>{t('office.sheet.chainNone')}</p>
          ) : (
            <>
              <p>
                {t('office.sheet.chain', { seq: entry.seq })} {withColon(t('office.sheet.chainHash'), '')}
                <span className="sheet-hash">{entry.hash}</span>
              </p>
              <p className="hint">{t('office.sheet.chainNote')}</p>
            </>
          )
        }
      </Read>
    </footer>
  )
}

import { Link } from '@tanstack/react-router'
import { useLanguage } from '../base/language.js'
import { shownMonth } from '../base/shown.js'
import { begunMonths, monthOfYear } from '../board/work-month.js'
import type { Month } from '../data/months.js'
import { MonthStateWord } from './month-state.js'

/** The months of a year in rows, districts in columns: the state of each. */
export function MonthTable({
  months,
  year,
  districts,
  chosen,
}: {
  readonly months: readonly Month[]
  readonly year: number
  readonly districts: readonly { readonly code: string; readonly name: string }[]
  readonly chosen: { readonly month: string | undefined; readonly district: string | undefined }
}) {
  const { t } = useLanguage()
  const begun = new Set(begunMonths(year))
  return (
    <div className="scroll" role="group" aria-label={t('office.months.title')} tabIndex={0}>
      <table className="plain month-table">
        <thead>
          <tr>
            <th scope="col">{t('office.months.month')}</th>
            {districts.map(({ code, name }) => (
              <th key={code} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: 12 }, (_, at) => monthOfYear(year, at + 1)).map((month) => (
            <tr key={month}>
              <th scope="row">{shownMonth(month)}</th>
              {districts.map(({ code, name }) => {
                const found = months.find((each) => each.month === month && each.district === code)
                if (!begun.has(month))
                  return (
                    <td key={code} className="quiet">
                      <span className="month-cell">{t('office.months.none')}</span>
                    </td>
                  )
                const isChosen = chosen.month === month && chosen.district === code
                return (
                  <td key={code} className={isChosen ? 'is-chosen' : ''}>
                    <Link
                      to="/months"
                      search={(was) => ({ ...was, month, district: code })}
                      resetScroll={false}
                      className="month-cell"
                      aria-label={`${name} ${shownMonth(month)} ${t(`office.months.state.${found?.state ?? 'open'}`)}`}
                      aria-current={isChosen ? 'true' : undefined}
                    >
                      <MonthStateWord state={found?.state ?? 'open'} />
                    </Link>
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

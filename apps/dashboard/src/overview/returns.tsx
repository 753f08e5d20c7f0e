import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useLanguage } from '../base/language.js'
import { shownDay, shownMonth } from '../base/shown.js'
import { returnsQuery } from '../data/work.js'
import { returnsFile } from '../data/reading.js'
import { ExcelButton } from '../parts/excel-button.js'
import { Panel } from '../parts/panel.js'
import { Read } from '../parts/read.js'
import { returnState, type ReturnState } from '../board/return-state.js'

const columns: readonly (readonly [
  ReturnState,
  'overview.overdueWord' | 'overview.waiting' | 'overview.late' | 'overview.onTime',
])[] = [
  ['overdue', 'overview.overdueWord'],
  ['due', 'overview.waiting'],
  ['late', 'overview.late'],
  ['landed', 'overview.onTime'],
]

/** Who has sent what of a month: the counties with the most overdue first. */
export function Returns({
  month,
  district,
  districts,
}: {
  readonly month: string
  readonly district: string
  readonly districts: readonly { readonly code: string; readonly name: string }[]
}) {
  const { t } = useLanguage()
  const returns = useQuery(returnsQuery(month, district))
  const dueOn = returns.data?.[0]?.dueOn
  return (
    <Panel
      title={t('overview.returnsOf', { month: shownMonth(month) })}
      hint={dueOn === undefined ? ' ' : t('overview.returnsHint', { day: shownDay(dueOn) })}
      choices={<ExcelButton table="returns" file={() => returnsFile(month, district)} />}
    >
      <Read query={returns} lines={6} height={32}>
        {(data) => {
          if (data.length === 0) return <p className="empty">{t('overview.returnsNone')}</p>
          const rows = districts
            .map(({ code, name }) => {
              const own = data.filter((each) => each.district === code)
              const count = (state: ReturnState): number => own.filter((each) => returnState(each) === state).length
              return { code, name, all: own.length, count }
            })
            .filter(({ all }) => all > 0)
            .toSorted((left, right) => right.count('overdue') - left.count('overdue'))
          return (
            <table className="plain">
              <thead>
                <tr>
                  <th scope="col">{t('indicator.district')}</th>
                  {columns.map(([state, word]) => (
                    <th key={state} scope="col" className="number">
                      {t(word)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map(({ code, name, count }) => (
                  <tr key={code}>
                    <th scope="row">
                      <Link to="/districts/$district" params={{ district: code }}>
                        {name}
                      </Link>
                    </th>
                    {columns.map(([state]) => (
                      <td key={state} className={`number${count(state) > 0 ? ` return-${state}` : ' return-zero'}`}>
                        {count(state)}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }}
      </Read>
    </Panel>
  )
}

import { useQuery } from '@tanstack/react-query'
import { useLanguage } from '../base/language.js'
import { shownDay, shownMonth } from '../base/shown.js'
import { useDatasetNames } from '../data/names.js'
import { returnsQuery, type Return } from '../data/work.js'
import { returnState, type ReturnState } from '../board/return-state.js'
import { returnsFile } from '../data/reading.js'
import { returnWords } from '../parts/return-words.js'
import { ExcelButton } from '../parts/excel-button.js'
import { Panel } from '../parts/panel.js'
import { Read } from '../parts/read.js'

const order: readonly ReturnState[] = ['overdue', 'withdrawn', 'due', 'late', 'landed']
const most = 12

/** What a county has sent of a month, and what is missing. */
export function OwnReturns({ district, month }: { readonly district: string; readonly month: string }) {
  const { t } = useLanguage()
  const returns = useQuery(returnsQuery(month, district))
  return (
    <Panel
      title={t('overview.returnsOf', { month: shownMonth(month) })}
      choices={<ExcelButton table="returns" file={() => returnsFile(month, district)} />}
    >
      <Read query={returns} lines={5} height={34}>
        {(data) => {
          const own = data.filter((each) => each.district === district)
          const missing = own.filter((each) => ['overdue', 'due', 'withdrawn'].includes(returnState(each)))
          return (
            <>
              <ul className="return-counts">
                {order.map((state) => {
                  const count = own.filter((each) => returnState(each) === state).length
                  return count === 0 ? null : (
                    <li key={state} className={`return-${state}`}>
                      {t(`returnState.${state}`)} <strong>{count}</strong>
                    </li>
                  )
                })}
              </ul>
              {own.length === 0 ? (
                <p className="empty">{t('overview.returnsNone')}</p>
              ) : missing.length === 0 ? (
                <p className="empty">{t('district.allOnTime', { count: own.length })}</p>
              ) : (
                <Missing missing={missing} />
              )}
            </>
          )
        }}
      </Read>
    </Panel>
  )
}

function Missing({ missing }: { readonly missing: readonly Return[] }) {
  const { t, say } = useLanguage()
  const datasetName = useDatasetNames()
  return (
    <>
      <table className="plain own-returns">
        <thead>
          <tr>
            <th scope="col">{t('district.dataset')}</th>
            <th scope="col">{t('district.state')}</th>
            <th scope="col">{t('district.due')}</th>
          </tr>
        </thead>
        <tbody>
          {missing.slice(0, most).map((each) => (
            <tr key={each.dataset}>
              <th scope="row">{say(datasetName(each.dataset))}</th>
              <td className={`return-${returnState(each)}`}>{returnWords(t, each)}</td>
              <td>{shownDay(each.dueOn)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {missing.length > most && <p className="hint note">{t('district.more', { count: missing.length - most })}</p>}
    </>
  )
}

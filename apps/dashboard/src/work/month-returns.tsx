import { useQuery } from '@tanstack/react-query'
import { useLanguage } from '../base/language.js'
import { shownDay, shownNumber } from '../base/shown.js'
import { returnState } from '../board/return-state.js'
import { useDatasetNames } from '../data/names.js'
import { namedFilesQuery } from '../data/files.js'
import { actionsOf } from '../data/session.js'
import { useView } from '../data/view.js'
import { returnsQuery, type Return } from '../data/work.js'
import { Read } from '../parts/read.js'
import { returnWords } from '../parts/return-words.js'

/** Of which month and district. */
export interface OfMonth {
  readonly month: string
  readonly district: string
}

/** The returns of a district itself: for the city its own, for a county all below it. */
function useOwnReturns({ month, district }: OfMonth) {
  const { city } = useView()
  return useQuery({
    ...returnsQuery(month, district),
    select: (data) => data.filter((each) => district !== city || each.district === city),
  })
}

/** What has come in of a month, by dataset: what needs a look first, all of it when it is opened. */
export function MonthReturns(of: OfMonth) {
  const { t } = useLanguage()
  const returns = useOwnReturns(of)
  return (
    <Read query={returns} lines={4} height={32}>
      {(data) => {
        if (data.length === 0) return <p className="empty">{t('overview.returnsNone')}</p>
        const missing = data.filter(({ state }) => state === 'due' || state === 'withdrawn')
        return (
          <>
            <p>{returnsLine(t, data, missing)}</p>
            {missing.length > 0 && <ReturnTable returns={missing} />}
            {missing.length < data.length && (
              <details className="note">
                <summary>{t('office.months.allReturns', { count: data.length })}</summary>
                <ReturnTable returns={data} />
              </details>
            )}
          </>
        )
      }}
    </Read>
  )
}

/** The same on paper: all of it, in two columns. */
export function PrintedReturns(of: OfMonth) {
  const { t } = useLanguage()
  const returns = useOwnReturns(of)
  const reading = useLanded(returns.data ?? [])
  return (
    <Read query={returns} lines={20} height={24}>
      {(data) => {
        const missing = data.filter(({ state }) => state === 'due' || state === 'withdrawn')
        const sorted = data.toSorted(byDataset)
        const half = Math.ceil(sorted.length / 2)
        return (
          <>
            <p>{returnsLine(t, data, missing)}</p>
            <div className="scroll" role="group" aria-label={t('office.months.returns')} tabIndex={0}>
              <table className="plain sheet-returns">
                <thead>
                  <tr>
                    <Heads of={reading} />
                    <Heads of={reading} />
                  </tr>
                </thead>
                <tbody>
                  {sorted.slice(0, half).map((each, at) => (
                    <tr key={`${each.dataset} ${each.district}`}>
                      <Cells return={each} of={reading} isPrint />
                      {sorted[half + at] === undefined ? (
                        <td colSpan={reading.readsFiles ? 5 : 3} />
                      ) : (
                        <Cells return={sorted[half + at]!} of={reading} isPrint />
                      )}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </>
        )
      }}
    </Read>
  )
}

const byDataset = (left: Return, right: Return): number => left.dataset.localeCompare(right.dataset)

function returnsLine(
  t: ReturnType<typeof useLanguage>['t'],
  all: readonly Return[],
  missing: readonly Return[],
): string {
  const counts = { all: all.length, landed: all.length - missing.length, missing: missing.length }
  return t('office.months.returnsLine', counts)
}

/** The files behind returns, for accounts that may read of files. */
function useLanded(returns: readonly Return[]) {
  const { session } = useView()
  const own = actionsOf(session)
  const readsFiles = own.has('upload') || own.has('read-log')
  const sources = returns.flatMap(({ source }) => (source === null ? [] : [source.id]))
  const { data: landed } = useQuery({ ...namedFilesQuery(sources), enabled: readsFiles && sources.length > 0 })
  return { readsFiles, landed }
}

function ReturnTable({ returns }: { readonly returns: readonly Return[] }) {
  const reading = useLanded(returns)
  return (
    <table className="plain">
      <thead>
        <tr>
          <Heads of={reading} />
        </tr>
      </thead>
      <tbody>
        {returns.toSorted(byDataset).map((each) => (
          <tr key={`${each.dataset} ${each.district}`}>
            <Cells return={each} of={reading} />
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Heads({ of: { readsFiles } }: { readonly of: ReturnType<typeof useLanded> }) {
  const { t } = useLanguage()
  return (
    <>
      <th scope="col">{t('office.sheet.dataset')}</th>
      <th scope="col">{t('office.sheet.state')}</th>
      <th scope="col">{t('office.months.received')}</th>
      {readsFiles && (
        <>
          <th scope="col" className="number">
            {t('office.months.rows')}
          </th>
          <th scope="col" className="number">
            {t('office.months.refusedRows')}
          </th>
        </>
      )}
    </>
  )
}

function Cells({
  return: each,
  of: { readsFiles, landed },
  isPrint = false,
}: {
  readonly return: Return
  readonly of: ReturnType<typeof useLanded>
  readonly isPrint?: boolean
}) {
  const { t, say } = useLanguage()
  const datasetName = useDatasetNames()
  const file = landed?.find(({ id }) => id === each.source?.id)
  const on = each.source?.landedOn
  const state = returnState(each)
  return (
    <>
      <th scope="row">{say(datasetName(each.dataset))}</th>
      <td className={`return-${state}`}>{returnWords(t, each)}</td>
      <td>{on === undefined ? '—' : isPrint ? on : shownDay(on)}</td>
      {readsFiles && (
        <>
          <td className="number">{shownCount(file?.accepted)}</td>
          <td className="number">{shownCount(file?.refused)}</td>
        </>
      )}
    </>
  )
}

const shownCount = (count: number | undefined): string => (count === undefined ? '—' : shownNumber(count, 0))

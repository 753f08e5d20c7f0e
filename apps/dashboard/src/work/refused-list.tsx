import { useInfiniteQuery } from '@tanstack/react-query'
import { useLanguage } from '../base/language.js'
import { inBrackets, shownNumber } from '../base/shown.js'
import { useDatasetNames } from '../data/names.js'
import { waitingQuery, type WaitingFilter } from '../data/files.js'
import { ProblemPanel } from '../parts/problem.js'
import { Skeleton } from '../parts/skeleton.js'
import { ListFoot } from '../parts/list-foot.js'
import { moreOf, useMoreRows } from '../parts/use-more-rows.js'
import { useRowsInSight } from '../parts/use-rows-in-sight.js'
import { valueClassName } from './reason-name.js'

/** All refused rows that wait, as one goes down the list; only those in sight are on the page. */
export function RefusedList({ filter, all }: { readonly filter: WaitingFilter; readonly all: number }) {
  const { t, say } = useLanguage()
  const datasetName = useDatasetNames()
  const waiting = useInfiniteQuery(waitingQuery(filter))
  const { data, error } = waiting
  const rows = data?.pages.flatMap((page) => page.rows) ?? []
  const names = new Map(data?.pages[0]?.files.map(({ source, file }) => [source, file]))
  const { box, list, items, rowHeight, focusing } = useRowsInSight(rows.length, { wide: 36, narrow: 60, overscan: 10 })
  const more = moreOf(waiting, all)
  useMoreRows(more, { last: items.at(-1)?.index ?? 0, rows: rows.length, needsAll: false })
  if (data === undefined)
    return error === null ? (
      <Skeleton lines={10} height={rowHeight} />
    ) : (
      <ProblemPanel error={error} again={() => void waiting.refetch()} />
    )
  return (
    <>
      <div className="virtual-head" aria-hidden="true">
        <span>{t('files.place')}</span>
        <span>{t('files.column')}</span>
        <span>{t('files.reasonOf')}</span>
        <span>{t('files.file')}</span>
      </div>
      <div
        ref={box}
        className="virtual virtual-tall"
        role="group"
        tabIndex={0}
        aria-label={t('files.waitingRows', { all: shownNumber(all, 0) })}
        {...focusing}
      >
        <ol style={{ height: list.getTotalSize() }}>
          {items.map(({ index, start }) => {
            const { source, dataset, sheet, line, column, reason, valueClass } = rows[index]!
            return (
              <li
                key={index}
                data-index={index}
                value={index + 1}
                aria-setsize={all}
                aria-posinset={index + 1}
                style={{ transform: `translateY(${start}px)` }}
              >
                <span className="place">
                  {sheet === null ? '' : `${sheet} `}
                  {t('files.line', { line })}
                </span>
                <span className="column">{column ?? t('files.wholeRow')}</span>
                <span className="reason">
                  {say(reason)}
                  {valueClass === undefined ? '' : inBrackets(valueClassName(t, valueClass))}
                </span>
                <span className="of-file" title={say(datasetName(dataset))}>
                  {names.get(source) ?? ''}
                </span>
              </li>
            )
          })}
        </ol>
      </div>
      <ListFoot shown={rows.length} all={all} found={undefined} more={more} />
    </>
  )
}

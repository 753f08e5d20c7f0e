import { Fragment, useDeferredValue, useState, type ReactNode } from 'react'
import { useLanguage } from '../base/language.js'
import { shownNumber } from '../base/shown.js'
import { ListFoot } from './list-foot.js'
import { useMoreRows, type More } from './use-more-rows.js'
import { useNarrow } from './use-narrow.js'
import { useRowsInSight } from './use-rows-in-sight.js'

/** Up to this many rows are on the page as a whole, where the browser's search finds them. */
const whole = 60

/** How much narrower columns are on a narrow screen, where words take several lines. */
const narrower = 0.75

/** A column: its head, and how wide it is in a long table, in pixels. */
export interface Column {
  readonly head: string
  readonly width: number
  readonly isNumber?: boolean
  /** True if the head is only spoken. */
  readonly isSpoken?: boolean
}

/**
 * A table that may be long: then it has a field that filters it, and only the rows in sight are on the page. What comes in pages
 * goes on coming as one goes down.
 */
export function LongTable<Row>({
  label,
  className,
  columns,
  rows,
  keyOf,
  textOf,
  row,
  more,
}: {
  readonly label: string
  readonly className: string
  readonly columns: readonly Column[]
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row) => string | number
  /** What the filter looks for words in. */
  readonly textOf: (row: Row) => string
  /** A row, with what tells a screen reader which one it is. */
  readonly row: (row: Row, which: { readonly 'aria-rowindex': number }) => ReactNode
  readonly more?: More
}) {
  const { t } = useLanguage()
  const [asked, setAsked] = useState('')
  const [isLoadingAll, setLoadingAll] = useState(false)
  const words = useDeferredValue(asked).trim().toLowerCase()
  const isFiltered = words !== ''
  const found = isFiltered ? rows.filter((each) => textOf(each).toLowerCase().includes(words)) : rows
  const isNarrow = useNarrow()
  const { box, list, items, isWhole, focusing } = useRowsInSight(found.length, {
    wide: 38,
    narrow: 58,
    overscan: 12,
    whole,
    keyOf: (index) => keyOf(found[index]!),
  })
  const last = items.at(-1)?.index ?? 0
  useMoreRows(more, { last, rows: found.length, needsAll: isFiltered || isLoadingAll })
  const all = more?.all ?? rows.length
  const isLong = all > whole
  const width = columns.reduce((sum, each) => sum + each.width, 0)
  const isFixed = isLong && !isWhole
  let end = 0
  return (
    <>
      {isLong && (
        <p className="list-find">
          <input
            type="search"
            className="find"
            value={asked}
            aria-label={t('list.findIn', { list: label })}
            placeholder={t('list.find')}
            autoComplete="off"
            onChange={({ target }) => {
              setAsked(target.value)
              box.current?.scrollTo(0, 0)
            }}
          />
        </p>
      )}
      <div
        ref={box}
        className={isLong ? 'scroll long' : 'scroll'}
        role="group"
        tabIndex={0}
        aria-label={label}
        {...focusing}
      >
        <table
          className={`plain rows ${className} ${isFixed ? 'is-fixed' : ''}`}
          style={isFixed ? { minWidth: isNarrow ? width * narrower : width } : undefined}
          aria-rowcount={(isFiltered ? found.length : all) + 1}
        >
          {isFixed && (
            <colgroup>
              {columns.map((each) => (
                <col key={each.head} style={{ width: `${(100 * each.width) / width}%` }} />
              ))}
            </colgroup>
          )}
          <thead>
            <tr aria-rowindex={1}>
              {columns.map(({ head, isNumber = false, isSpoken = false }) => (
                <th key={head} scope="col" className={isNumber ? 'number' : undefined}>
                  {isSpoken ? <span className="spoken">{head}</span> : head}
                </th>
              ))}
            </tr>
          </thead>
          {items.map(({ index, key, start, end: itsEnd }) => {
            const gap = isFixed ? start - end : 0
            end = itsEnd
            return (
              <Fragment key={key}>
                {gap > 0 && <Gap height={gap} />}
                <tbody data-index={index} ref={isFixed ? list.measureElement : undefined}>
                  {row(found[index]!, { 'aria-rowindex': index + 2 })}
                </tbody>
              </Fragment>
            )
          })}
          {isFixed && list.getTotalSize() > end && <Gap height={list.getTotalSize() - end} />}
        </table>
      </div>
      {isFiltered && found.length === 0 && more?.hasMore !== true && <p className="empty">{t('list.none')}</p>}
      {isLong && (
        <ListFoot
          shown={rows.length}
          all={all}
          found={isFiltered ? shownNumber(found.length, 0) : undefined}
          more={more}
          onAll={() => setLoadingAll(true)}
        />
      )}
    </>
  )
}

/** The place of rows that are out of sight. */
function Gap({ height }: { readonly height: number }) {
  return (
    <tbody aria-hidden="true" className="gap">
      <tr style={{ height }} />
    </tbody>
  )
}

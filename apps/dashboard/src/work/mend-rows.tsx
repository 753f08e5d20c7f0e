import { useState } from 'react'
import { useLanguage } from '../base/language.js'
import { withColon } from '../base/shown.js'
import type { SentSheets } from '../data/files.js'
import { useRowsInSight } from '../parts/use-rows-in-sight.js'
import { GoneWords } from './mend-outcome.js'
import { rowKey, typeCell, type Mend } from './mends.js'

type SentRow = SentSheets['sheets'][number]['rows'][number]

/** The refused rows of a file with their cells, each to be mended; only those in sight are on the page. */
export function MendRows({
  source,
  mend,
  rows,
}: {
  readonly source: number
  readonly mend: Mend
  readonly rows: SentSheets
}) {
  const { t } = useLanguage()
  const all = rows.sheets.flatMap(({ sheet, columns, rows: own }) => own.map((row) => ({ sheet, columns, row })))
  const { box, list, items, isWhole, focusing } = useRowsInSight(all.length, {
    wide: 104,
    narrow: 150,
    overscan: 4,
    keyOf: (index) => rowKey({ sheet: all[index]!.sheet, line: all[index]!.row.line }),
  })
  if (all.length === 0) return <p className="empty">{t('files.noneLeft')}</p>
  return (
    <div
      ref={box}
      className="virtual mend-rows"
      role="group"
      tabIndex={0}
      aria-label={t('files.rowsToMend', { count: all.length })}
      {...focusing}
    >
      <ol style={{ height: list.getTotalSize() }}>
        {items.map(({ index, start, key }) => {
          const { sheet, columns, row } = all[index]!
          return (
            <li
              key={key}
              data-index={index}
              aria-setsize={all.length}
              aria-posinset={index + 1}
              ref={isWhole ? undefined : list.measureElement}
              style={{ transform: `translateY(${start}px)` }}
            >
              <MendRow source={source} mend={mend} sheet={sheet} columns={columns} row={row} />
            </li>
          )
        })}
      </ol>
    </div>
  )
}

function MendRow({
  source,
  mend,
  sheet,
  columns,
  row,
}: {
  readonly source: number
  readonly mend: Mend
  readonly sheet: string | null
  readonly columns: readonly string[]
  readonly row: SentRow
}) {
  const { t, say } = useLanguage()
  const key = rowKey({ sheet, line: row.line })
  const typed = mend.edits.get(key)
  const gone = mend.gone.get(key)
  const again = mend.trial?.refusals.find((each) => rowKey(each) === key)
  const faultAt = again === undefined ? row.faultAt : columns.findIndex((name) => name === again.column)
  // Without a column the fault is of the row: any cell may be the wrong one.
  const [isWhole, setWhole] = useState(row.faultAt === null)
  const place = `${sheet === null ? '' : `${sheet} `}${t('files.line', { line: row.line })}`
  const shown = row.cells.flatMap((_, at) => (isWhole || at === row.faultAt || typed?.has(at) === true ? [at] : []))
  const first = columns.findIndex((name, at) => name !== '' && at !== row.faultAt)
  const reason = again?.reason ?? row.reason
  return (
    <div className={`mend-row ${gone === undefined ? '' : 'is-gone'}`} role="group" aria-label={place}>
      <p className="mend-place">
        <strong>{place}</strong>{' '}
        {!isWhole && first >= 0 && row.cells[first] !== '' && (
          <span className="hint">
            {columns[first]} {row.cells[first]}
          </span>
        )}
        <button type="button" className="link" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {t(isWhole ? 'files.faultOnly' : 'files.wholeRowCells')}
        </button>
      </p>
      <p className="mend-reason">
        {gone === undefined ? (
          <>
            ✘ {withColon(faultAt === null || faultAt < 0 ? t('files.wholeRow') : (columns[faultAt] ?? ''), say(reason))}
          </>
        ) : (
          <>
            ▲ <GoneWords gone={gone} />
          </>
        )}
      </p>
      <div className="mend-cells">
        {shown.map((at) => {
          const sent = row.cells[at]!
          const value = typed?.get(at) ?? sent
          const name = columns[at] ?? ''
          const isFaulty = at === faultAt
          return (
            <label key={at} className={`${isFaulty ? 'is-faulty' : ''} ${typed?.has(at) === true ? 'is-typed' : ''}`}>
              {name === '' ? t('files.columnNumber', { number: at + 1 }) : name}
              <input
                type="text"
                autoComplete="off"
                spellCheck={false}
                value={value}
                aria-invalid={isFaulty && typed?.has(at) !== true}
                onChange={({ target }) => typeCell(source, key, at, target.value, sent)}
              />
            </label>
          )
        })}
      </div>
    </div>
  )
}

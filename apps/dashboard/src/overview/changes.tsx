import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useLanguage } from '../base/language.js'
import { shownAgo, shownChange } from '../base/shown.js'
import { isHidden } from '../board/cell-state.js'
import { periodOf } from '../board/period-of.js'
import { useIndicators } from '../data/names.js'
import { figuresQuery, type Board, type Figure } from '../data/figures.js'
import { useView } from '../data/view.js'
import { shownFigure } from '../board/shown-figure.js'
import { Panel } from '../parts/panel.js'
import { Read } from '../parts/read.js'
import { dayInCity, startOfDayInCity } from '../base/city-clock.js'

const most = 8
const keyOf = ({ indicator, variant, part }: Pick<Figure, 'indicator' | 'variant' | 'part'>): string =>
  [indicator, variant, part ?? ''].join('|')

/** Which figures of the board have moved since yesterday, from which value to which. */
export function Changes({ board, home }: { readonly board: Board; readonly home: string }) {
  const { t } = useLanguage()
  const view = useView()
  const [today, yesterday] = [dayInCity(), dayInCity(Date.now() - 86_400_000)]
  const asked = {
    ...view.asked,
    indicator: [...new Set(board.rows.map(({ indicator }) => indicator))],
    district: [home],
    period: [periodOf(view)],
  }
  const updatedAfter = startOfDayInCity(today).toISOString()
  const now = useQuery(figuresQuery({ ...asked, updatedAfter }))
  const isMoved = now.data !== undefined && now.data.length > 0
  const before = useQuery({ ...figuresQuery({ ...asked, asOf: yesterday }), enabled: isMoved })
  return (
    <Panel title={t('overview.changes')} hint={t('overview.changesHint')}>
      <Read query={now} lines={most} height={48}>
        {(figures) => {
          const onBoard = new Set(board.rows.map((row) => [row.indicator, row.variant, row.part ?? ''].join('|')))
          const moved = figures
            .filter((each) => onBoard.has(keyOf(each)))
            .toSorted((left, right) => (right.movedAt ?? '').localeCompare(left.movedAt ?? ''))
          if (moved.length === 0) return <p className="empty">{t('overview.changesNone')}</p>
          return <List moved={moved} before={before.data} />
        }}
      </Read>
    </Panel>
  )
}

function List({
  moved,
  before,
}: {
  readonly moved: readonly Figure[]
  /** The same figures yesterday, once they are known. */
  readonly before: readonly Figure[] | undefined
}) {
  const { t, say } = useLanguage()
  const indicatorOf = useIndicators()
  return (
    <>
      <ul className="changes">
        {moved.slice(0, most).map((figure) => {
          const brief = indicatorOf(figure.indicator)
          const former = before?.find((each) => keyOf(each) === keyOf(figure))
          return (
            <li key={keyOf(figure)}>
              <Link
                to="/indicators/$indicator"
                params={{ indicator: figure.indicator }}
                search={{ variant: figure.variant }}
              >
                {brief === undefined ? figure.indicator : say(brief.name)}
              </Link>
              <span className="changes-value">
                {brief === undefined ? ' ' : say(shownFigure(figure, brief))}
                <small>
                  {differenceOf(figure, former, brief?.decimals ?? 0) ??
                    (before === undefined ? ' ' : t('overview.first'))}
                </small>
              </span>
              <time className="hint" dateTime={figure.movedAt ?? undefined}>
                {figure.movedAt == null ? '' : shownAgo(figure.movedAt)}
              </time>
            </li>
          )
        })}
      </ul>
      {moved.length > most && <p className="hint note">{t('overview.and', { count: moved.length - most })}</p>}
    </>
  )
}

function differenceOf(figure: Figure, former: Figure | undefined, decimals: number): string | undefined {
  if (former === undefined || former.value === null || figure.value === null) return undefined
  return isHidden(figure) || isHidden(former) ? undefined : shownChange(former.value, figure.value, decimals)
}

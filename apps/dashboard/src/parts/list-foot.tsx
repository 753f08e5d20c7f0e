import { useLanguage } from '../base/language.js'
import { shownNumber } from '../base/shown.js'
import type { More } from './use-more-rows.js'

/** Below a long list: how many rows it has, how many of them are here, and what was found. */
export function ListFoot({
  shown,
  all,
  found,
  more,
  onAll,
}: {
  readonly shown: number
  readonly all: number
  /** How many rows the filter has found; undefined if nothing is filtered. */
  readonly found: string | undefined
  readonly more: More | undefined
  readonly onAll?: () => void
}) {
  const { t } = useLanguage()
  const numbers = { shown: shownNumber(shown, 0), all: shownNumber(all, 0) }
  const isPart = more?.hasMore === true
  const isFailed = more !== undefined && more.error !== null
  return (
    <>
      <p className="hint note list-foot">
        <span role="status">
          {found !== undefined && `${t('list.found', { number: found })} · `}
          {isPart ? t(found === undefined ? 'list.part' : 'list.looked', numbers) : t('list.all', numbers)}
        </span>
        {isFailed ? (
          <button type="button" className="link" onClick={more.load}>
            {t('problem.again')}
          </button>
        ) : (
          isPart &&
          found === undefined &&
          onAll !== undefined && (
            <button type="button" className="link" onClick={onAll}>
              {t('list.loadAll')}
            </button>
          )
        )}
      </p>
      {isPart && <p className="print-only">{t('list.printed', numbers)}</p>}
    </>
  )
}

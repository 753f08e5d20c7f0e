import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useLanguage } from '../base/language.js'
import { waitingQuery } from '../data/files.js'
import { Panel } from '../parts/panel.js'
import { Read } from '../parts/read.js'

/** For whoever sends files of a county: the ways to send them, and to mend what was refused. */
export function WorkHere({ district }: { readonly district: string }) {
  const { t } = useLanguage()
  const waiting = useInfiniteQuery(waitingQuery({}, 1))
  return (
    <Panel
      title={t('files.ofDistrict')}
      choices={
        <Link to="/files" search={{}} className="button button-quiet">
          {t('files.toFiles')}
        </Link>
      }
    >
      <Read query={waiting} lines={1} height={30}>
        {({ pages }) => {
          const own = pages[0]!.files.filter(({ offices = [] }) => offices.includes(district))
          const rows = own.reduce((sum, each) => sum + each.rows, 0)
          return rows === 0 ? (
            <p className="empty">{t('files.noneWaiting')}</p>
          ) : (
            <p>
              <Link to="/files/refused" search={{}}>
                {t('files.waitingHere', { count: rows })}
              </Link>
            </p>
          )
        }}
      </Read>
    </Panel>
  )
}

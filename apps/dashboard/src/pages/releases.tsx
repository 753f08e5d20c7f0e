import { useQuery } from '@tanstack/react-query'
import { useLanguage } from '../base/language.js'
import { mayAt } from '../data/may.js'
import { releasesQuery } from '../data/releases.js'
import { useView } from '../data/view.js'
import { Panel } from '../parts/panel.js'
import { Read } from '../parts/read.js'
import { useTitle } from '../parts/use-title.js'
import { MakeRelease } from '../work/make-release.js'
import { ReleaseList } from '../work/release-list.js'
import { WorkNav } from '../work/work-nav.js'
import '../styles/office.css'

/** What was released, when and why, and how the next release is made. */
export function Releases() {
  const { t } = useLanguage()
  const view = useView()
  const audience = view.audience === 'internal' && !view.readsCity ? 'shared' : view.audience
  const releases = useQuery(releasesQuery(audience))
  const may = mayAt(view.session, 'release-month', { district: view.city, city: view.city })
  useTitle(t('office.releases.title'))
  return (
    <div className="page office">
      <WorkNav />
      <header className="page-head">
        <h1>{t('office.releases.title')}</h1>
        <p className="hint">{t('office.releases.hint')}</p>
      </header>
      {may && <MakeRelease releases={releases.data ?? []} />}
      <Panel title={t('office.releases.title')}>
        <Read query={releases} lines={4} height={44} isPage>
          {(data) =>
            data.length === 0 ? (
              <div className="empty">
                <p>{t('office.releases.none')}</p>
                <p className="hint">{t('office.releases.noneHint')}</p>
              </div>
            ) : (
              <ReleaseList releases={data} audience={audience === 'public' ? 'public' : 'shared'} />
            )
          }
        </Read>
      </Panel>
    </div>
  )
}

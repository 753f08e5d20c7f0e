import { useLanguage } from '../base/language.js'
import { actionsOf } from '../data/session.js'
import { useView } from '../data/view.js'
import { useTitle } from '../parts/use-title.js'
import { SignIn } from '../shell/sign-in.js'
import { LandedFiles } from '../work/landed-files.js'
import { Uploading } from '../work/uploading.js'
import { WorkNav } from '../work/work-nav.js'
import '../styles/work.css'

/** Files: what they would do, the landing, and those that have landed. */
export function Files() {
  const { t } = useLanguage()
  const { session } = useView()
  useTitle(t('work.nav.files'))
  if (session === undefined) return <SignIn />
  const own = actionsOf(session)
  return (
    <div className="page work">
      <WorkNav />
      <h1>{t('files.title')}</h1>
      {own.has('upload') && <Uploading />}
      {own.has('upload') || own.has('read-log') ? <LandedFiles /> : <p className="note">{t('files.notForYou')}</p>}
    </div>
  )
}

import { isProblem } from '../data/client.js'
import { useLanguage } from '../base/language.js'
import { ProblemPanel } from './problem.js'

/** How something that was sent went: under way, done, refused in the words of the service, or moved by somebody else. */
export function Outcome({
  sent,
  done,
  moved,
}: {
  readonly sent: { readonly isPending: boolean; readonly isSuccess: boolean; readonly error: unknown }
  readonly done?: string
  /** What has become of it, if somebody was faster. */
  readonly moved?: string
}) {
  const { t } = useLanguage()
  const isMoved = isProblem(sent.error, 'precondition-failed')
  return (
    <div className="outcome" role="status">
      {sent.isPending && <p className="hint">{t('office.sending')}</p>}
      {sent.isSuccess && done !== undefined && <p className="outcome-done">✔ {done}</p>}
      {isMoved && <p className="stale">{moved ?? t('office.moved')}</p>}
      {sent.error !== null && !isMoved && <ProblemPanel error={sent.error} />}
    </div>
  )
}

import { useEffect, useRef } from 'react'
import { isProblem } from '../data/client.js'
import { useLanguage } from '../base/language.js'
import { NotDone } from './not-done.js'

/** How something that was sent went: under way, done, refused in the words of the service, or met something that had moved meanwhile. */
export function Outcome({
  sent,
  done,
  moved,
}: {
  readonly sent: { readonly isPending: boolean; readonly isSuccess: boolean; readonly error: unknown }
  readonly done?: string
  /** What has become of it, if somebody, or the same account elsewhere, was faster. */
  readonly moved?: string
}) {
  const { t } = useLanguage()
  const isMoved = isProblem(sent.error, 'precondition-failed')
  const own = useRef<HTMLDivElement>(null)
  const isOver = !sent.isPending && (sent.isSuccess || sent.error !== null)
  useEffect(() => {
    // What was done may have taken its button away, and the focus with it.
    if (isOver && document.activeElement === document.body) own.current?.focus({ preventScroll: true })
  }, [isOver])
  return (
    <div ref={own} className="outcome" role="status" tabIndex={-1}>
      {sent.isPending && <p className="hint">{t('office.sending')}</p>}
      {sent.isSuccess && done !== undefined && <p className="outcome-done">✔ {done}</p>}
      {isMoved && <p className="stale">{moved ?? t('office.moved')}</p>}
      {sent.error !== null && !isMoved && <NotDone error={sent.error} />}
    </div>
  )
}

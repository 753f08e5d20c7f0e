import { useEffect, useId, useLayoutEffect, useRef } from 'react'
import { useBlocker } from '@tanstack/react-router'
import { useLanguage } from '../base/language.js'
import { holdPage } from '../data/unsaved.js'

/**
 * Asks before what was typed is lost: when another page is opened, or the tab is closed. `keys`: the parts of the address that,
 * if they change, make the form another one.
 */
export function Unsaved({ isTyped, keys = [] }: { readonly isTyped: boolean; readonly keys?: readonly string[] }) {
  const question = useBlocker({
    shouldBlockFn: ({ current, next }) => {
      const at = (of: { readonly search: unknown }, key: string) =>
        (of.search as Readonly<Record<string, unknown>>)[key]
      return current.pathname !== next.pathname || keys.some((key) => at(current, key) !== at(next, key))
    },
    disabled: !isTyped,
    withResolver: true,
    // The page itself is held below, together with what outlives its pages.
    enableBeforeUnload: false,
  })
  useEffect(() => {
    const form = {}
    holdPage(form, isTyped)
    return () => holdPage(form, false)
  }, [isTyped])
  return question.status === 'blocked' ? <Question onStay={question.reset} onLeave={question.proceed} /> : null
}

function Question({ onStay, onLeave }: { readonly onStay: () => void; readonly onLeave: () => void }) {
  const { t } = useLanguage()
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  useLayoutEffect(() => {
    const former = document.activeElement
    dialog.current?.showModal()
    // A dialog that is taken off the page gives the focus back to nobody.
    return () => {
      if (former instanceof HTMLElement) setTimeout(() => former.isConnected && former.focus())
    }
  }, [])
  return (
    <dialog
      ref={dialog}
      className="question"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-what`}
      // Escape stays.
      onCancel={onStay}
    >
      <h2 id={`${id}-title`}>{t('unsaved.title')}</h2>
      <p id={`${id}-what`}>{t('unsaved.what')}</p>
      <p className="actions">
        <button type="button" className="button" onClick={onStay}>
          {t('unsaved.stay')}
        </button>
        <button type="button" className="button button-quiet" onClick={onLeave}>
          {t('unsaved.leave')}
        </button>
      </p>
    </dialog>
  )
}

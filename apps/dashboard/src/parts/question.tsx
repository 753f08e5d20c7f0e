import { useId, useLayoutEffect, useRef } from 'react'

/** A question that is answered before anything else is done. The first answer is the usual one; Escape gives the safe one. */
export function Question({
  title,
  what,
  answers,
  onCancel,
}: {
  readonly title: string
  readonly what: string
  readonly answers: readonly { readonly label: string; readonly onAnswer: () => void }[]
  readonly onCancel: () => void
}) {
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
      onCancel={onCancel}
    >
      <h2 id={`${id}-title`}>{title}</h2>
      <p id={`${id}-what`}>{what}</p>
      <p className="actions">
        {answers.map(({ label, onAnswer }, at) => (
          <button key={label} type="button" className={at === 0 ? 'button' : 'button button-quiet'} onClick={onAnswer}>
            {label}
          </button>
        ))}
      </p>
    </dialog>
  )
}

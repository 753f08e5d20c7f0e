import { useId, type ReactNode } from 'react'

/** A part of a page with a heading, a hint beside it, and what can be chosen. */
export function Panel({
  title,
  hint,
  choices,
  className = '',
  children,
}: {
  readonly title: string
  readonly hint?: ReactNode
  readonly choices?: ReactNode
  readonly className?: string
  readonly children: ReactNode
}) {
  const id = useId()
  return (
    <section className={`panel ${className}`} aria-labelledby={id}>
      <header className="panel-head">
        <h2 id={id}>{title}</h2>
        {hint !== undefined && <p className="hint">{hint}</p>}
        {choices !== undefined && <div className="choices">{choices}</div>}
      </header>
      {children}
    </section>
  )
}

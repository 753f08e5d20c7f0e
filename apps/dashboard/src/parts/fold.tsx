import { useEffect, useState, type ReactNode } from 'react'

const narrow = '(max-width: 760px)'

/** What a telephone need not show in the first ten seconds: closed there, open elsewhere and on paper. */
export function Fold({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const [isNarrow, setNarrow] = useState(() => matchMedia(narrow).matches)
  const [isPaper, setPaper] = useState(false)
  useEffect(() => {
    const media = matchMedia(narrow)
    const changed = (): void => setNarrow(media.matches)
    const [before, after] = [() => setPaper(true), () => setPaper(false)]
    media.addEventListener('change', changed)
    addEventListener('beforeprint', before)
    addEventListener('afterprint', after)
    return () => {
      media.removeEventListener('change', changed)
      removeEventListener('beforeprint', before)
      removeEventListener('afterprint', after)
    }
  }, [])
  if (!isNarrow || isPaper) return children
  return (
    <details className="fold">
      <summary>{title}</summary>
      {children}
    </details>
  )
}

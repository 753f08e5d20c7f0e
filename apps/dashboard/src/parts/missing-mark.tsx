import { useLanguage } from '../base/language.js'
import { missingReturns } from '../board/missing-returns.js'

/** Marks a figure that lacks expected returns: more may come, and the figure is not complete. */
export function MissingMark({ of }: { readonly of: Parameters<typeof missingReturns>[0] }) {
  const { t } = useLanguage()
  const missing = missingReturns(of)
  if (missing === 0) return null
  return (
    <abbr className="missing-mark" title={t('figure.due', { missing })}>
      <span aria-hidden="true">†</span>
      <span className="spoken"> {t('figure.due', { missing })}</span>
    </abbr>
  )
}

/** What the mark means, below a table that has it. */
export function MissingNote({ of }: { readonly of: readonly (Parameters<typeof missingReturns>[0] | undefined)[] }) {
  const { t } = useLanguage()
  return of.some((each) => each !== undefined && missingReturns(each) > 0) ? (
    <p className="hint note">† {t('figure.dueMark')}</p>
  ) : null
}

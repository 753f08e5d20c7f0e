import { useLanguage } from '../base/language.js'

/** Marks a figure of which a dispute is not settled. */
export function DisputedMark({ count }: { readonly count: number }) {
  const { t } = useLanguage()
  if (count === 0) return null
  return (
    <abbr className="disputed" title={t('figure.disputes', { count })}>
      <span aria-hidden="true">{t('office.disputes.mark')}</span>
      <span className="spoken">{t('office.disputes.onFigure')}</span>
    </abbr>
  )
}

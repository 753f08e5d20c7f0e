import { useLanguage } from '../base/language.js'

/** A grey shape with the size of what comes, so that nothing moves when it comes. */
export function Skeleton({ lines, height = 44 }: { readonly lines: number; readonly height?: number }) {
  const { t } = useLanguage()
  return (
    <div className="skeleton" role="status">
      <span className="spoken">{t('loading')}</span>
      {Array.from({ length: lines }, (_, at) => (
        <div key={at} className="skeleton-line" style={{ height: height - 8 }} />
      ))}
    </div>
  )
}

import { useLanguage } from '../base/language.js'
import { shownNumber } from '../base/shown.js'

/** How far something is, if that is known, and whether the network is away. */
export function Progress({
  label,
  share,
  isAway,
}: {
  readonly label: string
  readonly share: number | undefined
  readonly isAway: boolean
}) {
  const { t } = useLanguage()
  const percent = share === undefined ? undefined : Math.round(Math.min(1, share) * 100)
  return (
    <div className="progress" role="status">
      <span>{isAway ? t('files.away') : label}</span>
      <progress max={100} {...(percent === undefined ? {} : { value: percent })} aria-label={label} />
      <span className="number">{percent === undefined ? '' : `${shownNumber(percent, 0)}%`}</span>
    </div>
  )
}

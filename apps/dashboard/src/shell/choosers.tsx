import { useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useLanguage } from '../base/language.js'
import { deploymentQuery } from '../data/definitions.js'
import { useView, type View } from '../data/view.js'

/** The months that can be chosen: of released figures those that are released, and the one that was asked for. */
function monthsOf({ plan, month, published }: View): { readonly months: readonly string[]; readonly hasYear: boolean } {
  const all = Array.from({ length: 12 }, (_, at) => `${plan.year}-${String(at + 1).padStart(2, '0')}`)
  if (published === undefined) return { months: all, hasYear: true }
  const released = new Set(published.months.map((each) => each.month))
  return {
    months: all.filter((each) => each === month || (released.has(each) && !each.endsWith('-12'))),
    hasYear: month === undefined || [...released].some((each) => each.endsWith('-12')),
  }
}

/** Which plan, up to which month, for whom. A choice is a new address. */
export function Choosers() {
  const { t, say } = useLanguage()
  const view = useView()
  const navigate = useNavigate()
  const { data: deployment } = useSuspenseQuery(deploymentQuery)
  const choose = (chosen: Readonly<Record<string, unknown>>): void =>
    void navigate({ to: '.', search: (was: object) => ({ ...was, ...chosen }), replace: false })
  // What the address says is shown, also if it is refused.
  const audiences = view.audiences.includes(view.audience) ? view.audiences : [view.audience, ...view.audiences]
  const { months, hasYear } = monthsOf(view)
  return (
    <form className="choosers" aria-label={t('view.choose')} onSubmit={(event) => event.preventDefault()}>
      <label>
        {t('view.plan')}
        <select
          value={view.plan.id}
          onChange={({ target }) => choose({ plan: target.value, month: undefined, release: undefined })}
        >
          {deployment.plans.map((plan) => (
            <option key={plan.id} value={plan.id}>
              {say(plan.title)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('view.month')}
        <select
          value={view.month ?? ''}
          onChange={({ target }) =>
            choose({ month: target.value === '' ? undefined : target.value, release: undefined })
          }
        >
          {hasYear && (
            <option value="">{t(view.published === undefined ? 'view.wholeYear' : 'view.wholeYearReleased')}</option>
          )}
          {months.map((month) => (
            <option key={month} value={month}>
              {t('view.monthOf', { month: Number(month.slice(5)) })}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('view.audience')}
        <select
          value={view.audience}
          disabled={audiences.length === 1}
          onChange={({ target }) => choose({ audience: target.value, release: undefined })}
        >
          {audiences.map((each) => (
            <option key={each} value={each}>
              {t(`view.${each}`)}
            </option>
          ))}
        </select>
      </label>
    </form>
  )
}

import { useLanguage } from '../base/language.js'
import { shownMonths } from '../base/shown.js'
import { byOffice } from '../board/returned-months.js'
import { useDatasetNames, useDistrictNames } from '../data/names.js'
import type { OriginReturn } from '../data/origins.js'

/** Which returns the figure expects, and which of them are there. */
export function OriginReturns({ returns }: { readonly returns: readonly OriginReturn[] }) {
  const { t, say } = useLanguage()
  const district = useDistrictNames()
  const dataset = useDatasetNames()
  if (returns.length === 0) return <p className="empty">{t('origins.noReturns')}</p>
  const months = (own: readonly OriginReturn[]): string => {
    const withdrawn = own.filter(({ state }) => state === 'withdrawn').map(({ month }) => month)
    const plain = own.filter(({ state }) => state !== 'withdrawn').map(({ month }) => month)
    return [
      ...(plain.length === 0 ? [] : [shownMonths(plain)]),
      ...(withdrawn.length === 0 ? [] : [t('origins.wasWithdrawn', { month: shownMonths(withdrawn) })]),
    ].join(' ')
  }
  return (
    <div className="scroll" role="group" tabIndex={0} aria-label={t('origins.returns')}>
      <table className="plain origin-returns">
        <thead>
          <tr>
            <th scope="col">{t('files.office')}</th>
            <th scope="col">{t('files.dataset')}</th>
            <th scope="col" className="number">
              {t('origins.received')}
            </th>
            <th scope="col">{t('origins.missing')}</th>
            <th scope="col">{t('origins.late')}</th>
          </tr>
        </thead>
        <tbody>
          {byOffice(returns).map((own) => (
            <tr key={`${own.dataset} ${own.district}`}>
              <th scope="row">{district(own.district)}</th>
              <td>{say(dataset(own.dataset))}</td>
              <td className="number">
                {own.landed.length}/{own.expected}
              </td>
              <td className={own.missing.length > 0 ? 'return-overdue' : 'quiet'}>
                {own.missing.length === 0 ? t('origins.none') : `† ${months(own.missing)}`}
              </td>
              <td className={own.late.length > 0 ? 'return-late' : 'quiet'}>
                {own.late.length === 0 ? t('origins.none') : months(own.late)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

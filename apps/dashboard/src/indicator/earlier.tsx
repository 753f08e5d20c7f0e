import { useLanguage } from '../base/language.js'
import { shownChange, shownNumber, shownPeriod } from '../base/shown.js'
import { isHidden } from '../board/cell-state.js'
import { figuresFile, type Comparisons } from '../data/reading.js'
import { useView } from '../data/view.js'
import { ExcelButton } from '../parts/excel-button.js'
import { Panel } from '../parts/panel.js'
import { Read } from '../parts/read.js'
import type { Of } from './of.js'
import { useComparisons } from './use-comparisons.js'

type Change = Comparisons['figures'][number]['lastYear']

/** The figure beside that of last year and that of the period before: how much, how many percent, or why nobody knows. */
export function Earlier(of: Of) {
  const { t, say } = useLanguage()
  const { facts, variant, district } = of
  const view = useView()
  const { comparisons } = useComparisons(of)
  const whole = comparisons.data?.figures.find(({ current }) => current.part === null)
  const periods = [whole?.current.period, whole?.lastYear.period, whole?.previous.period].filter((each) => each != null)
  return (
    <Panel
      title={t('compare.title')}
      hint={say(facts.unit)}
      choices={
        whole !== undefined && (
          <ExcelButton
            table="compare"
            file={() =>
              figuresFile({
                ...view.asked,
                indicator: [facts.id],
                district: [district.code],
                variant,
                period: periods,
              })
            }
          />
        )
      }
    >
      <Read query={comparisons} lines={3} height={40}>
        {() =>
          whole === undefined ? (
            <p className="empty">{t('indicator.notHere')}</p>
          ) : isHidden(whole.current) ? (
            <p className="empty">{t('state.hidden')}</p>
          ) : (
            <div className="scroll" role="group" aria-label={t('compare.title')} tabIndex={0}>
              <table className="plain earlier">
                <thead>
                  <tr>
                    <th scope="col">{t('compare.base')}</th>
                    <th scope="col" className="number">
                      {t('compare.baseValue')}
                    </th>
                    <th scope="col" className="number">
                      {t('compare.difference')}
                    </th>
                    <th scope="col" className="number">
                      {t('compare.change')}
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {(['lastYear', 'previous'] as const).map((which) => (
                    <ChangeRow
                      key={which}
                      name={t(`compare.${which}`)}
                      change={whole[which]}
                      current={whole.current.value}
                      decimals={facts.decimals}
                    />
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Read>
      <p className="hint note">{t('compare.hint')}</p>
    </Panel>
  )
}

function ChangeRow({
  name,
  change,
  current,
  decimals,
}: {
  readonly name: string
  readonly change: Change
  readonly current: number | null
  readonly decimals: number
}) {
  const { t, say } = useLanguage()
  const { period, value, difference, received, expected, why } = change
  return (
    <tr>
      <th scope="row">
        {name}
        {period !== null && <span className="hint"> {shownPeriod(period)}</span>}
      </th>
      <td className="number">{value === null ? '—' : shownNumber(value, decimals)}</td>
      <td className="number">
        {difference === null || value === null || current === null ? '—' : shownChange(value, current, decimals)}
      </td>
      <td className={why === null ? 'number' : 'number quiet wraps'}>
        {why === null ? say(change.shown) : t('compare.unknown', { why: say(why) })}
        {value !== null && received < expected && (
          <span className="hint"> {t('compare.incomplete', { received, expected })}</span>
        )}
      </td>
    </tr>
  )
}

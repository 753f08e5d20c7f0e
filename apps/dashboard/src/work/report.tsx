import { Link } from '@tanstack/react-router'
import { useLanguage } from '../base/language.js'
import { shownMonth, shownNames, shownNumber, withColon } from '../base/shown.js'
import { useDatasetNames, useDistrictNames } from '../data/names.js'
import type { FileReport, Refusal } from '../data/files.js'
import { Facts } from './facts.js'
import { MovesTable } from './moves-table.js'
import { Refusals } from './refusals.js'
import { warningsOf } from './warnings.js'

const mostKeys = 20

/** What a file would do, or has done, as one dataset. */
export function Report({
  report,
  refusals,
  isTrial,
}: {
  readonly report: FileReport
  readonly refusals: readonly Refusal[]
  readonly isTrial: boolean
}) {
  const { t, say } = useLanguage()
  const datasetName = useDatasetNames()
  const nameOf = useDistrictNames()
  const { period, read, accepted, added, changed, refused, skipped, absent, landedBefore } = report
  const stated = [...(report.returns ?? []), ...(report.withheld ?? [])]
  const offices = [...new Set(stated.map(({ district }) => nameOf(district)))]
  const count = (value: number): string => shownNumber(value, 0)
  if (landedBefore)
    return <p className="hint">{withColon(say(datasetName(report.dataset)), t('files.landedBefore'))}</p>
  return (
    <section className="report">
      <h4>{say(datasetName(report.dataset))}</h4>
      <Facts
        facts={[
          [t('files.district'), offices.length === 0 ? t('files.notStated') : shownNames(offices)],
          [
            t('files.period'),
            period == null
              ? t('files.notStated')
              : period.from === period.asOf
                ? shownMonth(period.asOf)
                : `${shownMonth(period.from)}—${shownMonth(period.asOf)}`,
          ],
          [t('files.register'), t(report.register === 'full' ? 'files.full' : 'files.part')],
          [t('files.read'), count(read)],
          [t(isTrial ? 'files.wouldLand' : 'files.hasLanded'), <strong key="accepted">{count(accepted)}</strong>],
          [t('files.added'), count(added)],
          [t('files.changed'), count(changed - added)],
          [t('files.unchanged'), count(accepted - changed)],
          [
            t('files.refused'),
            refused === 0 ? (
              '0'
            ) : (
              <strong key="refused" className="is-bad">
                {count(refused)}
              </strong>
            ),
          ],
          [t('files.skipped'), count(skipped)],
        ]}
      />
      <ul className="warnings">
        {warningsOf(t, report, nameOf).map(({ key, weight, words }) => (
          <li key={key} className={`warning warning-${weight}`}>
            <span className="warning-sign">{t(`files.weight.${weight}`)}</span> {words}
          </li>
        ))}
      </ul>
      {absent.keys.length > 0 && (
        <details>
          <summary>{t('files.absentKeys', { count: absent.count })}</summary>
          <ul className="keys">
            {absent.keys.slice(0, mostKeys).map((key) => {
              const words = Object.values(key).map(String).join(' · ')
              return <li key={words}>{words}</li>
            })}
          </ul>
          {absent.count > mostKeys && <p className="hint">{t('district.more', { count: absent.count - mostKeys })}</p>}
        </details>
      )}
      {refused > 0 && <Refusals reasons={report.reasons} refusals={refusals} />}
      {refused > 0 && !isTrial && (
        <p>
          <Link to="/files/refused" search={{ dataset: report.dataset }}>
            {t('files.mendThem')}
          </Link>
        </p>
      )}
      {report.moves !== undefined && <MovesTable moves={report.moves} />}
    </section>
  )
}

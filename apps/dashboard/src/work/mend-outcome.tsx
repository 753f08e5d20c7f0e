import { useLanguage } from '../base/language.js'
import { shownMoment, shownNames } from '../base/shown.js'
import type { GoneRow, MendResult } from '../data/files.js'
import { useWho } from '../parts/use-who.js'
import { MovesTable } from './moves-table.js'
import { Refusals } from './refusals.js'
import type { MendWay } from './mends.js'

/** What mending would do, or has done: what lands, what is still wrong, what others have mended meanwhile. */
export function MendOutcome({
  trial,
  result,
  way,
}: {
  readonly trial: MendResult | undefined
  readonly result: MendResult | undefined
  readonly way: MendWay
}) {
  const { t } = useLanguage()
  const shown = result ?? trial
  if (shown === undefined) return null
  const { report, refusals } = shown
  const { accepted, refused, gone = [], noRecords = [], absent, moves } = report
  return (
    <section className="outcome" role="status">
      <h3>{t(result === undefined ? 'files.trialOfMends' : 'files.mendsLanded')}</h3>
      <p>
        {t(result === undefined ? 'files.mendsWould' : 'files.mendsDid', { accepted, refused })}
        {report.landedBefore && ` ${t('files.landedBefore')}`}
      </p>
      {gone.length > 0 && <GoneRows gone={gone} />}
      {noRecords.length > 0 && (
        <p className="warning warning-look">
          {t('files.noRecords', { lines: shownNames(noRecords.map(({ line }) => String(line))) })}
        </p>
      )}
      {absent !== undefined && absent.count > 0 && (
        <p className="warning warning-look">{t('files.warn.absent', { count: absent.count })}</p>
      )}
      {absent?.tooMany === true && (
        <p className="warning warning-stop">{t('files.warn.tooMany', { count: absent.count })}</p>
      )}
      {way === 'workbook' && refusals.length > 0 && (
        <Refusals reasons={report['reasons'] as Readonly<Record<string, number>>} refusals={refusals} />
      )}
      {moves !== undefined && <MovesTable moves={moves} />}
    </section>
  )
}

/** Rows that somebody else has mended meanwhile: nothing of them lands, and what was typed stays. */
function GoneRows({ gone }: { readonly gone: readonly GoneRow[] }) {
  const { t } = useLanguage()
  return (
    <div className="warning warning-look" role="alert">
      <p>{t('files.gone', { count: gone.length })}</p>
      <ul>
        {gone.slice(0, 20).map((each) => (
          <li key={`${each.sheet ?? ''} ${each.line}`}>
            <GoneWords gone={each} />
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Who has mended a row, in which role, and when. */
export function GoneWords({ gone: { sheet, line, by, roles, at } }: { readonly gone: GoneRow }) {
  const { t } = useLanguage()
  const who = useWho()
  const place = `${sheet === null ? '' : `${sheet} `}${t('files.line', { line })}`
  if (by === null || at === null) return <>{t('files.goneUnknown', { place })}</>
  const role = shownNames(roles.map((each) => t(`role.${each}` as 'role.reader', { defaultValue: each })))
  return <>{t('files.goneBy', { place, by: who(by), role, time: shownMoment(at) })}</>
}

import { Link } from '@tanstack/react-router'
import { useLanguage } from '../base/language.js'
import { shownMoment, shownMonth, shownNumber } from '../base/shown.js'
import { useDatasetNames } from '../data/names.js'
import type { WaitingFile } from '../data/files.js'
import { reasonName } from './reason-name.js'

const most = 10

/** The files that have rows which wait, the latest first, and the way to mend each. */
export function WaitingFiles({ files, chosen }: { readonly files: readonly WaitingFile[]; readonly chosen?: string }) {
  const { t, say } = useLanguage()
  const datasetName = useDatasetNames()
  return (
    <>
      <div className="scroll" role="group" tabIndex={0} aria-label={t('files.waitingFiles')}>
        <table className="plain waiting-files">
          <thead>
            <tr>
              <th scope="col">{t('files.file')}</th>
              <th scope="col">{t('files.dataset')}</th>
              <th scope="col">{t('files.period')}</th>
              <th scope="col" className="number">
                {t('files.refused')}
              </th>
              <th scope="col">{t('files.reasons')}</th>
              <th scope="col">{t('files.who')}</th>
              <th scope="col">{t('files.when')}</th>
              <th scope="col">
                <span className="spoken">{t('files.mend')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {files.slice(0, most).map((each) => (
              <tr key={each.source} className={String(each.source) === chosen ? 'is-chosen' : ''}>
                <th scope="row">{each.file}</th>
                <td>{say(datasetName(each.dataset))}</td>
                <td>{each.asOf == null ? '' : shownMonth(each.asOf)}</td>
                <td className="number">
                  <strong>{shownNumber(each.rows, 0)}</strong>
                </td>
                <td>
                  {Object.entries(each.reasons ?? {})
                    .toSorted(([, one], [, other]) => other - one)
                    .slice(0, 3)
                    .map(([code, count]) => `${reasonName(t, code)} ${shownNumber(count, 0)}`)
                    .join('、')}
                </td>
                <td>{each.by ?? ''}</td>
                <td>{each.landedAt === undefined ? '' : shownMoment(each.landedAt)}</td>
                <td>
                  <Link to="/files/refused" search={{ source: String(each.source) }}>
                    {t('files.mend')}
                    <span className="spoken">{each.file}</span>
                  </Link>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {files.length > most && <p className="hint note">{t('files.moreFiles', { count: files.length - most })}</p>}
    </>
  )
}

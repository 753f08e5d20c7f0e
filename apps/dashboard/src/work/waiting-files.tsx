import { Link } from '@tanstack/react-router'
import { useLanguage } from '../base/language.js'
import { shownMoment, shownMonth, shownNames, shownNumber } from '../base/shown.js'
import { useDatasetNames } from '../data/names.js'
import type { WaitingFile } from '../data/files.js'
import { LongTable } from '../parts/long-table.js'
import { reasonName } from './reason-name.js'

/** The files that have rows which wait, the latest first, and the way to mend each. */
export function WaitingFiles({ files, chosen }: { readonly files: readonly WaitingFile[]; readonly chosen?: string }) {
  const { t, say } = useLanguage()
  const datasetName = useDatasetNames()
  const reasonsOf = ({ reasons = {} }: WaitingFile): string =>
    shownNames(
      Object.entries(reasons)
        .toSorted(([, one], [, other]) => other - one)
        .slice(0, 3)
        .map(([code, count]) => `${reasonName(t, code)} ${shownNumber(count, 0)}`),
    )
  return (
    <LongTable
      label={t('files.waitingFiles')}
      className="waiting-files"
      columns={[
        { head: t('files.file'), width: 240 },
        { head: t('files.dataset'), width: 140 },
        { head: t('files.period'), width: 100 },
        { head: t('files.refused'), width: 90, isNumber: true },
        { head: t('files.reasons'), width: 220 },
        { head: t('files.who'), width: 100 },
        { head: t('files.when'), width: 140 },
        { head: t('files.mend'), width: 70, isSpoken: true },
      ]}
      rows={files}
      keyOf={({ source }) => source}
      textOf={(each) =>
        [
          each.file,
          say(datasetName(each.dataset)),
          each.asOf == null ? '' : shownMonth(each.asOf),
          reasonsOf(each),
          each.by ?? '',
        ].join(' ')
      }
      row={(each, which) => (
        <tr {...which} className={String(each.source) === chosen ? 'is-chosen' : ''}>
          <th scope="row">{each.file}</th>
          <td>{say(datasetName(each.dataset))}</td>
          <td>{each.asOf == null ? '' : shownMonth(each.asOf)}</td>
          <td className="number">
            <strong>{shownNumber(each.rows, 0)}</strong>
          </td>
          <td>{reasonsOf(each)}</td>
          <td>{each.by ?? ''}</td>
          <td>{each.landedAt === undefined ? '' : shownMoment(each.landedAt)}</td>
          <td>
            <Link to="/files/refused" search={{ source: String(each.source) }}>
              {t('files.mend')}
              <span className="spoken">{each.file}</span>
            </Link>
          </td>
        </tr>
      )}
    />
  )
}

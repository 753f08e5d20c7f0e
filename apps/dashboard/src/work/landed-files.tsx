import { useState } from 'react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useLanguage } from '../base/language.js'
import { shownMoment, shownMonth, shownNames, shownNumber } from '../base/shown.js'
import { deploymentQuery } from '../data/definitions.js'
import { useDatasetNames, useDistrictNames } from '../data/names.js'
import { landedQuery, type LandedFile } from '../data/files.js'
import { actionsOf } from '../data/session.js'
import { useView } from '../data/view.js'
import { LongTable } from '../parts/long-table.js'
import { Panel } from '../parts/panel.js'
import { Read } from '../parts/read.js'
import { moreOf, type More } from '../parts/use-more-rows.js'
import { Restore, Withdraw } from './withdraw.js'

/** The files that have landed, the latest first: who sent them, and what became of them. */
export function LandedFiles() {
  const { t, say } = useLanguage()
  const { dataset, source } = useSearch({ from: '/files' })
  const navigate = useNavigate()
  const { data: deployment } = useQuery(deploymentQuery)
  const files = useInfiniteQuery(landedQuery(dataset, source))
  return (
    <Panel
      title={t('files.landedFiles')}
      choices={
        <label className="inline-field">
          {t('files.dataset')}
          <select
            value={dataset ?? ''}
            onChange={({ target }) =>
              void navigate({
                to: '/files',
                search: target.value === '' ? {} : { dataset: target.value },
              })
            }
          >
            <option value="">{t('files.anyDataset')}</option>
            {deployment?.datasets.map(({ name, title }) => (
              <option key={name} value={name}>
                {say(title)}
              </option>
            ))}
          </select>
        </label>
      }
    >
      <Read query={files} lines={8} height={44}>
        {({ pages }) => {
          const found = pages.flatMap(({ sources }) => sources)
          const all = pages[0]!.all ?? found.length
          return all === 0 ? (
            <p className="empty">{t('files.noneLanded')}</p>
          ) : (
            <>
              <Table key={`${dataset ?? ''} ${source ?? ''}`} files={found} more={moreOf(files, all)} />
              {source !== undefined && (
                <p className="hint note">
                  <Link to="/files" search={dataset === undefined ? {} : { dataset }} resetScroll={false}>
                    {t('files.allFiles')}
                  </Link>
                </p>
              )}
            </>
          )
        }}
      </Read>
    </Panel>
  )
}

function Table({ files, more }: { readonly files: readonly LandedFile[]; readonly more: More }) {
  const { t, say } = useLanguage()
  const { session } = useView()
  const datasetName = useDatasetNames()
  const officesOf = useOffices()
  const mayWithdraw = actionsOf(session).has('correct')
  return (
    <LongTable
      label={t('files.landedFiles')}
      className="landed"
      columns={[
        { head: t('files.file'), width: 260 },
        { head: t('files.dataset'), width: 150 },
        { head: t('files.office'), width: 130 },
        { head: t('files.period'), width: 100 },
        { head: t('files.hasLanded'), width: 80, isNumber: true },
        { head: t('files.refused'), width: 80, isNumber: true },
        { head: t('files.who'), width: 110 },
        { head: t('files.when'), width: 140 },
        { head: t('files.stateOf'), width: 110 },
      ]}
      rows={files}
      more={more}
      keyOf={({ id }) => id}
      textOf={(file) =>
        [
          file.name,
          say(datasetName(file.dataset)),
          ...officesOf(file),
          file.asOf === null ? '' : shownMonth(file.asOf),
          file.by ?? '',
          file.withdrawn ? t('files.withdrawn') : '',
        ].join(' ')
      }
      row={(file, which) => <Row file={file} offices={officesOf(file)} mayWithdraw={mayWithdraw} which={which} />}
    />
  )
}

/** The names of the offices that a file is of. */
function useOffices() {
  const districtName = useDistrictNames()
  return ({ offices }: Pick<LandedFile, 'offices'>): readonly string[] => offices.map(districtName)
}

function Row({
  file,
  offices,
  mayWithdraw,
  which,
}: {
  readonly file: LandedFile
  readonly offices: readonly string[]
  readonly mayWithdraw: boolean
  readonly which: object
}) {
  const { t, say } = useLanguage()
  const datasetName = useDatasetNames()
  const [isTaking, setTaking] = useState(false)
  return (
    <>
      <tr {...which} className={file.withdrawn ? 'is-withdrawn' : ''}>
        <th scope="row">
          {file.name}
          {file.mends !== null && <span className="hint"> {t('files.mends', { source: file.mends })}</span>}
        </th>
        <td>{say(datasetName(file.dataset))}</td>
        <td>
          {offices.length > 3
            ? t('files.offices', { first: offices[0] ?? '', count: offices.length })
            : shownNames(offices)}
        </td>
        <td>{file.asOf === null ? '' : shownMonth(file.asOf)}</td>
        <td className="number">{shownNumber(file.accepted, 0)}</td>
        <td className="number">
          {file.refused === 0 || file.withdrawn || file.mends !== null ? (
            shownNumber(file.refused, 0)
          ) : (
            <Link to="/files/refused" search={{ source: String(file.id) }}>
              {shownNumber(file.refused, 0)}
              <span className="spoken">{t('files.refusedOf', { file: file.name })}</span>
            </Link>
          )}
        </td>
        <td>{file.by ?? ''}</td>
        <td>
          <time dateTime={file.landedAt}>{shownMoment(file.landedAt)}</time>
        </td>
        <td>
          {file.withdrawn ? (
            <>
              <span className="return-withdrawn">✕ {t('files.withdrawn')}</span>{' '}
              {mayWithdraw && file.mends === null && (
                <button type="button" className="link" aria-expanded={isTaking} onClick={() => setTaking(!isTaking)}>
                  {t('files.restore')}
                  <span className="spoken">{file.name}</span>
                </button>
              )}
            </>
          ) : mayWithdraw && file.mends === null ? (
            <button type="button" className="link" aria-expanded={isTaking} onClick={() => setTaking(!isTaking)}>
              {t('files.withdraw')}
              <span className="spoken">{file.name}</span>
            </button>
          ) : (
            <span>{t('files.counts')}</span>
          )}
        </td>
      </tr>
      {isTaking && (
        <tr>
          <td colSpan={9}>
            {file.withdrawn ? (
              <Restore file={file} onEnd={() => setTaking(false)} />
            ) : (
              <Withdraw file={file} onEnd={() => setTaking(false)} />
            )}
          </td>
        </tr>
      )}
    </>
  )
}

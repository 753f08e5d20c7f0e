import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useLanguage } from '../base/language.js'
import { shownMoment, shownMonth, shownNumber } from '../base/shown.js'
import { deploymentQuery } from '../data/definitions.js'
import { useDatasetNames, useDistrictNames } from '../data/names.js'
import { landedQuery, type LandedFile } from '../data/files.js'
import { actionsOf } from '../data/session.js'
import { useView } from '../data/view.js'
import { Panel } from '../parts/panel.js'
import { Read } from '../parts/read.js'
import { Withdraw } from './withdraw.js'

/** How many files are shown at once. */
const page = 50

/** The files that have landed, the latest first: who sent them, and what became of them. */
export function LandedFiles() {
  const { t, say } = useLanguage()
  const { dataset, source } = useSearch({ from: '/files' })
  const navigate = useNavigate()
  const { data: deployment } = useQuery(deploymentQuery)
  const files = useQuery(landedQuery(dataset))
  const [shown, setShown] = useState(page)
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
        {(all) => {
          const data = source === undefined ? all : all.filter(({ id }) => String(id) === source)
          return data.length === 0 ? (
            <p className="empty">{t('files.noneLanded')}</p>
          ) : (
            <>
              <Table files={data.slice(0, shown)} />
              <p className="hint note">
                {t('files.shownOf', { shown: Math.min(shown, data.length), all: data.length })}{' '}
                {data.length > shown && (
                  <button type="button" className="link" onClick={() => setShown(shown + 200)}>
                    {t('files.more')}
                  </button>
                )}
                {source !== undefined && (
                  <Link to="/files" search={dataset === undefined ? {} : { dataset }} resetScroll={false}>
                    {t('files.allFiles')}
                  </Link>
                )}
              </p>
            </>
          )
        }}
      </Read>
    </Panel>
  )
}

function Table({ files }: { readonly files: readonly LandedFile[] }) {
  const { t } = useLanguage()
  const { session } = useView()
  const mayWithdraw = actionsOf(session).has('correct')
  return (
    <div className="scroll" role="group" tabIndex={0} aria-label={t('files.landedFiles')}>
      <table className="plain landed">
        <thead>
          <tr>
            <th scope="col">{t('files.file')}</th>
            <th scope="col">{t('files.dataset')}</th>
            <th scope="col">{t('files.office')}</th>
            <th scope="col">{t('files.period')}</th>
            <th scope="col" className="number">
              {t('files.hasLanded')}
            </th>
            <th scope="col" className="number">
              {t('files.refused')}
            </th>
            <th scope="col">{t('files.who')}</th>
            <th scope="col">{t('files.when')}</th>
            <th scope="col">{t('files.stateOf')}</th>
          </tr>
        </thead>
        <tbody>
          {files.map((file) => (
            <Row key={file.id} file={file} mayWithdraw={mayWithdraw} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Row({ file, mayWithdraw }: { readonly file: LandedFile; readonly mayWithdraw: boolean }) {
  const { t, say } = useLanguage()
  const datasetName = useDatasetNames()
  const districtName = useDistrictNames()
  const [isTaking, setTaking] = useState(false)
  const offices = file.offices.map(districtName)
  return (
    <>
      <tr className={file.withdrawn ? 'is-withdrawn' : ''}>
        <th scope="row">
          {file.name}
          {file.mends !== null && <span className="hint"> {t('files.mends', { source: file.mends })}</span>}
        </th>
        <td>{say(datasetName(file.dataset))}</td>
        <td>
          {offices.length > 3
            ? t('files.offices', { first: offices[0] ?? '', count: offices.length })
            : offices.join('、')}
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
            <span className="return-withdrawn">✕ {t('files.withdrawn')}</span>
          ) : mayWithdraw ? (
            <button type="button" className="link" aria-expanded={isTaking} onClick={() => setTaking(!isTaking)}>
              {t('files.withdraw')}
              <span className="spoken">{file.name}</span>
            </button>
          ) : (
            <span>{t('files.counts')}</span>
          )}
        </td>
      </tr>
      {isTaking && !file.withdrawn && (
        <tr>
          <td colSpan={9}>
            <Withdraw file={file} onEnd={() => setTaking(false)} />
          </td>
        </tr>
      )}
    </>
  )
}

import { useState } from 'react'
import { Link } from '@tanstack/react-router'
import { useLanguage } from '../base/language.js'
import { shownMoment, shownMonth, shownNames, shownNumber } from '../base/shown.js'
import { useDatasetNames, useDistrictNames } from '../data/names.js'
import type { OriginFile, Origins } from '../data/origins.js'
import { ChainLink } from '../parts/chain-link.js'

const page = 40

/** The files of which rows count, then those that told of the same time and place and of which none does. */
export function OriginFiles({ origins: { files, inputs, others } }: { readonly origins: Origins }) {
  const { t } = useLanguage()
  const [shown, setShown] = useState(page)
  const sorted = files.toSorted((left, right) => sumOf(right) - sumOf(left))
  return (
    <>
      {files.length === 0 ? (
        <p className="empty">{t('origins.noFiles')}</p>
      ) : (
        <div className="scroll" role="group" tabIndex={0} aria-label={t('origins.files')}>
          <table className="plain origin-files">
            <thead>
              <tr>
                <th scope="col">{t('files.file')}</th>
                <th scope="col">{t('files.office')}</th>
                <th scope="col">{t('files.period')}</th>
                <th scope="col">{t('origins.landed')}</th>
                <th scope="col" className="number">
                  {t('origins.rows')}
                </th>
                <th scope="col" className="number">
                  {t('origins.counted')}
                </th>
                <th scope="col">{t('origins.chain')}</th>
              </tr>
            </thead>
            <tbody>
              {sorted.slice(0, shown).map((file) => (
                <FileRow key={file.id} file={file} inputs={inputs} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {files.length > shown && (
        <p className="hint note">
          {t('origins.shownOf', { shown, all: files.length })}{' '}
          <button type="button" className="link" onClick={() => setShown(shown + 200)}>
            {t('origins.more')}
          </button>
        </p>
      )}
      {others.files > 0 && <p className="hint note">{t('origins.otherFiles', { count: others.files })}</p>}
    </>
  )
}

const sumOf = ({ counted }: OriginFile): number => counted.reduce((sum, count) => sum + count, 0)

function FileRow({ file, inputs }: { readonly file: OriginFile; readonly inputs: Origins['inputs'] }) {
  const { t, say } = useLanguage()
  const district = useDistrictNames()
  const dataset = useDatasetNames()
  const { id, name, sha256, from, asOf, offices, landedAt, by, withdrawn, counted } = file
  const own = inputs.flatMap((input, at) =>
    input.dataset === file.dataset ? [{ input, count: counted[at] ?? 0 }] : [],
  )
  return (
    <tr className={withdrawn ? 'is-withdrawn' : ''}>
      <th scope="row">
        <Link to="/files" search={{ dataset: file.dataset, source: String(id) }}>
          {name}
        </Link>
        <div className="hint">
          {say(dataset(file.dataset))}
          {withdrawn && <strong className="return-withdrawn"> ✕ {t('files.withdrawn')}</strong>}
          {file.mends !== null && ` · ${t('files.mends', { source: file.mends })}`}
        </div>
        <details className="hint">
          <summary>{t('origins.digest')}</summary>
          <code className="digest">{sha256}</code>
        </details>
      </th>
      <td>{shownNames(offices.map(district))}</td>
      <td>
        {asOf === null
          ? '—'
          : from === null || from === asOf
            ? shownMonth(asOf)
            : t('origins.fromTo', { from: shownMonth(from), to: shownMonth(asOf) })}
      </td>
      <td>
        <time dateTime={landedAt}>{shownMoment(landedAt)}</time>
        <div className="hint">{by ?? t('origins.nobody')}</div>
      </td>
      <td className="number">{shownNumber(file.accepted, 0)}</td>
      <td className="number">
        {own.length === 1 ? (
          shownNumber(own[0]!.count, 0)
        ) : (
          <ul>
            {own.map(({ input, count }) => (
              <li key={input.says.zh}>
                <span className="hint">{say(input.says)}</span> {shownNumber(count, 0)}
              </li>
            ))}
          </ul>
        )}
      </td>
      <td>
        <ChainLink entry={file.entry} />
      </td>
    </tr>
  )
}

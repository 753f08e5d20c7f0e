import { useState } from 'react'
import { ApiProblem } from '@minzheng/client'
import { useLanguage } from '../base/language.js'
import { wordsOf } from '../data/client.js'
import type { WaitingFile } from '../data/files.js'
import { Panel } from '../parts/panel.js'
import { Waits } from '../parts/waits.js'
import { ChooseFiles } from './choose-files.js'
import { MendOutcome } from './mend-outcome.js'
import { MendRows } from './mend-rows.js'
import {
  cancelMend,
  chooseOriginal,
  chooseWorkbook,
  downloadWorkbook,
  dropMend,
  mayCancel,
  mendOf,
  mends,
  ownEdits,
  sendMends,
} from './mends.js'
import { Progress } from './progress.js'
import { ReadingForm } from './reading-form.js'

/** The refused rows of one file: the file is chosen again, the cells are mended, tried, and landed. */
export function MendPanel({ of }: { readonly of: WaitingFile }) {
  const { t, say } = useLanguage()
  const { source, dataset, file: name, unlisted } = of
  const mend = mendOf(mends.use(), source)
  const { file, rows, workbook, busy, sent, cancelled, isAway, error, reading, trial, result, way } = mend
  const edits = ownEdits(mend)
  const [isAsking, setAsking] = useState(false)
  const isBusy = busy !== undefined
  const again = (): void => {
    if (file !== undefined) void chooseOriginal(source, dataset, file, reading)
  }
  return (
    <Panel title={t('files.mendFile', { file: name })} hint={t('files.mendHint')} className="mend">
      <div className="mend-ways">
        <ChooseFiles
          label={t(file === undefined ? 'files.chooseOriginal' : 'files.chooseOther')}
          hint={file?.name ?? t('files.originalHint', { file: name })}
          isQuiet={file !== undefined}
          disabled={isBusy}
          onFiles={([chosen]) => void chooseOriginal(source, dataset, chosen!, reading)}
        />
        {file !== undefined && (
          <button
            type="button"
            className="button button-quiet"
            disabled={isBusy}
            onClick={() => void downloadWorkbook(source, dataset)}
          >
            {t('files.download')}
          </button>
        )}
        <ChooseFiles
          isQuiet
          label={t('files.sendBack')}
          hint={workbook?.name ?? t('files.sendBackHint')}
          disabled={isBusy}
          onFiles={([chosen]) => void chooseWorkbook(source, dataset, chosen!)}
        />
      </div>
      {busy !== undefined && (
        <div className="under-way">
          <Progress
            label={t(sent < 1 ? `files.sendingMends.${busy}` : `files.mending.${busy}`)}
            share={sent < 1 ? sent : undefined}
            isAway={isAway}
          />
          {mayCancel(mend) && (
            <button type="button" className="button button-quiet button-small" onClick={() => void cancelMend(source)}>
              {t('files.cancel')}
            </button>
          )}
        </div>
      )}
      {cancelled !== undefined && (
        <p className="hint" role="status">
          {t(cancelled === 'land' ? 'files.cancelledLanding' : 'files.cancelled')}
        </p>
      )}
      {error !== undefined && (
        <div className="problem" role="alert">
          <p className="problem-words">
            {error instanceof ApiProblem ? say(wordsOf(error)) : t(`files.broken.${error}`)}
          </p>
          {rows === undefined && file !== undefined && (
            <p className="actions">
              <button type="button" className="button button-quiet" onClick={again}>
                {t('files.tryAgain')}
              </button>
              <button type="button" className="link" onClick={() => setAsking(!isAsking)} aria-expanded={isAsking}>
                {t('files.readOtherwise')}
              </button>
            </p>
          )}
        </div>
      )}
      {isAsking && file !== undefined && (
        <Waits lines={2} height={44}>
          <ReadingForm
            reading={reading}
            dataset={dataset}
            onRead={(given) => void chooseOriginal(source, dataset, file, given)}
          />
        </Waits>
      )}
      {rows !== undefined && (
        <>
          <MendRows source={source} mend={mend} rows={rows} />
          {rows.more > 0 && <p className="hint">{t('files.moreRows', { count: rows.more })}</p>}
        </>
      )}
      {unlisted > 0 && <p className="hint">{t('files.unlisted', { count: unlisted })}</p>}
      <MendOutcome trial={trial} result={result} way={way} />
      {(mend.edits.size > 0 || trial !== undefined || workbook !== undefined) && (
        <div className="confirm">
          {edits.size > 0 && (
            <button
              type="button"
              className={trial === undefined ? 'button' : 'button button-quiet'}
              disabled={isBusy || rows === undefined}
              onClick={() => void sendMends(source, dataset, 'try', 'page')}
            >
              {t('files.tryMends', { count: edits.size })}
            </button>
          )}
          {trial !== undefined && trial.report.accepted > 0 && (
            <button
              type="button"
              className="button"
              disabled={isBusy}
              onClick={() => void sendMends(source, dataset, 'land')}
            >
              {t('files.landMends', { count: trial.report.accepted })}
            </button>
          )}
          <button type="button" className="link" disabled={isBusy} onClick={() => dropMend(source)}>
            {t('files.dropMends')}
          </button>
        </div>
      )}
    </Panel>
  )
}

import { useState } from 'react'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useLanguage } from '../base/language.js'
import { shownNumber } from '../base/shown.js'
import { wordsOf } from '../data/client.js'
import { actionsOf, sessionQuery } from '../data/session.js'
import { CheckedForm } from '../parts/checked-form.js'
import { Progress } from './progress.js'
import { ReadingForm } from './reading-form.js'
import { Reason } from './reason.js'
import { Waits } from '../parts/waits.js'
import { Report } from './report.js'
import { goOn, landFile, removeFile, tryAgain, type Upload, type UploadState } from './uploads.js'
import { mayLand } from './warnings.js'

/** A file: what it would do, what must be said first, and the button that lands it. */
export function UploadCard({ upload }: { readonly upload: Upload }) {
  const { t, say } = useLanguage()
  const { id, file, reading, state, step, trial } = upload
  const [isAsking, setAsking] = useState(false)
  const result = state.is === 'tried' || state.is === 'landed' ? state.result : trial
  const reports = result?.files ?? []
  const isReading = state.is === 'tried' || (state.is === 'refused' && step === 'trial')
  const isUnsaid = state.is === 'tried' && reports.some(({ period, landedBefore }) => period == null && !landedBefore)
  const isRevision = reading.revision !== undefined
  // What has reached the service as a whole lands, whatever this page does.
  const isSent = step === 'landing' && (state.is === 'working' || (state.is === 'sending' && state.share >= 1))
  return (
    <li className={`upload upload-${state.is}`}>
      <header className="upload-head">
        <h3>{file.name}</h3>
        <span className="hint">{t('files.kilobytes', { size: shownNumber(Math.ceil(file.size / 1024), 0) })}</span>
        <StateWord state={state} step={step} reports={reports} isRevision={isRevision} />
        <button type="button" className="link" onClick={() => removeFile(id)}>
          {t(isSent ? 'files.waitNoLonger' : state.is === 'sending' ? 'files.cancelSending' : 'files.remove')}
          <span className="spoken">{file.name}</span>
        </button>
      </header>
      {state.is === 'sending' && (
        <Progress label={t(`files.sending.${step}`)} share={state.share} isAway={state.isAway} />
      )}
      {state.is === 'working' && (
        <Progress label={t(`files.working.${step}`)} share={state.share} isAway={state.isAway} />
      )}
      {isSent && <p className="hint">{t('files.goesOn')}</p>}
      {state.is === 'broken' && (
        <div className="problem" role="alert">
          <p>{t(`files.broken.${state.why}`)}</p>
          <p>
            <button type="button" className="button button-quiet" onClick={() => goOn(id)}>
              {t('files.goOn')}
            </button>
          </p>
        </div>
      )}
      {state.is === 'refused' && (
        <div className="problem" role="alert">
          <p>
            <strong>{t(step === 'trial' ? 'files.refusedWhole' : 'files.notLanded')}</strong>
          </p>
          <p className="problem-words">{say(wordsOf(state.problem))}</p>
          {step === 'landing' && (
            <p>
              <button type="button" className="button button-quiet" onClick={() => tryAgain(id, reading)}>
                {t('files.tryAgain')}
              </button>
            </p>
          )}
        </div>
      )}
      {reports.map((report) => (
        <Waits key={report.dataset} lines={4} height={36}>
          <Report
            report={report}
            refusals={result!.refusals.filter(({ dataset }) => dataset === report.dataset)}
            isTrial={state.is !== 'landed'}
          />
        </Waits>
      ))}
      {isReading && (
        <>
          <p>
            <button
              type="button"
              className="link"
              aria-expanded={isAsking || isUnsaid}
              onClick={() => setAsking(!isAsking)}
            >
              {t('files.readOtherwise')}
            </button>
          </p>
          {(isAsking || isUnsaid) && (
            <Waits lines={2} height={44}>
              <ReadingForm reading={reading} onRead={(given) => tryAgain(id, given)} />
            </Waits>
          )}
        </>
      )}
      {state.is === 'tried' && <Confirm upload={upload} />}
    </li>
  )
}

/** What must be confirmed, and the landing. */
function Confirm({ upload: { id, file, reading, state } }: { readonly upload: Upload }) {
  const { t } = useLanguage()
  const { data } = useSuspenseQuery(sessionQuery)
  const own = actionsOf(data.state === 'in' ? data.session : undefined)
  const [reason, setReason] = useState('')
  if (state.is !== 'tried') return null
  const { files } = state.result
  const isShrinking = files.some(({ absent }) => absent.tooMany === true)
  const isLocked = files.some(({ locked }) => locked.length > 0) && reading.revision === undefined
  return (
    <div className="confirm">
      {isShrinking && (
        <button
          type="button"
          className="button button-quiet"
          onClick={() => tryAgain(id, { ...reading, shrinks: 'true' })}
        >
          {t('files.confirmShrinks')}
        </button>
      )}
      {isLocked &&
        (own.has('revise-month') ? (
          <CheckedForm className="reading" onSend={() => tryAgain(id, { ...reading, revision: reason })}>
            <Reason label={t('files.revisionReason')} value={reason} onValue={setReason} />
            <button type="submit" className="button button-quiet">
              {t('files.tryRevision')}
            </button>
          </CheckedForm>
        ) : (
          <p className="hint">{t('files.askCity')}</p>
        ))}
      {mayLand(files, reading.revision !== undefined) && (
        <button type="button" className="button" onClick={() => landFile(id)}>
          {t(reading.revision === undefined ? 'files.land' : 'files.landRevision')}
          <span className="spoken">{file.name}</span>
        </button>
      )}
    </div>
  )
}

function StateWord({
  state,
  step,
  reports,
  isRevision,
}: {
  readonly state: UploadState
  readonly step: Upload['step']
  readonly reports: Parameters<typeof mayLand>[0]
  readonly isRevision: boolean
}) {
  const { t } = useLanguage()
  const isBefore = state.is === 'tried' && reports.length > 0 && reports.every(({ landedBefore }) => landedBefore)
  const word = isBefore
    ? ('before' as const)
    : state.is === 'tried' && !mayLand(reports, isRevision)
      ? ('blocked' as const)
      : state.is === 'waiting' && step === 'landing'
        ? ('queued' as const)
        : state.is
  return (
    <span className={`upload-state upload-state-${word}`} role="status">
      {t(`files.state.${word}`)}
    </span>
  )
}

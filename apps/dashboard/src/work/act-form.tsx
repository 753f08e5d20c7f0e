import { useState } from 'react'
import { useSuspenseQuery } from '@tanstack/react-query'
import { ApiProblem } from '@minzheng/client'
import { useLanguage } from '../base/language.js'
import { useAct } from '../data/act.js'
import { isProblem, wordsOf } from '../data/client.js'
import { endSession } from '../data/query-client.js'
import { actionsOf, sessionQuery } from '../data/session.js'
import { CheckedForm } from '../parts/checked-form.js'
import { Unsaved } from '../parts/unsaved.js'
import { Reason } from './reason.js'
import { landed } from './uploads.js'

/** Why an act is done, and whether it may change locked months. */
export interface Why {
  readonly reason: string
  readonly revision?: true
}

/** Asks for the reason of an act on a file, and does it. */
export function ActForm({
  label,
  hint,
  reason: reasonLabel,
  now,
  act,
  onEnd,
}: {
  readonly label: string
  readonly hint: string
  readonly reason: string
  /** What the button says. */
  readonly now: string
  readonly act: (why: Why) => Promise<unknown>
  readonly onEnd: () => void
}) {
  const { t, say } = useLanguage()
  const { data } = useSuspenseQuery(sessionQuery)
  const own = actionsOf(data.state === 'in' ? data.session : undefined)
  const [reason, setReason] = useState('')
  const [isRevision, setRevision] = useState(false)
  const done = useAct({
    mutationFn: () => act({ reason, ...(isRevision ? { revision: true } : {}) }),
    onSuccess: async () => {
      await landed()
      onEnd()
    },
    onError: (error) => {
      if (isProblem(error, 'sign-in-needed')) endSession()
    },
  })
  return (
    <CheckedForm className="reading withdraw" aria-label={label} onSend={() => done.mutate()}>
      <Unsaved isTyped={reason !== ''} />
      <p className="hint">{hint}</p>
      <Reason label={reasonLabel} value={reason} onValue={setReason} />
      {own.has('revise-month') && (
        <label className="check">
          <input type="checkbox" checked={isRevision} onChange={({ target }) => setRevision(target.checked)} />
          {t('files.asRevision')}
        </label>
      )}
      <button type="submit" className="button" disabled={done.isPending}>
        {now}
      </button>
      <button type="button" className="button button-quiet" onClick={onEnd}>
        {t('files.cancel')}
      </button>
      {done.error !== null && (
        <p className="problem-words" role="alert">
          {done.error instanceof ApiProblem ? say(wordsOf(done.error)) : t('problem.offline')}{' '}
          {isProblem(done.error, 'precondition-failed') && (
            <button type="button" className="link" onClick={() => void landed()}>
              {t('files.lookAgain')}
            </button>
          )}
        </p>
      )}
    </CheckedForm>
  )
}

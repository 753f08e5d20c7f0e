import { useState } from 'react'
import { useMutation, useSuspenseQuery } from '@tanstack/react-query'
import { ApiProblem } from '@minzheng/client'
import { useLanguage } from '../base/language.js'
import { client, isProblem, wordsOf } from '../data/client.js'
import type { LandedFile } from '../data/files.js'
import { endSession } from '../data/query-client.js'
import { actionsOf, sessionQuery } from '../data/session.js'
import { Unsaved } from '../parts/unsaved.js'
import { Reason } from './reason.js'
import { landed } from './uploads.js'

/** Takes a file back, with a reason; as it was looked at, or not at all. */
export function Withdraw({ file, onEnd }: { readonly file: LandedFile; readonly onEnd: () => void }) {
  const { t, say } = useLanguage()
  const { data } = useSuspenseQuery(sessionQuery)
  const own = actionsOf(data.state === 'in' ? data.session : undefined)
  const [reason, setReason] = useState('')
  const [isRevision, setRevision] = useState(false)
  const take = useMutation({
    mutationFn: () =>
      client.post('/v1/sources/{source}/withdraw', {
        path: { source: String(file.id) },
        body: { reason, ...(isRevision ? { revision: true } : {}) },
        headers: file.stamp === undefined ? {} : { 'if-match': `"${file.stamp}"` },
      }),
    onSuccess: async () => {
      await landed()
      onEnd()
    },
    onError: (error) => {
      if (isProblem(error, 'sign-in-needed')) endSession()
    },
  })
  return (
    <form
      className="reading withdraw"
      aria-label={t('files.withdrawFile', { file: file.name })}
      onSubmit={(event) => {
        event.preventDefault()
        take.mutate()
      }}
    >
      <Unsaved isTyped={reason !== ''} />
      <p className="hint">{t('files.withdrawHint')}</p>
      <Reason label={t('files.withdrawReason')} value={reason} onValue={setReason} />
      {own.has('revise-month') && (
        <label className="check">
          <input type="checkbox" checked={isRevision} onChange={({ target }) => setRevision(target.checked)} />
          {t('files.asRevision')}
        </label>
      )}
      <button type="submit" className="button" disabled={take.isPending}>
        {t('files.withdrawNow')}
      </button>
      <button type="button" className="button button-quiet" onClick={onEnd}>
        {t('files.cancel')}
      </button>
      {take.error !== null && (
        <p className="problem-words" role="alert">
          {take.error instanceof ApiProblem ? say(wordsOf(take.error)) : t('problem.offline')}{' '}
          {isProblem(take.error, 'precondition-failed') && (
            <button type="button" className="link" onClick={() => void landed()}>
              {t('files.lookAgain')}
            </button>
          )}
        </p>
      )}
    </form>
  )
}

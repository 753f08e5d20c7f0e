import { ApiProblem } from '@minzheng/client'
import { useLanguage } from '../base/language.js'
import { isProblem, wordsOf } from '../data/client.js'

/** Why something that was sent is not done, in the words of the service; without its answer nobody knows whether it is. */
export function NotDone({ error }: { readonly error: unknown }) {
  const { t, say } = useLanguage()
  const isAnswered = error instanceof ApiProblem
  return (
    <div className="problem" role="alert">
      <h3>{t(isAnswered ? 'office.notDone' : 'problem.offline')}</h3>
      <p className="problem-words">
        {isAnswered ? error.kind !== undefined && say(wordsOf(error)) : t('office.notKnown')}
      </p>
      {isProblem(error, 'forbidden') && <p>{t('problem.forbiddenHint')}</p>}
    </div>
  )
}

import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useLanguage } from '../base/language.js'
import { inBrackets, shownMoment, shownNames } from '../base/shown.js'
import { dayInCity } from '../base/city-clock.js'
import { useAct } from '../data/act.js'
import { client, isProblem } from '../data/client.js'
import { mayAt } from '../data/may.js'
import { monthsKey, type Month, type MonthState } from '../data/months.js'
import type { Action } from '../data/session.js'
import { useView } from '../data/view.js'
import { CheckedForm } from '../parts/checked-form.js'
import { CheckedInput } from '../parts/checked-input.js'
import { Outcome } from '../parts/outcome.js'
import { ReasonField } from '../parts/reason-field.js'
import { Unsaved } from '../parts/unsaved.js'
import { useWho } from '../parts/use-who.js'

/** What moves a month, from which states, and what it needs. */
const moves = [
  { move: 'submit', from: ['open'], needs: 'submit-month' },
  { move: 'review', from: ['submitted'], needs: 'review-month' },
  { move: 'send-back', from: ['submitted', 'reviewed'], needs: 'review-month', hasReason: true },
  { move: 'lock', from: ['reviewed'], needs: 'lock-month' },
  { move: 'reopen', from: ['locked', 'released'], needs: 'reopen-month', hasReason: true },
] as const satisfies readonly {
  readonly move: string
  readonly from: readonly MonthState[]
  readonly needs: Action
  readonly hasReason?: true
}[]
type Move = (typeof moves)[number]['move']

interface Sending {
  readonly move: Move
  readonly stamp: string
  readonly reason: string
  readonly until: string
}

/** Moves a month: the state that the officer has seen goes with it, so that nobody moves what has moved meanwhile. */
export function MonthActions({ month: of }: { readonly month: Month }) {
  const { t } = useLanguage()
  const { session, city } = useView()
  const queryClient = useQueryClient()
  const [reason, setReason] = useState('')
  const [until, setUntil] = useState(() => dayInCity(Date.now() + 7 * 86_400_000))
  const who = useWho()
  const { month, district, state } = of
  const sent = useAct({
    mutationFn: (sending: Sending) => send(month, district, sending),
    onSuccess: () => setReason(''),
    // Also of what was refused: it may have moved.
    onSettled: () => queryClient.invalidateQueries({ queryKey: monthsKey }),
  })
  const possible = moves.filter(
    ({ from, needs }) => (from as readonly MonthState[]).includes(state) && mayAt(session, needs, { district, city }),
  )
  const toRelease = state === 'locked' && mayAt(session, 'release-month', { district: city, city })
  const isOwnReview = isProblem(sent.error, 'forbidden') && sent.variables?.move === 'review'
  const begin = (move: Move): void => sent.mutate({ move, stamp: of.stamp, reason, until })
  const needsReason = possible.some((each) => 'hasReason' in each)
  return (
    <div className="month-actions">
      {possible.length === 0 && !toRelease && <p className="quiet">{t('office.months.noAct')}</p>}
      <CheckedForm
        onSend={(submitter) => {
          begin((submitter as HTMLButtonElement).value as Move)
        }}
      >
        {needsReason && <Unsaved isTyped={reason !== ''} keys={['month', 'district', 'plan']} />}
        {needsReason && (
          <div className="fields">
            <ReasonField
              value={reason}
              onChange={setReason}
              label={`${t('office.reason')}${inBrackets(
                shownNames(
                  possible.filter((each) => 'hasReason' in each).map((each) => t(`office.months.move.${each.move}`)),
                ),
              )}`}
            />
            {possible.some(({ move }) => move === 'reopen') && (
              <label className="field">
                {t('office.months.reopenUntil')}
                <CheckedInput type="date" required value={until} onChange={({ target }) => setUntil(target.value)} />
              </label>
            )}
          </div>
        )}
        <p className="actions">
          {possible.map((each) => (
            <button
              key={each.move}
              // Enter in the field of the reason does what needs one.
              {...('hasReason' in each
                ? { type: 'submit', value: each.move, className: 'button button-quiet' }
                : { type: 'button', className: 'button', onClick: () => begin(each.move) })}
              disabled={sent.isPending}
            >
              {t(`office.months.move.${each.move}`)}
            </button>
          ))}
          {toRelease && (
            <Link to="/releases" search={(was) => ({ ...was, month })} className="button button-quiet">
              {t('office.months.toRelease')}
            </Link>
          )}
        </p>
      </CheckedForm>
      {state === 'open' && possible.length > 0 && <p className="hint">{t('office.months.submitNote')}</p>}
      {isOwnReview && <p className="stale">{t('office.months.ownReview')}</p>}
      <Outcome
        sent={sent}
        {...(sent.variables === undefined
          ? {}
          : { done: t('office.done', { what: t(`office.months.move.${sent.variables.move}`) }) })}
        moved={t('office.months.movedNow', {
          state: t(`office.months.state.${state}`),
          who: of.last?.by == null ? t('office.months.system') : who(of.last.by),
          time: of.last === null ? '' : shownMoment(of.last.at),
        })}
      />
    </div>
  )
}

async function send(month: string, district: string, { move, stamp, reason, until }: Sending): Promise<void> {
  const asked = { path: { month }, headers: { 'If-Match': `"${stamp}"` } }
  const body = { district }
  if (move === 'submit') await client.post('/v1/months/{month}/submit', { ...asked, body })
  if (move === 'review') await client.post('/v1/months/{month}/review', { ...asked, body })
  if (move === 'lock') await client.post('/v1/months/{month}/lock', { ...asked, body })
  if (move === 'send-back') await client.post('/v1/months/{month}/send-back', { ...asked, body: { ...body, reason } })
  if (move === 'reopen') {
    // Until the end of that day, by the clock of this computer.
    const end = new Date(`${until}T23:59:59`).toISOString()
    await client.post('/v1/months/{month}/reopen', { ...asked, body: { ...body, reason, until: end } })
  }
}

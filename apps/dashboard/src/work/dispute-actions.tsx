import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { useLanguage } from '../base/language.js'
import { inBrackets } from '../base/shown.js'
import { useAct } from '../data/act.js'
import { client } from '../data/client.js'
import { disputesKey, type Dispute } from '../data/disputes.js'
import { mayAt } from '../data/may.js'
import { useView } from '../data/view.js'
import { CheckedForm } from '../parts/checked-form.js'
import { CheckedInput } from '../parts/checked-input.js'
import { Outcome } from '../parts/outcome.js'
import { Question } from '../parts/question.js'
import { ReasonField } from '../parts/reason-field.js'
import { Unsaved } from '../parts/unsaved.js'
import { useWho } from '../parts/use-who.js'

const corrections = ['act', 'source', 'release'] as const
type Correction = (typeof corrections)[number]
type Move = 'answer' | 'uphold' | 'correct' | 'reply' | 'withdraw'

interface Sending {
  readonly move: Move
  readonly words: string
  readonly claimed: string
  readonly kind: Correction
  readonly number: string
  readonly stamp: string
}

/** The moves of a dispute that its state and the account's grants leave; the service decides of each. */
function movesOf(
  { state, openedBy }: Dispute,
  actor: string | undefined,
  isCity: boolean,
  isSide: boolean,
): readonly Move[] {
  if (state !== 'open' && state !== 'answered') return []
  const city: readonly Move[] = state === 'open' ? ['answer', 'uphold', 'correct'] : ['uphold', 'correct']
  return [
    // Who opened it never settles it.
    ...(isCity && actor !== openedBy ? city : []),
    ...(isSide && state === 'answered' ? (['reply'] as const) : []),
    ...(isSide && actor === openedBy ? (['withdraw'] as const) : []),
  ]
}

/** What an officer says next in a dispute. */
export function DisputeActions({ dispute }: { readonly dispute: Dispute }) {
  const { t } = useLanguage()
  const { session, city } = useView()
  const who = useWho()
  const queryClient = useQueryClient()
  const [said, setSaid] = useState({ words: '', claimed: '', kind: 'act' as Correction, number: '' })
  /** What would end the dispute, and is asked about once. */
  const [asked, setAsked] = useState<Sending>()
  const set = (some: Partial<typeof said>): void => setSaid((was) => ({ ...was, ...some }))
  const sent = useAct({
    mutationFn: (sending: Sending) => send(String(dispute.id), sending),
    onSuccess: () => set({ words: '', claimed: '', number: '' }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: disputesKey }),
  })
  const of = { district: dispute.disputedBy, city, domain: dispute.figure.indicator.split('.')[0]! }
  const moves = movesOf(
    dispute,
    session?.actor,
    mayAt(session, 'answer-disputes', of),
    mayAt(session, 'open-disputes', of),
  )
  const outcome = (
    <Outcome
      sent={sent}
      {...(sent.variables === undefined
        ? {}
        : { done: t('office.done', { what: t(`office.disputes.move.${sent.variables.move}`) }) })}
      moved={t('office.movedBy', { who: who(dispute.steps.at(-1)!.by) })}
    />
  )
  if (moves.length === 0)
    return (
      <>
        <p className="quiet">{t('office.disputes.noMove')}</p>
        {outcome}
      </>
    )
  return (
    <CheckedForm
      className="dispute-form"
      onSend={(submitter) => {
        const move = (submitter as HTMLButtonElement).value as Move
        const sending = { ...said, move, stamp: dispute.stamp }
        if (move === 'uphold' || move === 'correct') setAsked(sending)
        else sent.mutate(sending)
      }}
    >
      {asked !== undefined && (
        <Question
          title={t('office.disputes.ends', { move: t(`office.disputes.move.${asked.move}`) })}
          what={t('office.disputes.endsWhat')}
          answers={[
            {
              label: t('office.disputes.endsYes', { move: t(`office.disputes.move.${asked.move}`) }),
              onAnswer: () => {
                setAsked(undefined)
                sent.mutate(asked)
              },
            },
            { label: t('office.disputes.endsNo'), onAnswer: () => setAsked(undefined) },
          ]}
          onCancel={() => setAsked(undefined)}
        />
      )}
      <Unsaved isTyped={said.words !== '' || said.claimed !== '' || said.number !== ''} keys={['dispute']} />
      <div className="fields">
        <ReasonField value={said.words} onChange={(words) => set({ words })} label={t('office.disputes.words')} />
        {moves.includes('reply') && <Claimed value={said.claimed} onChange={(claimed) => set({ claimed })} />}
        {moves.includes('correct') && (
          <fieldset className="field-pair">
            <legend>
              {t('office.disputes.corrects')}
              {inBrackets(t('office.disputes.move.correct'))}
            </legend>
            <select
              aria-label={t('office.disputes.corrects')}
              value={said.kind}
              onChange={({ target }) => set({ kind: target.value as Correction })}
            >
              {corrections.map((each) => (
                <option key={each} value={each}>
                  {t(`office.disputes.correction.${each}`)}
                </option>
              ))}
            </select>
            <CheckedInput
              type="text"
              inputMode="numeric"
              pattern="[1-9][0-9]{0,8}"
              form={t('fault.number')}
              aria-label={t('office.disputes.correctionNumber')}
              placeholder={t('office.disputes.correctionNumber')}
              value={said.number}
              onChange={({ target }) => set({ number: target.value })}
            />
          </fieldset>
        )}
      </div>
      <p className="actions">
        {moves.map((move, at) => (
          <button
            key={move}
            type="submit"
            value={move}
            className={at === 0 ? 'button' : 'button button-quiet'}
            disabled={sent.isPending || (move === 'correct' && said.number === '')}
          >
            {t(`office.disputes.move.${move}`)}
          </button>
        ))}
      </p>
      {outcome}
    </CheckedForm>
  )
}

/** What the figure should be, as the county says. */
export function Claimed({ value, onChange }: { readonly value: string; readonly onChange: (value: string) => void }) {
  const { t } = useLanguage()
  return (
    <label className="field">
      {t('office.disputes.claim')}
      <CheckedInput
        type="text"
        inputMode="decimal"
        form={t('fault.value')}
        pattern="-?[0-9]+(\.[0-9]+)?"
        autoComplete="off"
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
      <span className="hint">{t('office.disputes.claimHint')}</span>
    </label>
  )
}

async function send(dispute: string, { move, words, claimed, kind, number, stamp }: Sending): Promise<void> {
  const asked = { path: { dispute }, headers: { 'If-Match': `"${stamp}"` } }
  if (move === 'answer') await client.post('/v1/disputes/{dispute}/answer', { ...asked, body: { words } })
  if (move === 'uphold') await client.post('/v1/disputes/{dispute}/uphold', { ...asked, body: { words } })
  if (move === 'withdraw') await client.post('/v1/disputes/{dispute}/withdraw', { ...asked, body: { words } })
  if (move === 'correct')
    await client.post('/v1/disputes/{dispute}/correct', {
      ...asked,
      body: { words, correction: { kind, number: Number(number) } },
    })
  if (move === 'reply')
    await client.post('/v1/disputes/{dispute}/reply', {
      ...asked,
      body: { words, ...(claimed === '' ? {} : { claimed: Number(claimed) }) },
    })
}

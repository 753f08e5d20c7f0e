import { useId, useState } from 'react'
import { useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useLanguage } from '../base/language.js'
import { shownMoment } from '../base/shown.js'
import { useAct } from '../data/act.js'
import { client } from '../data/client.js'
import { approvalsQuery } from '../data/reading.js'
import { districtsQuery, indicatorsQuery } from '../data/definitions.js'
import { useView } from '../data/view.js'
import { CheckedForm, FieldFault, useField } from '../parts/checked-form.js'
import { CheckedInput } from '../parts/checked-input.js'
import { NotDone } from '../parts/not-done.js'
import { Unsaved } from '../parts/unsaved.js'

const hourMs = 3_600_000

/** Lets another account read records: those of minors, for days; or all, in an emergency, for hours. */
export function ApproveForm({ kind }: { readonly kind: 'minors' | 'emergency' }) {
  const { t } = useLanguage()
  const { city } = useView()
  const queryClient = useQueryClient()
  const { data: places } = useSuspenseQuery(districtsQuery(city))
  const { data: approvals } = useQuery(approvalsQuery)
  const [of, setOf] = useState({
    actor: '',
    district: city,
    indicator: '',
    words: '',
    length: kind === 'minors' ? 7 : 4,
  })
  const give = useAct({
    mutationFn: async () => {
      const until = new Date(Date.now() + of.length * hourMs * (kind === 'minors' ? 24 : 1) - 60_000).toISOString()
      const { actor, district, indicator, words } = of
      return kind === 'minors'
        ? client.post('/v1/records/approvals', { body: { actor, district, indicator, purpose: words, until } })
        : client.post('/v1/records/emergencies', { body: { actor, district, reason: words, until } })
    },
    onSuccess: () => set({ actor: '', words: '' }),
    onSettled: () => void queryClient.invalidateQueries({ queryKey: ['records'] }),
  })
  const set = (changed: Partial<typeof of>): void => setOf((was) => ({ ...was, ...changed }))
  const lengths = kind === 'minors' ? [1, 3, 7] : [1, 2, 4]
  return (
    <>
      {kind === 'emergency' && <p className="hint">{t('records.emergencyHint')}</p>}
      <CheckedForm className="row-form" onSend={() => give.mutate()}>
        <Unsaved isTyped={of.actor !== '' || of.words !== ''} />
        <label>
          {t('records.forActor')}
          <CheckedInput
            required
            value={of.actor}
            autoComplete="off"
            onChange={({ target }) => set({ actor: target.value })}
          />
        </label>
        <label>
          {t('records.district')}
          <select value={of.district} onChange={({ target }) => set({ district: target.value })}>
            {places
              .filter(({ level }) => level === 'city' || level === 'county')
              .map(({ code, name }) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
          </select>
        </label>
        {kind === 'minors' && (
          <label>
            {t('records.indicator')}
            <IndicatorField value={of.indicator} onValue={(indicator) => set({ indicator })} />
          </label>
        )}
        <label>
          {t(kind === 'minors' ? 'records.purpose' : 'records.reason')}
          <CheckedInput
            required
            maxLength={200}
            autoComplete="off"
            list={`words-${kind}`}
            value={of.words}
            onChange={({ target }) => set({ words: target.value })}
          />
        </label>
        <datalist id={`words-${kind}`}>
          {approvals?.purposes.map((each) => (
            <option key={each} value={each} />
          ))}
        </datalist>
        <label>
          {t('records.until')}
          <select value={of.length} onChange={({ target }) => set({ length: Number(target.value) })}>
            {lengths.map((each) => (
              <option key={each} value={each}>
                {t(kind === 'minors' ? 'records.days' : 'records.hours', { count: each })}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" className="button" disabled={give.isPending}>
          {t(kind === 'minors' ? 'records.give' : 'records.open')}
        </button>
      </CheckedForm>
      {give.error !== null && <NotDone error={give.error} />}
      {give.data !== undefined && (
        <p role="status" className="note">
          {t('records.done', { actor: give.data.actor, until: shownMoment(give.data.until) })}
        </p>
      )}
    </>
  )
}

/** Of which indicator the records are: one about children. */
function IndicatorField({ value, onValue }: { readonly value: string; readonly onValue: (value: string) => void }) {
  const { say } = useLanguage()
  const { data: indicators } = useSuspenseQuery(indicatorsQuery)
  const field = useField(useId())
  return (
    <>
      <select required {...field} value={value} onChange={({ target }) => onValue(target.value)}>
        <option value="" />
        {indicators
          .filter(({ domain }) => domain === 'child-welfare')
          .map(({ id, name }) => (
            <option key={id} value={id}>
              {say(name)}
            </option>
          ))}
      </select>
      <FieldFault of={field} />
    </>
  )
}

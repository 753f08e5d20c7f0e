import { useState } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useLanguage } from '../base/language.js'
import { shownMoment, shownMonth, shownNames, shownNumber } from '../base/shown.js'
import { useAct } from '../data/act.js'
import { periodOf } from '../board/period-of.js'
import { client } from '../data/client.js'
import { approvalsQuery, type Records as RecordsAnswer } from '../data/reading.js'
import { useView } from '../data/view.js'
import { CheckedForm } from '../parts/checked-form.js'
import { CheckedInput } from '../parts/checked-input.js'
import { Panel } from '../parts/panel.js'
import { ProblemPanel } from '../parts/problem.js'
import type { Of } from './of.js'

/** The records behind a figure, for those who may read them: they say what for, and the use is logged before anything is shown. */
export function Records({ facts, variant, district }: Of) {
  const { t } = useLanguage()
  const view = useView()
  const queryClient = useQueryClient()
  const [purpose, setPurpose] = useState('')
  const [most, setMost] = useState(20)
  const reads = view.session?.grants.some(({ role }) => role === 'records-reader') === true
  const approvals = useQuery({ ...approvalsQuery, enabled: reads })
  const read = useAct({
    // What was read stays in this page alone, and goes with it.
    gcTime: 0,
    mutationFn: () =>
      client.post('/v1/records/{indicator}/{district}', {
        path: { indicator: facts.id, district: district.code },
        body: { purpose, period: periodOf(view), variant, limit: most },
      }),
    onSettled: () => void queryClient.invalidateQueries({ queryKey: ['records'] }),
  })
  if (!reads) return null
  const approved = approvals.data?.got.find((each) => each.indicator === facts.id && each.district === district.code)
  const purposes = approvals.data?.purposes ?? []
  return (
    <Panel title={t('records.title')} hint={t('records.hint')} className="records">
      <p className="warn-note">{t('records.warn')}</p>
      {facts.domain === 'child-welfare' && (
        <p className="hint">
          {approved === undefined
            ? t('records.minors')
            : t('records.approved', { purpose: approved.purpose, until: shownMoment(approved.until) })}
        </p>
      )}
      <CheckedForm className="row-form" onSend={() => read.mutate()}>
        <label>
          {t('records.purpose')}
          <CheckedInput
            required
            maxLength={200}
            list="purposes"
            autoComplete="off"
            value={purpose}
            onChange={({ target }) => setPurpose(target.value)}
          />
        </label>
        <datalist id="purposes">
          {purposes.map((each) => (
            <option key={each} value={each} />
          ))}
        </datalist>
        <label>
          {t('records.most')}
          <select value={most} onChange={({ target }) => setMost(Number(target.value))}>
            {[20, 50, 200].map((each) => (
              <option key={each}>{each}</option>
            ))}
          </select>
        </label>
        <button type="submit" className="button" disabled={read.isPending}>
          {t('records.read')}
        </button>
      </CheckedForm>
      <p className="hint">{t('records.purposeHint', { words: shownNames(purposes.slice(0, 4)) })}</p>
      {read.error !== null && <ProblemPanel error={read.error} />}
      {read.data !== undefined && <Shown answer={read.data} />}
    </Panel>
  )
}

type Counted = RecordsAnswer['counted'][number]

function Shown({ answer: { seq, counted } }: { readonly answer: RecordsAnswer }) {
  const { t } = useLanguage()
  return (
    <>
      <p role="status" className="note">
        <strong>{t('records.logged', { seq })}</strong>
      </p>
      {counted.map((each, at) => (
        <CountedTable key={at} counted={each} />
      ))}
    </>
  )
}

/** A code, a number, or the fields of a key. */
function text(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  return typeof value === 'object' && value !== null ? Object.values(value).map(text).join(' ') : ''
}

function CountedTable({ counted: { all, records } }: { readonly counted: Counted }) {
  const { t } = useLanguage()
  if (records.length === 0) return <p className="empty">{t('records.none')}</p>
  return (
    <div className="scroll" role="group" aria-label={t('records.title')} tabIndex={0}>
      <table className="plain">
        <caption>{t('records.counted', { all, shown: records.length })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('records.key')}</th>
            <th scope="col">{t('records.district')}</th>
            <th scope="col">{t('records.month')}</th>
            <th scope="col" className="number">
              {t('records.amount')}
            </th>
            <th scope="col">{t('records.source')}</th>
          </tr>
        </thead>
        <tbody>
          {records.map((record, at) => {
            const { key, district, month, contributes, source, line } = record
            return (
              <tr key={at}>
                <th scope="row" className="record-key">
                  {text(key)}
                </th>
                <td>{text(district)}</td>
                <td>{typeof month === 'string' ? shownMonth(month) : ''}</td>
                <td className="number">
                  {typeof contributes === 'number'
                    ? shownNumber(contributes, Number.isInteger(contributes) ? 0 : 2)
                    : ''}
                </td>
                <td>
                  {text(source)} {line == null ? '' : t('records.line', { line: text(line) })}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

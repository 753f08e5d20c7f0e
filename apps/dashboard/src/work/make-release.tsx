import { useEffect, useState } from 'react'
import { useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useLanguage } from '../base/language.js'
import { shownMoment, shownMonth, shownNames, shownNumber } from '../base/shown.js'
import { useAct } from '../data/act.js'
import { begunMonths, workMonth } from '../board/work-month.js'
import { client } from '../data/client.js'
import { districtsQuery } from '../data/definitions.js'
import { monthsKey, monthsQuery, type Month } from '../data/months.js'
import { releasesKey, type Job, type Release } from '../data/releases.js'
import { sendKey } from '../data/send-key.js'
import { useView } from '../data/view.js'
import { CheckedForm } from '../parts/checked-form.js'
import { Outcome } from '../parts/outcome.js'
import { Panel } from '../parts/panel.js'
import { Read } from '../parts/read.js'
import { ReasonField } from '../parts/reason-field.js'
import { Unsaved } from '../parts/unsaved.js'
import { useJob } from './job-progress.js'

/** Releases a month: says whether it is ready, asks why if it was released, and shows how the job goes. */
export function MakeRelease({ releases }: { readonly releases: readonly Release[] }) {
  const { t } = useLanguage()
  const view = useView()
  const months = useQuery(monthsQuery(view.city))
  const [month, setMonth] = useState(() => workMonth(view))
  const [why, setWhy] = useState('')
  const former = releases.find((each) => each.plan === view.plan.id && each.period === month)
  const started = useAct({
    onSuccess: () => setWhy(''),
    mutationFn: (of: string) =>
      client.post('/v1/releases', {
        headers: sendKey(),
        body: { month: of, ...(former === undefined ? {} : { revises: { number: former.number, why } }) },
      }),
  })
  const job = useJob(started.data)
  const isDone = job?.state === 'done' && started.variables === month
  const isGoing = started.isPending || (job !== undefined && job.state !== 'done' && job.state !== 'failed')
  return (
    <Panel title={t('office.releases.make')}>
      <CheckedForm className="release-form" onSend={() => started.mutate(month)}>
        <label className="field">
          {t('office.releases.month')}
          <select value={month} disabled={isGoing} onChange={({ target }) => setMonth(target.value)}>
            {begunMonths(view.plan.year).map((each) => (
              <option key={each} value={each}>
                {shownMonth(each)}
              </option>
            ))}
          </select>
        </label>
        <Read query={months} lines={2} height={28}>
          {(data) => <Ready months={data} until={month} />}
        </Read>
        {former !== undefined && !isDone && (
          <>
            <Unsaved isTyped={why !== ''} />
            <p>{t('office.releases.was', { number: former.number })}</p>
            <ReasonField value={why} onChange={setWhy} label={t('office.releases.why')} />
          </>
        )}
        {!isDone && (
          <p className="actions">
            <button type="submit" className="button" disabled={isGoing}>
              {t('office.releases.start')}
            </button>
          </p>
        )}
      </CheckedForm>
      <Outcome sent={{ isPending: false, isSuccess: false, error: started.error }} />
      {started.isPending && (
        <div className="job" role="status">
          <p>
            {t('office.releases.asked', {
              month: shownMonth(started.variables),
              time: shownMoment(started.submittedAt),
            })}{' '}
            {t('office.releases.waiting')}
          </p>
          <progress aria-label={t('office.releases.progress')} />
        </div>
      )}
      {!started.isPending && job !== undefined && <JobState job={job} />}
    </Panel>
  )
}

/** Whether every month of the year to this one is locked everywhere, and which are not. */
function Ready({ months, until }: { readonly months: readonly Month[]; readonly until: string }) {
  const { t } = useLanguage()
  const { city, plan } = useView()
  const { data: all } = useSuspenseQuery(districtsQuery(city))
  const offices = all.filter(({ code, level }) => level === 'county' || code === city)
  const open = begunMonths(plan.year)
    .filter((each) => each <= until)
    .map((month) => ({
      month,
      districts: offices.filter(({ code }) => {
        const state = months.find((each) => each.month === month && each.district === code)?.state
        return state !== 'locked' && state !== 'released'
      }),
    }))
    .filter(({ districts }) => districts.length > 0)
  if (open.length === 0) return <p className="state-on-track">✔ {t('office.releases.ready')}</p>
  return (
    <details open={open.length <= 3}>
      <summary>{t('office.releases.notReady')}</summary>
      <ul className="not-ready">
        {open.map(({ month, districts }) => (
          <li key={month}>
            {t('office.releases.notReadyOf', {
              month: shownMonth(month),
              districts: shownNames(districts.map(({ code, name }) => (code === city ? t('office.months.own') : name))),
            })}
          </li>
        ))}
      </ul>
    </details>
  )
}

function JobState({ job }: { readonly job: Job }) {
  const { t } = useLanguage()
  const queryClient = useQueryClient()
  const isDone = job.state === 'done'
  useEffect(() => {
    if (!isDone) return
    void queryClient.invalidateQueries({ queryKey: releasesKey })
    void queryClient.invalidateQueries({ queryKey: monthsKey })
  }, [isDone, queryClient])
  if (job.state === 'failed')
    return (
      <div className="problem" role="alert">
        <h3>{t('office.releases.failed')}</h3>
        <p className="problem-words">{job.problem?.detail}</p>
      </div>
    )
  if (!isDone)
    return (
      <div className="job" role="status">
        <p>{t(job.state === 'waiting' ? 'office.releases.waiting' : 'office.releases.running')}</p>
        <progress
          aria-label={t('office.releases.progress')}
          {...(job.all > 0 ? { max: job.all, value: job.done } : {})}
        />
      </div>
    )
  const { release, figures, hidden } = (job.result ?? {}) as Readonly<Record<string, number>>
  return (
    <div className="job" role="status">
      <p className="outcome-done">
        ✔ {t('office.releases.done', { number: release ?? 0, figures: shownNumber(figures ?? 0, 0) })}
      </p>
      <p>
        {hidden === 0
          ? t('office.releases.doneNothingHidden')
          : t('office.releases.doneHidden', { hidden: shownNumber(hidden ?? 0, 0) })}
      </p>
    </div>
  )
}

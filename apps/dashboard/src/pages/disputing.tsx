import { useState } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useLanguage } from '../base/language.js'
import { shownDay } from '../base/shown.js'
import { useAct } from '../data/act.js'
import { shownFigure, withUnit } from '../board/shown-figure.js'
import { client } from '../data/client.js'
import { indicatorQuery } from '../data/definitions.js'
import { disputesKey } from '../data/disputes.js'
import { figuresQuery, type Figure } from '../data/figures.js'
import { sendKey } from '../data/send-key.js'
import { useView } from '../data/view.js'
import { CheckedForm } from '../parts/checked-form.js'
import { Outcome } from '../parts/outcome.js'
import { Panel } from '../parts/panel.js'
import { Read } from '../parts/read.js'
import { ReasonField } from '../parts/reason-field.js'
import { useTitle } from '../parts/use-title.js'
import { Unsaved } from '../parts/unsaved.js'
import { Claimed } from '../work/dispute-actions.js'
import { useDisputeWords } from '../work/dispute-facts.js'
import { WorkNav } from '../work/work-nav.js'
import '../styles/office.css'

/** Opens a dispute of a figure as it is seen here: with its revision, or as the figure of a release. */
export function Disputing() {
  const { t } = useLanguage()
  const { indicator, variant, district, period } = useSearch({ from: '/disputes/new' })
  useTitle(t('office.disputes.openTitle'))
  return (
    <div className="page office">
      <WorkNav />
      <header className="page-head">
        <h1>{t('office.disputes.openTitle')}</h1>
      </header>
      {indicator === undefined || variant === undefined || district === undefined || period === undefined ? (
        <p className="empty">{t('office.disputes.address')}</p>
      ) : (
        <Opening figure={{ indicator, variant, district, period }} />
      )}
    </div>
  )
}

interface Named {
  readonly indicator: string
  readonly variant: string
  readonly district: string
  readonly period: string
}

function Opening({ figure: named }: { readonly figure: Named }) {
  const { t, say } = useLanguage()
  const view = useView()
  const { indicator, variant, district, period } = named
  const figure = { ...named, part: null }
  const facts = useQuery(indicatorQuery(indicator))
  const figures = useQuery(
    figuresQuery({ ...view.asked, indicator: [indicator], district: [district], variant, period: [period] }),
  )
  const shown = (of: Figure): string =>
    facts.data === undefined ? '' : withUnit(say(shownFigure(of, facts.data)), say(facts.data.unit))
  return (
    <Panel title={t('office.disputes.openFigure')}>
      <Read query={figures} lines={4} height={44}>
        {([found]) =>
          found === undefined ? (
            <p className="empty">{t('indicator.notHere')}</p>
          ) : (
            <>
              <FigureFacts figure={figure} found={found} shown={shown(found)} />
              <Form figure={figure} found={found} shown={shown(found)} />
            </>
          )
        }
      </Read>
    </Panel>
  )
}

/** Which figure it is, and what it is now. */
function FigureFacts({
  figure,
  found,
  shown,
}: {
  readonly figure: Named & { readonly part: null }
  readonly found: Figure
  readonly shown: string
}) {
  const { t } = useLanguage()
  const view = useView()
  const words = useDisputeWords()({ figure })
  return (
    <dl className="fact-rows">
      <dt>{t('office.disputes.figure')}</dt>
      <dd>{words.indicator}</dd>
      <dt>{t('office.disputes.of')}</dt>
      <dd>{words.district}</dd>
      <dt>{t('office.disputes.period')}</dt>
      <dd>
        {words.period} <span className="hint">{t('figure.asOf', { day: shownDay(found.asOf) })}</span>
      </dd>
      <dt>{t('figure.value')}</dt>
      <dd>
        <strong>{shown}</strong>{' '}
        <span className="hint">
          {view.release === undefined
            ? t('office.disputes.live')
            : t('office.disputes.released', { number: view.release })}
        </span>
      </dd>
    </dl>
  )
}

/** A county disputes as itself; the city its own figures. */
function Form({
  figure,
  found,
  shown,
}: {
  readonly figure: Named & { readonly part: null }
  readonly found: Figure
  readonly shown: string
}) {
  const { t } = useLanguage()
  const view = useView()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const [words, setWords] = useState('')
  const [claimed, setClaimed] = useState('')
  const { release } = view
  const sent = useAct({
    mutationFn: () =>
      client.post('/v1/disputes', {
        headers: sendKey(),
        body: {
          figure,
          seen: release === undefined ? { revision: found.revision } : { release: Number(release) },
          disputedBy: view.home,
          words,
          ...(claimed === '' ? {} : { claimed: Number(claimed) }),
        },
      }),
    onSuccess: async ({ id }) => {
      await queryClient.invalidateQueries({ queryKey: disputesKey })
      void queryClient.invalidateQueries({ queryKey: ['board'] })
      await navigate({
        to: '/disputes',
        search: (was) => ({ ...was, dispute: String(id) }),
        // What was typed is sent.
        ignoreBlocker: true,
      })
    },
    // It may have moved: what is shown must be what is disputed.
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['figures'] }),
  })
  return (
    <CheckedForm className="dispute-form" onSend={() => sent.mutate()}>
      <Unsaved isTyped={words !== '' || claimed !== ''} keys={['indicator', 'variant', 'district', 'period']} />
      <div className="fields">
        <ReasonField value={words} onChange={setWords} label={t('office.disputes.words')} />
        <Claimed value={claimed} onChange={setClaimed} />
      </div>
      <p className="actions">
        <button type="submit" className="button" disabled={sent.isPending}>
          {t('office.disputes.open')}
        </button>
      </p>
      <Outcome sent={sent} moved={t('office.disputes.movedFigure', { value: shown })} />
      <p className="hint">{t('office.disputes.openNote')}</p>
    </CheckedForm>
  )
}

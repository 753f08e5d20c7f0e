import { useState, type ReactNode } from 'react'
import { useQuery } from '@tanstack/react-query'
import { useLanguage } from '../base/language.js'
import { shownAgo, shownMonths } from '../base/shown.js'
import { periodOf } from '../board/period-of.js'
import { movesQuery, type Move } from '../data/figures.js'
import { useView } from '../data/view.js'
import { dayInCity } from '../base/city-clock.js'
import { Panel } from '../parts/panel.js'
import { Read } from '../parts/read.js'
import type { Of } from './of.js'
import { shownFigure } from '../board/shown-figure.js'
import '../styles/moves.css'

const days = 30

/** What moved the figure lately: files that landed or were withdrawn, corrections, definitions. */
export function Moves({
  facts,
  variant,
  district,
  choices,
  isAsked: isAskedAlready = false,
}: Of & {
  readonly choices?: ReactNode
  /** True if somebody has come for them. Otherwise they are asked for by a button: to find them reads all records of a month ago. */
  readonly isAsked?: boolean
}) {
  const { t, say } = useLanguage()
  const view = useView()
  const isLive = view.audience === 'internal'
  const [isAsked, setAsked] = useState(isAskedAlready)
  const since = dayInCity(Date.now() - days * 86_400_000)
  const moves = useQuery({
    ...movesQuery({ indicator: facts.id, district: district.code, period: periodOf(view), since }),
    enabled: isLive && isAsked,
  })
  return (
    <Panel title={t('indicator.moves')} hint={t('indicator.movesHint')} choices={choices}>
      {!isLive ? (
        <p className="empty">{t('indicator.movesFor')}</p>
      ) : !isAsked ? (
        <p className="actions">
          <button type="button" className="button button-quiet" onClick={() => setAsked(true)}>
            {t('indicator.movesAsk')}
          </button>
        </p>
      ) : (
        <Read query={moves} lines={4} height={40}>
          {(data) => {
            const own = data.filter(({ after }) => after.variant === variant && after.part === null)
            if (own.length === 0) return <p className="empty">{t('indicator.movesNone')}</p>
            return own.map((move, at) => (
              <div key={at} className="move">
                <p className="move-values">
                  {t('indicator.moved', {
                    before: say(shownFigure(move.before, facts)),
                    after: say(shownFigure(move.after, facts)),
                  })}
                </p>
                <Reasons reasons={move.reasons} />
              </div>
            ))
          }}
        </Read>
      )}
    </Panel>
  )
}

const most = 10

function Reasons({ reasons }: { readonly reasons: Move['reasons'] }) {
  const { t } = useLanguage()
  return (
    <ul className="reasons">
      {reasons.slice(0, most).map((reason, at) => (
        <Reason key={at} reason={reason} />
      ))}
      {reasons.length > most && <li className="hint">{t('overview.and', { count: reasons.length - most })}</li>}
    </ul>
  )
}

function Reason({ reason }: { readonly reason: Move['reasons'][number] }) {
  const { t } = useLanguage()
  const text = (value: unknown): string => (typeof value === 'string' ? value : '')
  const source = (reason['source'] ?? {}) as { readonly name?: unknown; readonly landedAt?: unknown }
  const { returns } = reason
  const months =
    returns === 'all' ? t('indicator.allMonths') : Array.isArray(returns) ? shownMonths(returns.map(text)) : undefined
  const words: Readonly<Record<string, string>> = {
    landed: t('indicator.landed', { name: text(source.name) }),
    withdrawn:
      months === undefined
        ? t('indicator.withdrawn', { name: text(source.name), reason: text(reason['reason']) })
        : t('indicator.withdrawnReturns', { name: text(source.name), months, reason: text(reason['reason']) }),
    restored: t('indicator.restored', { name: text(source.name) }),
    act: t('indicator.act', { reason: text(reason['reason']) }),
    'act-undone': t('indicator.actUndone'),
    definition: t('indicator.definitionChanged', { name: text(reason['name']) }),
  }
  // When the act was made; a landing is none.
  const at = text(reason['madeAt']) || text(source.landedAt)
  return (
    <li>
      {words[reason.kind] ?? reason.kind}
      {at !== '' && (
        <time className="hint" dateTime={at}>
          {' '}
          {shownAgo(at)}
        </time>
      )}
    </li>
  )
}

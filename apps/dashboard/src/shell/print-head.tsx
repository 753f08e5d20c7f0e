import { useEffect } from 'react'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { languageNow, useLanguage } from '../base/language.js'
import { shownMonth, shownMoment } from '../base/shown.js'
import { deploymentQuery } from '../data/definitions.js'
import { boardQuery } from '../data/figures.js'
import { useView } from '../data/view.js'

/**
 * What is at the head of each printed page: the city, the plan, up to when, for whom, and when the figures were read; and
 * at its foot the number of the page. Browsers before Chromium 131 have no boxes in the margin: there the head is on the
 * first page alone.
 */
export function PrintHead() {
  const { t, say } = useLanguage()
  const view = useView()
  const { data: deployment } = useSuspenseQuery(deploymentQuery)
  // What the page has read already; nothing is asked for again.
  const board = useQuery({ ...boardQuery(view, view.readsCity ? undefined : view.home), enabled: false })
  const release = view.release ?? (board.data?.release == null ? undefined : String(board.data.release))
  const source =
    view.audience === 'internal'
      ? t('print.live')
      : release === undefined
        ? t('print.latest')
        : t('view.release', { number: release })
  const parts = [
    `${say(deployment.name)} ${t('app')}`,
    t('print.plan', { plan: say(view.plan.title) }),
    t('print.asOf', {
      asOf: board.data?.asOf ?? (view.month === undefined ? t('view.wholeYear') : shownMonth(view.month)),
    }),
    t('print.audience', { audience: `${t(`view.${view.audience}`)} ${source}` }),
    t('print.read', { time: shownMoment(board.dataUpdatedAt > 0 ? board.dataUpdatedAt : Date.now()) }),
  ]
  const [city = '', ...facts] = parts
  const foot = [t('print.foot', { page: '|', pages: '|' })].flatMap((each) => each.split('|'))
  const rule = marginRule(city, facts.join('　'), foot)
  useEffect(() => {
    if (!hasMarginBoxes) return undefined
    // Made by the script, so that the policy of the page needs no exception.
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(rule)
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet)
    }
  }, [rule])
  return (
    <div className={hasMarginBoxes ? 'print-head' : 'print-head is-needed'} aria-hidden="true">
      {parts.map((each) => (
        <span key={each}>{each}</span>
      ))}
    </div>
  )
}

const hasMarginBoxes = 'CSSMarginRule' in globalThis

/** A text as CSS has it. */
const quoted = (text: string): string => `"${text.replaceAll(/["\\\n]/g, ' ')}"`

function marginRule(left: string, right: string, [before = '', between = '', after = '']: readonly string[]): string {
  // Chinese fits into one line; English takes more of them.
  const space = languageNow() === 'zh' ? 'nowrap' : 'normal'
  const style = `font-size: 8.5pt; color: #3d4854; vertical-align: middle; white-space: ${space}`
  return `@page {
    @top-left { content: ${quoted(left)}; ${style} }
    @top-right { content: ${quoted(right)}; ${style}; text-align: right; padding-left: 6mm }
    @bottom-right { content: ${quoted(before)} counter(page) ${quoted(between)} counter(pages) ${quoted(after)}; ${style} }
  }`
}

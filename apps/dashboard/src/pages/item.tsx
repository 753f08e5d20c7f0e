import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useLanguage } from '../base/language.js'
import { rowKey, targetOf } from '../board/cell-state.js'
import { cutAtQuotes } from '../board/quotes.js'
import { planQuery } from '../data/definitions.js'
import { boardQuery } from '../data/figures.js'
import { useView } from '../data/view.js'
import { PromiseCard } from '../item/promise.js'
import { NothingHere } from '../shell/page-failed.js'
import { MissingNote } from '../parts/missing-mark.js'
import { Panel } from '../parts/panel.js'
import { Read } from '../parts/read.js'
import { ReferenceNote } from '../parts/target.js'
import { useTitle } from '../parts/use-title.js'
import '../styles/item.css'

/** An item of the plan: its text with the promises in their places, and beside it the figure of each. */
export function Item() {
  const { t, say } = useLanguage()
  const view = useView()
  const { item: asked } = useParams({ from: '/items/$item' })
  const { data: plan } = useSuspenseQuery(planQuery(view.plan.id))
  const board = useQuery(boardQuery(view, view.readsCity ? undefined : view.home))
  const at = plan.items.findIndex(({ number }) => String(number) === asked)
  const item = plan.items[at]
  useTitle(item === undefined ? t('problem.notFound') : `${item.number}. ${item.title}`)
  if (item === undefined) return <NothingHere />
  const rows = board.data?.rows.filter((row) => row.item === item.number) ?? []
  const pieces = cutAtQuotes(
    item.text,
    rows.map(({ quote }) => quote),
  )
  return (
    <div className="page item">
      <nav className="breadcrumb" aria-label={t('item.title')}>
        <ol>
          <li>
            <Link to="/items">{say(plan.title)}</Link>
          </li>
          <li>
            {item.section.number}、{item.section.title}
          </li>
        </ol>
      </nav>
      <header className="page-head">
        <h1>
          {item.number}. {item.title}
        </h1>
      </header>
      <div className="item-columns">
        <Panel title={t('item.text')} className="item-text">
          <p lang="zh-CN">
            {pieces.map(({ text, promises }, index) =>
              promises.length === 0 ? (
                <span key={index}>{text}</span>
              ) : (
                <mark key={index}>
                  {text}
                  {promises.map((number) => (
                    <a
                      key={number}
                      href={`#promise-${number + 1}`}
                      className="promise-mark"
                      aria-label={t('item.promise', { number: number + 1 })}
                      onClick={(event) => {
                        event.preventDefault()
                        document.querySelector<HTMLElement>(`#promise-${number + 1}`)?.focus()
                      }}
                    >
                      {number + 1}
                    </a>
                  ))}
                </mark>
              ),
            )}
          </p>
          <p className="item-steps">
            {plan.items[at - 1] !== undefined && (
              <Link to="/items/$item" params={{ item: String(plan.items[at - 1]!.number) }}>
                ← {t('item.previous')}
              </Link>
            )}
            {plan.items[at + 1] !== undefined && (
              <Link to="/items/$item" params={{ item: String(plan.items[at + 1]!.number) }}>
                {t('item.next')} →
              </Link>
            )}
          </p>
        </Panel>
        <Panel
          title={t('item.promises')}
          hint={board.data === undefined ? ' ' : t('item.counts', { count: rows.length })}
        >
          <Read query={board} lines={3} height={132}>
            {(data) =>
              rows.length === 0 ? (
                <p className="empty">{t('item.noPromises')}</p>
              ) : (
                <>
                  <ol className="promises">
                    {rows.map((row, index) => (
                      <PromiseCard
                        key={rowKey(row)}
                        row={row}
                        number={index + 1}
                        districts={data.districts}
                        home={view.home}
                        city={view.city}
                      />
                    ))}
                  </ol>
                  <ReferenceNote of={rows.map((row) => targetOf(row, view.home, view.city))} />
                  <MissingNote of={rows.flatMap(({ cells }) => cells.map(({ observation }) => observation))} />
                </>
              )
            }
          </Read>
        </Panel>
      </div>
    </div>
  )
}

import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useLanguage } from '../base/language.js'
import { cellOf, rowKey, stateOf } from '../board/cell-state.js'
import { planQuery } from '../data/definitions.js'
import { boardQuery } from '../data/figures.js'
import { useView } from '../data/view.js'
import { Panel } from '../parts/panel.js'
import { StateSign } from '../parts/state-sign.js'
import { useTitle } from '../parts/use-title.js'
import '../styles/lists.css'

/** The items of the plan, each with the signs of its promises. */
export function Items() {
  const { t, say } = useLanguage()
  const view = useView()
  const { data: plan } = useSuspenseQuery(planQuery(view.plan.id))
  const board = useQuery(boardQuery(view, view.readsCity ? undefined : view.home))
  useTitle(t('item.title'))
  const sections = [...new Map(plan.items.map(({ section }) => [section.number, section])).values()]
  return (
    <div className="page">
      <header className="page-head">
        <h1>{say(plan.title)}</h1>
      </header>
      <div className="lists lists-wide">
        {sections.map((section) => (
          <Panel key={section.number} title={`${section.number}、${section.title}`}>
            <ul className="list">
              {plan.items
                .filter((item) => item.section.number === section.number)
                .map((item) => (
                  <li key={item.number}>
                    <span className="item-number">{item.number}</span>
                    <Link to="/items/$item" params={{ item: String(item.number) }}>
                      {item.title}
                    </Link>
                    <span className="item-signs">
                      {(board.data?.rows ?? [])
                        .filter((row) => row.item === item.number)
                        .map((row) => {
                          const cell = cellOf(row, view.home)
                          return <StateSign key={rowKey(row)} state={cell === undefined ? 'none' : stateOf(cell)} />
                        })}
                    </span>
                  </li>
                ))}
            </ul>
          </Panel>
        ))}
      </div>
    </div>
  )
}

import { Link } from '@tanstack/react-router'
import { useLanguage } from '../base/language.js'
import { workMonth } from '../board/work-month.js'
import { mayAt } from '../data/may.js'
import { useView } from '../data/view.js'
import { Panel } from '../parts/panel.js'
import { Skeleton } from '../parts/skeleton.js'
import { Waits } from '../parts/waits.js'
import { useTitle } from '../parts/use-title.js'
import { Remind } from '../work/remind.js'
import { useTodos, type Todo } from '../work/todos.js'
import { WorkNav } from '../work/work-nav.js'
import '../styles/office.css'

const kinds = [
  ['returns', 'files'],
  ['refused', 'refused'],
  ['months', 'months'],
  ['releases', 'releases'],
  ['disputes', 'disputes'],
  ['alerts', 'alerts'],
] as const

/** What waits for the account: each line leads to the place where it is done. */
export function Work() {
  const { t } = useLanguage()
  const view = useView()
  useTitle(t('office.todo.title'))
  return (
    <div className="page office">
      <WorkNav />
      <header className="page-head">
        <h1>{t('office.todo.title')}</h1>
        <p className="hint">{t('office.todo.hint')}</p>
      </header>
      <div className="todo-columns">
        <Waits lines={8} height={44}>
          <Waiting />
        </Waits>
        {mayAt(view.session, 'remind-returns', { district: view.city, city: view.city }) && (
          <Remind month={workMonth(view)} />
        )}
      </div>
    </div>
  )
}

/** How many are shown before the rest is folded. */
const most = 12

function Todos({ todos }: { readonly todos: readonly Todo[] }) {
  const { t } = useLanguage()
  const rest = todos.slice(most)
  return (
    <>
      <Lines todos={todos.slice(0, most)} />
      {rest.length > 0 && (
        <details>
          <summary>{t('district.more', { count: rest.length })}</summary>
          <Lines todos={rest} />
        </details>
      )}
    </>
  )
}

function Lines({ todos }: { readonly todos: readonly Todo[] }) {
  return (
    <ul className="list todo-list">
      {todos.map(({ key, text, hint, isUrgent, to, search }) => (
        <li key={key}>
          <Link to={to} search={(was: object) => ({ ...was, ...search })} className={isUrgent ? 'return-overdue' : ''}>
            {isUrgent && <span aria-hidden="true">▲ </span>}
            {text}
          </Link>
          {hint !== undefined && <span className="hint">{hint}</span>}
        </li>
      ))}
    </ul>
  )
}

/** What waits, by kind. */
function Waiting() {
  const { t } = useLanguage()
  const { todos, isLoading, isPartly } = useTodos()
  const groups = isLoading ? (
    <Skeleton lines={8} height={44} />
  ) : todos.length === 0 ? (
    <Panel title={t('office.todo.title')}>
      <div className="empty">
        <p>{t('office.todo.none')}</p>
        <p className="hint">{t('office.todo.noneHint')}</p>
      </div>
    </Panel>
  ) : (
    <div className="todo-groups">
      {kinds.map(([kind, name]) => {
        const own = todos.filter((each) => each.kind === kind)
        return own.length === 0 ? null : (
          <Panel key={kind} title={t(`work.nav.${name}`)} hint={String(own.length)}>
            <Todos todos={own} />
          </Panel>
        )
      })}
    </div>
  )
  return (
    <div className="todo-waiting">
      {isPartly && (
        <p className="stale" role="alert">
          {t('office.todo.partly')}
        </p>
      )}
      {groups}
    </div>
  )
}

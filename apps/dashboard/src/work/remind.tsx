import { useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useLanguage } from '../base/language.js'
import { shownMoment, shownMonth, shownNames } from '../base/shown.js'
import { useAct } from '../data/act.js'
import { returnState } from '../board/return-state.js'
import { client } from '../data/client.js'
import { districtsQuery } from '../data/definitions.js'
import { remindersQuery } from '../data/months.js'
import { useView } from '../data/view.js'
import { returnsQuery } from '../data/work.js'
import { Outcome } from '../parts/outcome.js'
import { Panel } from '../parts/panel.js'
import { Read } from '../parts/read.js'

/** Reminds counties whose returns of a month are overdue: one of them, or all. */
export function Remind({ month }: { readonly month: string }) {
  const { t } = useLanguage()
  const { city } = useView()
  const queryClient = useQueryClient()
  const { data: all } = useSuspenseQuery(districtsQuery(city))
  const returns = useQuery(returnsQuery(month, city))
  const reminders = useQuery(remindersQuery(month, city))
  const sent = useAct({
    mutationFn: (districts: readonly string[]) =>
      client.post('/v1/returns/remind', { body: { month, districts: [...districts] } }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['reminders'] }),
  })
  const namesOf = (codes: readonly string[]): string =>
    shownNames(codes.map((code) => all.find((each) => each.code === code)?.name ?? code))
  return (
    <Panel title={t('office.remind.title')} hint={t('office.remind.hint', { month: shownMonth(month) })}>
      <Read query={returns} lines={4} height={40}>
        {(data) => {
          const late = all
            .filter(({ level }) => level === 'county')
            .map(({ code, name }) => {
              const own = data.filter((each) => each.district.startsWith(code) && returnState(each) === 'overdue')
              return { code, name, count: own.length, last: reminders.data?.find((each) => each.district === code) }
            })
            .filter(({ count }) => count > 0)
            .toSorted((left, right) => right.count - left.count)
          if (late.length === 0) return <p className="empty">{t('office.remind.none', { month: shownMonth(month) })}</p>
          return (
            <>
              <table className="plain remind">
                <thead>
                  <tr>
                    <th scope="col">{t('indicator.district')}</th>
                    <th scope="col" className="number">
                      {t('office.remind.count')}
                    </th>
                    <th scope="col">{t('office.remind.last')}</th>
                    <th scope="col">{t('office.months.act')}</th>
                  </tr>
                </thead>
                <tbody>
                  {late.map(({ code, name, count, last }) => (
                    <tr key={code}>
                      <th scope="row">
                        <Link to="/months" search={(was) => ({ ...was, month, district: code })}>
                          {name}
                        </Link>
                      </th>
                      <td className="number return-overdue">{count}</td>
                      <td>{last === undefined ? t('office.remind.never') : `${last.by} ${shownMoment(last.at)}`}</td>
                      <td>
                        <button
                          type="button"
                          className="button button-quiet button-small"
                          aria-label={t('office.remind.oneOf', { district: name })}
                          disabled={sent.isPending}
                          onClick={() => sent.mutate([code])}
                        >
                          {t('office.remind.one')}
                        </button>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
              {late.length > 1 && (
                <p className="actions note">
                  <button
                    type="button"
                    className="button"
                    disabled={sent.isPending}
                    onClick={() => sent.mutate(late.map(({ code }) => code))}
                  >
                    {t('office.remind.all')}
                  </button>
                </p>
              )}
            </>
          )
        }}
      </Read>
      <Outcome
        sent={sent}
        {...(sent.variables === undefined
          ? {}
          : { done: t('office.done', { what: t('office.remind.oneOf', { district: namesOf(sent.variables) }) }) })}
      />
      <p className="hint">{t('office.remind.note')}</p>
    </Panel>
  )
}

import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useLanguage } from '../base/language.js'
import { periodOf } from '../board/period-of.js'
import { deploymentQuery, indicatorsQuery, type District } from '../data/definitions.js'
import { figuresQuery, type Figure } from '../data/figures.js'
import { figuresFile } from '../data/reading.js'
import { useView } from '../data/view.js'
import { FigureCell } from '../parts/figure-cell.js'
import { ExcelButton } from '../parts/excel-button.js'
import { MissingNote } from '../parts/missing-mark.js'
import { Panel } from '../parts/panel.js'
import { Read } from '../parts/read.js'

/** A township or a village, which has no board: its figures by domain, and what its clerk can do. */
export function PlaceFigures({ place }: { readonly place: District }) {
  const { t } = useLanguage()
  const view = useView()
  const asked = { ...view.asked, district: [place.code], period: [periodOf(view)] }
  const figures = useQuery(figuresQuery(asked))
  const uploads = view.session?.grants.some(({ role }) => role === 'township-clerk') === true
  return (
    <>
      <header className="page-head">
        <h1>{t('place.title', { district: place.name })}</h1>
        <p className="hint">{t('place.hint')}</p>
      </header>
      <Panel title={t('place.may')}>
        <ul className="doubts">
          {uploads && <li>{t('place.mayUpload')}</li>}
          <li>{t('place.mayRead')}</li>
        </ul>
      </Panel>
      <Read query={figures} lines={8} height={40}>
        {(data) => <ByDomain place={place} figures={data} asked={asked} />}
      </Read>
    </>
  )
}

/** The figures that the place has, by domain. */
function ByDomain({
  place,
  figures,
  asked,
}: {
  readonly place: District
  readonly figures: readonly Figure[]
  readonly asked: Parameters<typeof figuresFile>[0]
}) {
  const { t, say } = useLanguage()
  const { data: indicators } = useSuspenseQuery(indicatorsQuery)
  const { data: deployment } = useSuspenseQuery(deploymentQuery)
  const rows = indicators.flatMap((brief) => {
    const figure = figures.find(
      (each) => each.indicator === brief.id && each.variant === brief.defaultVariant && each.part === null,
    )
    return figure === undefined || figure.reason === 'not-returned' ? [] : [{ brief, figure }]
  })
  if (rows.length === 0) return <p className="empty">{t('place.none')}</p>
  return (
    <div className="lists lists-packed">
      {deployment.domains.map(({ name, title }) => {
        const own = rows.filter(({ brief }) => brief.domain === name)
        return own.length === 0 ? null : (
          <Panel
            key={name}
            title={say(title)}
            hint={String(own.length)}
            choices={
              <ExcelButton
                table="below"
                file={() => figuresFile({ ...asked, indicator: own.map(({ brief }) => brief.id) })}
              />
            }
          >
            <table className="plain">
              <tbody>
                {own.map(({ brief, figure }) => (
                  <tr key={brief.id}>
                    <th scope="row">
                      <Link
                        to="/indicators/$indicator"
                        params={{ indicator: brief.id }}
                        search={{ district: place.code }}
                      >
                        {say(brief.name)}
                      </Link>{' '}
                      <span className="matrix-unit">{say(brief.unit)}</span>
                    </th>
                    <FigureCell figure={figure} facts={brief} />
                  </tr>
                ))}
              </tbody>
            </table>
            <MissingNote of={own.map(({ figure }) => figure)} />
          </Panel>
        )
      })}
    </div>
  )
}

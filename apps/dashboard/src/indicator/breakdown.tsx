import { useQuery } from '@tanstack/react-query'
import { useLanguage } from '../base/language.js'
import { shownPercent } from '../base/shown.js'
import { periodOf } from '../board/period-of.js'
import { figuresQuery, type Figure } from '../data/figures.js'
import { figuresFile, type Comparisons } from '../data/reading.js'
import { variantName } from '../data/names.js'
import { useView } from '../data/view.js'
import { FigureCell } from '../parts/figure-cell.js'
import { ExcelButton } from '../parts/excel-button.js'
import { MissingNote } from '../parts/missing-mark.js'
import { Panel } from '../parts/panel.js'
import { Read } from '../parts/read.js'
import type { Of } from './of.js'
import { useComparisons } from './use-comparisons.js'

type Compared = Comparisons['figures'][number]

/** The figure by its categories, each beside earlier periods; and by each reading of an open question. */
export function Breakdown(of: Of) {
  const { t, say } = useLanguage()
  const { facts, variant, district } = of
  const view = useView()
  const { comparisons } = useComparisons(of)
  if (facts.breakdowns.length === 0 && facts.variants.length < 2) return null
  const period = comparisons.data?.figures[0]?.current.period
  return (
    <Panel
      title={t('parts.title')}
      hint={say(facts.unit)}
      choices={
        period !== undefined &&
        facts.breakdowns.length > 0 && (
          <ExcelButton
            table="parts"
            file={() =>
              figuresFile({
                ...view.asked,
                indicator: [facts.id],
                district: [district.code],
                variant,
                period: [period],
                part: '*',
              })
            }
          />
        )
      }
    >
      {facts.breakdowns.length > 0 && (
        <Read query={comparisons} lines={4} height={36}>
          {({ figures }) => <Parts of={of} figures={figures} />}
        </Read>
      )}
      {facts.variants.length > 1 && <Variants {...of} />}
    </Panel>
  )
}

function Parts({ of: { facts }, figures }: { readonly of: Of; readonly figures: readonly Compared[] }) {
  const { t, say } = useLanguage()
  const whole = figures.find(({ current }) => current.part === null)?.current
  const isCount = whole?.denominator === null && facts.steps === null
  return facts.breakdowns.map(({ title, parts }) => {
    const rows = parts.flatMap(({ part, title: name }) => {
      const found = figures.find(({ current }) => current.part === part)
      return found === undefined ? [] : [{ part, name, found }]
    })
    return rows.length === 0 ? null : (
      <div key={title.zh} className="scroll" role="group" aria-label={say(title)} tabIndex={0}>
        <table className="plain parts">
          <thead>
            <tr>
              <th scope="col">{say(title)}</th>
              <th scope="col" className="number">
                {t('figure.value')}
              </th>
              {isCount && (
                <th scope="col" className="number">
                  {t('parts.share')}
                </th>
              )}
              <th scope="col" className="number">
                {t('compare.lastYear')}
              </th>
              <th scope="col" className="number">
                {t('compare.previous')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ part, name, found }) => (
              <PartRow key={part} name={say(name)} found={found} of={facts} whole={isCount ? whole : undefined} />
            ))}
          </tbody>
        </table>
        <MissingNote of={rows.map(({ found }) => found.current)} />
      </div>
    )
  })
}

function PartRow({
  name,
  found: { current, lastYear, previous },
  of,
  whole,
}: {
  readonly name: string
  readonly found: Compared
  readonly of: Of['facts']
  readonly whole: Figure | undefined
}) {
  const { say } = useLanguage()
  const share =
    whole?.value == null || whole.value <= 0 || current.value === null ? '' : shownPercent(current.value / whole.value)
  return (
    <tr>
      <th scope="row">{name}</th>
      <FigureCell figure={current} facts={of} />
      {whole !== undefined && <td className="number quiet">{share}</td>}
      {[lastYear, previous].map((each, at) => (
        <td key={at} className="number" title={each.why === null ? undefined : say(each.why)}>
          {say(each.shown)}
        </td>
      ))}
    </tr>
  )
}

function Variants({ facts, variant, district }: Of) {
  const { t, say } = useLanguage()
  const view = useView()
  const asked = { ...view.asked, indicator: [facts.id], district: [district.code], period: [periodOf(view)] }
  const figures = useQuery(figuresQuery(asked))
  return (
    <Read query={figures} lines={facts.variants.length} height={36}>
      {(data) => (
        <table className="plain variants">
          <caption>
            {t('parts.variants')} <ExcelButton table="variants" file={() => figuresFile(asked)} />
          </caption>
          <tbody>
            {facts.variants.map((each) => {
              const figure = data.find((one) => one.variant === each && one.part === null)
              const formula = facts.formulas[each]
              return (
                <tr key={each} aria-current={each === variant ? 'true' : undefined}>
                  <th scope="row">
                    {variantName(say, facts, each)}
                    {formula !== undefined && <span className="hint"> {say(formula)}</span>}
                  </th>
                  <FigureCell figure={figure} facts={facts} />
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
    </Read>
  )
}

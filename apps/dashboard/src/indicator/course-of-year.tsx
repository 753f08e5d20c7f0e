import { useQuery } from '@tanstack/react-query'
import { useLanguage } from '../base/language.js'
import { shownNumber } from '../base/shown.js'
import { isHidden, stateOf } from '../board/cell-state.js'
import { dueWay } from '../board/due-way.js'
import { missingReturns } from '../board/missing-returns.js'
import { monthsOf, periodOf, yearTo } from '../board/period-of.js'
import { planQuery } from '../data/definitions.js'
import { figuresQuery } from '../data/figures.js'
import { useView } from '../data/view.js'
import { CourseChart } from '../parts/course-chart.js'
import { figuresFile, type Comparisons } from '../data/reading.js'
import { FigureCell } from '../parts/figure-cell.js'
import { ExcelButton } from '../parts/excel-button.js'
import { MissingNote } from '../parts/missing-mark.js'
import { Panel } from '../parts/panel.js'
import { Read } from '../parts/read.js'
import { OutlookWords } from './outlook.js'
import { useComparisons } from './use-comparisons.js'
import { useBoardRows, type Of } from './of.js'

/** A hidden figure has no outlook, and no words about one. */
const isShownOutlook = (data: Comparisons | undefined): data is Comparisons =>
  data?.figures.some(({ current }) => current.part === null && !isHidden(current)) === true

const months = Array.from({ length: 12 }, (_, at) => at + 1)

/** How the figure came to where it is: a drawing and, beside it, the same as a table. */
export function CourseOfYear(of: Of) {
  const { t, say } = useLanguage()
  const { facts, variant, district } = of
  const view = useView()
  const { year } = view.plan
  const last = monthsOf(periodOf(view), year)
  const periodTo = (month: number): string => yearTo(year, month, view.published !== undefined)
  const shownMonths = months.filter((month) => month <= last)
  const asked = {
    ...view.asked,
    indicator: [facts.id],
    district: [district.code],
    variant,
    period: shownMonths.map(periodTo),
  }
  const figures = useQuery(figuresQuery(asked))
  const { comparisons } = useComparisons(of)
  const outlook = isShownOutlook(comparisons.data) ? comparisons.data.outlook : undefined
  const { rows } = useBoardRows(of)
  const main = rows.find(({ row }) => row.part === undefined)
  const target = main?.cell?.target ?? null
  const { data: plan } = useQuery(planQuery(view.plan.id))
  const said = plan?.targets.find(
    (each) => each.indicator === facts.id && each.part === null && (each.variant ?? facts.defaultVariant) === variant,
  )
  const isShown = main?.cell !== undefined && stateOf(main.cell) !== 'hidden'
  const assessment = isShown ? (main?.cell?.assessment ?? null) : null
  return (
    <Panel
      title={t('indicator.course')}
      hint={say(facts.unit)}
      className="course"
      choices={<ExcelButton table="course" file={() => figuresFile(asked)} />}
    >
      <Read query={figures} lines={6} height={56}>
        {(data) => {
          const points = shownMonths.map((month) => {
            const figure = data.find(({ period, part }) => part === null && period === periodTo(month))
            // A figure whose last day is earlier is that of a month before: it is no new point.
            const isOwn = figure !== undefined && Number(figure.asOf.slice(5, 7)) === month
            return { month, figure: isOwn ? figure : undefined }
          })
          return (
            <div className="course-both">
              {points.some(({ figure }) => figure !== undefined && figure.value !== null) ? (
                <CourseChart
                  points={months.map((month) => {
                    const figure = points.find((each) => each.month === month)?.figure
                    return {
                      month,
                      value: figure?.value ?? null,
                      isIncomplete: figure !== undefined && missingReturns(figure) > 0,
                    }
                  })}
                  isReference={target?.basis === 'derived'}
                  target={facts.steps === null ? (target?.value ?? null) : null}
                  way={
                    facts.steps === null &&
                    assessment?.baseline != null &&
                    assessment.expected !== null &&
                    target !== null
                      ? dueWay(
                          { from: assessment.baseline, to: target.value, due: assessment.expected, month: last },
                          said,
                        )
                      : null
                  }
                  outlook={
                    outlook?.value == null ? null : { value: outlook.value, low: outlook.low, high: outlook.high }
                  }
                  shown={(value) =>
                    facts.steps === null
                      ? shownNumber(value, Number.isInteger(value) ? 0 : facts.decimals)
                      : String(value)
                  }
                />
              ) : null}
              <div className="course-table" role="group" aria-label={t('indicator.courseTable')} tabIndex={0}>
                <table className="plain">
                  <caption className="spoken">{t('indicator.courseTable')}</caption>
                  <thead>
                    <tr>
                      <th scope="col">{t('indicator.month')}</th>
                      <th scope="col" className="number">
                        {t('figure.value')}
                      </th>
                    </tr>
                  </thead>
                  <tbody>
                    {points.map(({ month, figure }) => (
                      <tr key={month}>
                        <th scope="row">{month === 1 ? t('indicator.monthOne') : t('indicator.monthTo', { month })}</th>
                        <FigureCell figure={figure} facts={facts} />
                      </tr>
                    ))}
                  </tbody>
                </table>
                <MissingNote of={points.map(({ figure }) => figure)} />
              </div>
            </div>
          )
        }}
      </Read>
      {outlook !== undefined && <OutlookWords outlook={outlook} facts={facts} />}
    </Panel>
  )
}

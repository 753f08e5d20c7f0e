import { useLanguage } from '../base/language.js'
import type { DuePoint } from '../board/due-way.js'
import { niceSteps } from './nice-steps.js'
import { useWidth } from './use-width.js'

/** A point of a course: the month, from 1, and its value; null if there is none, or none that may be shown. */
interface CoursePoint {
  readonly month: number
  readonly value: number | null
  /** True if it lacks expected returns: it is drawn hollow. */
  readonly isIncomplete: boolean
}

type KnownPoint = CoursePoint & { readonly value: number }

/** A course of a year. What the target line does not know is left out. */
export interface Course {
  readonly points: readonly CoursePoint[]
  readonly target: number | null
  /** True if the plan does not state the target: it is marked, and the page says what the mark means. */
  readonly isReference?: boolean
  /** What is due by the end of each month that the way to the target is known for. */
  readonly way: readonly DuePoint[] | null
  /** What the figure would be at the end of the year, with its band. */
  readonly outlook: { readonly value: number; readonly low: number | null; readonly high: number | null } | null
  readonly shown: (value: number) => string
}

const height = 260
const edge = { top: 18, right: 16, bottom: 28, left: 64 } as const

/** The course of a year as a drawing. The table beside it says the same, so a screen reader is not led in here. */
export function CourseChart({ points, target, isReference = false, way, outlook, shown }: Course) {
  const { t } = useLanguage()
  const { ref, width } = useWidth<HTMLDivElement>()
  const known = points.filter((each): each is KnownPoint => each.value !== null)
  const values = [
    ...known.map(({ value }) => value),
    ...(target === null ? [] : [target]),
    ...(way ?? []).map(([, value]) => value),
    ...(outlook === null ? [] : [outlook.value, outlook.low ?? outlook.value, outlook.high ?? outlook.value]),
  ]
  const last = known.at(-1)
  const steps = niceSteps(values)
  const [low, high] = [steps[0]!, steps.at(-1)!]
  const x = (month: number): number => edge.left + (month / 12) * (width - edge.left - edge.right)
  const y = (value: number): number => edge.top + (1 - (value - low) / (high - low)) * (height - edge.top - edge.bottom)
  // The target is named where the course is further from it: at the beginning of the year, or at its end.
  const isFirstFurther =
    target !== null && known.length > 0 && Math.abs(known[0]!.value - target) > Math.abs(last!.value - target)
  const labels = [
    ...(target === null
      ? []
      : [
          {
            words: `${t('indicator.lineTarget')} ${shown(target)}${isReference ? '*' : ''}`,
            at: y(target),
            isFirst: isFirstFurther,
          },
        ]),
    ...(outlook === null
      ? []
      : [{ words: `${t('outlook.line')} ${shown(outlook.value)}`, at: y(outlook.value), isFirst: false }]),
  ]
  return (
    <div ref={ref} className="course-chart">
      {width > 0 && (
        <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
          {steps.map((step) => (
            <g key={step}>
              <line className="grid" x1={edge.left} x2={width - edge.right} y1={y(step)} y2={y(step)} />
              <text className="axis axis-y" x={edge.left - 8} y={y(step) + 4}>
                {shown(step)}
              </text>
            </g>
          ))}
          {points
            .filter(({ month }) => width > 520 || month % 3 === 0)
            .map(({ month }) => (
              <text key={month} className="axis axis-x" x={x(month)} y={height - 8}>
                {month}
              </text>
            ))}
          {way !== null && (
            <polyline className="line-due" points={way.map(([month, value]) => `${x(month)},${y(value)}`).join(' ')} />
          )}
          {target !== null && (
            <g>
              <line className="line-target" x1={edge.left} x2={width - edge.right} y1={y(target)} y2={y(target)} />
            </g>
          )}
          {outlook !== null && last !== undefined && (
            <g>
              {outlook.low !== null && outlook.high !== null && (
                <polygon
                  className="outlook-band"
                  points={[
                    [last.month, last.value],
                    [12, outlook.high],
                    [12, outlook.low],
                  ]
                    .map(([month, value]) => `${x(month!)},${y(value!)}`)
                    .join(' ')}
                />
              )}
              <line className="line-outlook" x1={x(last.month)} y1={y(last.value)} x2={x(12)} y2={y(outlook.value)} />
            </g>
          )}
          {runsOf(points).map((run) => (
            <polyline
              key={run[0]!.month}
              className="line-value"
              points={run.map(({ month, value }) => `${x(month)},${y(value)}`).join(' ')}
            />
          ))}
          {known.map(({ month, value, isIncomplete }) => (
            <circle
              key={month}
              className={isIncomplete ? 'point point-hollow' : 'point'}
              cx={x(month)}
              cy={y(value)}
              r={known.at(-1)!.month === month ? 5 : 3}
            />
          ))}
          {apart(labels).map(({ words, at, isFirst }) => (
            <text
              key={words}
              className={isFirst ? 'label label-first' : 'label'}
              x={isFirst ? edge.left + 6 : width - edge.right}
              y={at}
            >
              {words}
            </text>
          ))}
        </svg>
      )}
      <Legend hasWay={way !== null} hasHollow={known.some(({ isIncomplete }) => isIncomplete)} />
    </div>
  )
}

interface Label {
  readonly words: string
  readonly at: number
  /** True if it is at the beginning of the year. */
  readonly isFirst: boolean
}

/** Each name above its line; the lower of two that would touch goes below its own. */
function apart(labels: readonly Label[]): readonly Label[] {
  const [upper, lower] = labels.toSorted((left, right) => left.at - right.at)
  const isClose =
    upper !== undefined && lower !== undefined && upper.isFirst === lower.isFirst && lower.at - upper.at < 20
  return labels.map((each) => ({ ...each, at: isClose && each === lower ? each.at + 15 : each.at - 6 }))
}

/** What the signs of the drawing mean; the target and the outlook are named where they are drawn. */
function Legend({ hasWay, hasHollow }: { readonly hasWay: boolean; readonly hasHollow: boolean }) {
  const { t } = useLanguage()
  const signs = [
    ['indicator.lineValue', <circle key="" className="sign-point" cx="12" cy="6" r="4" />],
    ...(hasHollow
      ? [['indicator.pointHollow', <circle key="" className="sign-point point-hollow" cx="12" cy="6" r="4" />] as const]
      : []),
    ...(hasWay ? [['indicator.lineDue', <line key="" className="line-due" x2="24" y1="6" y2="6" />] as const] : []),
  ] as const
  return (
    <ul className="course-legend hint" aria-hidden="true">
      {signs.map(([words, sign]) => (
        <li key={words}>
          <svg width="24" height="12" viewBox="0 0 24 12">
            {sign}
          </svg>
          {t(words)}
        </li>
      ))}
    </ul>
  )
}

/** Points that follow each other; a missing or hidden one breaks the line. */
function runsOf(points: readonly CoursePoint[]): readonly (readonly KnownPoint[])[] {
  const runs: KnownPoint[][] = [[]]
  for (const point of points) {
    const { value } = point
    if (value === null) runs.push([])
    else runs.at(-1)!.push({ ...point, value })
  }
  return runs.filter((run) => run.length > 0)
}

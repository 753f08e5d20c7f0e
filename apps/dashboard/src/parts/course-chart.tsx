import { useLanguage } from '../base/language.js'
import { niceSteps } from './nice-steps.js'
import { useWidth } from './use-width.js'

/** A point of a course: the month, from 1, and its value; null if there is none, or none that may be shown. */
interface CoursePoint {
  readonly month: number
  readonly value: number | null
}

/** A course of a year. What the target line does not know is left out. */
export interface Course {
  readonly points: readonly CoursePoint[]
  readonly target: number | null
  /** Where the figure begins and should be by now: the way to the target that the service knows. */
  readonly way: { readonly from: number; readonly month: number; readonly due: number } | null
  /** What the figure would be at the end of the year, with its band. */
  readonly outlook: { readonly value: number; readonly low: number | null; readonly high: number | null } | null
  readonly shown: (value: number) => string
}

const height = 260
const edge = { top: 18, right: 16, bottom: 28, left: 64 } as const

/** The course of a year as a drawing. The table beside it says the same, so a screen reader is not led in here. */
export function CourseChart({ points, target, way, outlook, shown }: Course) {
  const { t } = useLanguage()
  const { ref, width } = useWidth<HTMLDivElement>()
  const known = points.filter((each): each is { month: number; value: number } => each.value !== null)
  const values = [
    ...known.map(({ value }) => value),
    ...(target === null ? [] : [target]),
    ...(way === null ? [] : [way.due, way.from]),
    ...(outlook === null ? [] : [outlook.value, outlook.low ?? outlook.value, outlook.high ?? outlook.value]),
  ]
  const last = known.at(-1)
  const steps = niceSteps(values)
  const [low, high] = [steps[0]!, steps.at(-1)!]
  const x = (month: number): number => edge.left + (month / 12) * (width - edge.left - edge.right)
  const y = (value: number): number => edge.top + (1 - (value - low) / (high - low)) * (height - edge.top - edge.bottom)
  return (
    <div ref={ref} className="course-chart" style={{ height }}>
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
          {way !== null && target !== null && (
            <polyline
              className="line-due"
              points={[
                [0, way.from],
                [way.month, way.due],
                [12, target],
              ]
                .map(([month, value]) => `${x(month!)},${y(value!)}`)
                .join(' ')}
            />
          )}
          {target !== null && (
            <g>
              <line className="line-target" x1={edge.left} x2={width - edge.right} y1={y(target)} y2={y(target)} />
              <text className="label label-target" x={width - edge.right} y={y(target) - 6}>
                {t('indicator.lineTarget')} {shown(target)}
              </text>
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
              <text className="label label-outlook" x={width - edge.right} y={y(outlook.high ?? outlook.value) - 8}>
                {t('outlook.line')} {shown(outlook.value)}
              </text>
            </g>
          )}
          {runsOf(points).map((run) => (
            <polyline
              key={run[0]!.month}
              className="line-value"
              points={run.map(({ month, value }) => `${x(month)},${y(value)}`).join(' ')}
            />
          ))}
          {known.map(({ month, value }) => (
            <circle
              key={month}
              className="point"
              cx={x(month)}
              cy={y(value)}
              r={known.at(-1)!.month === month ? 5 : 3}
            />
          ))}
        </svg>
      )}
    </div>
  )
}

/** Points that follow each other; a missing or hidden one breaks the line. */
function runsOf(points: readonly CoursePoint[]): readonly (readonly { month: number; value: number }[])[] {
  const runs: { month: number; value: number }[][] = [[]]
  for (const { month, value } of points) {
    if (value === null) runs.push([])
    else runs.at(-1)!.push({ month, value })
  }
  return runs.filter((run) => run.length > 0)
}

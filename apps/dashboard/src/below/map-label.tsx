import type { ReactNode } from 'react'
import type { DrawnOutline } from './map-drawing.js'

const line = 16
/** A mark and the gap behind it. */
const markWidth = 16

/** How wide a text is: a Chinese letter is as wide as high, others half of that. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (/\p{Script=Han}/u.test(letter) ? 12.5 : 7), 0)

/** True if a box around the middle of a circle is within it, or nearly. */
const fits = (width: number, height: number, radius: number): boolean =>
  Math.hypot(width / 2, height / 2) <= radius * 1.1

/**
 * Name and figure where there is room for both, or the figure, or what says least: the sign of the state, the number of
 * the class. Who cannot see them reads the name of the link.
 */
export function MapLabel({
  at: { x, y, radius },
  name,
  value,
  sign,
  group,
}: {
  readonly at: DrawnOutline['label']
  readonly name: string
  readonly value: string
  /** About 12 pixels in each direction, before the figure or alone. */
  readonly sign: ReactNode
  /** In place of a figure that has no room; beside it, it would read as a part of it. */
  readonly group: number | undefined
}) {
  const before = sign === null ? 0 : markWidth
  const valueWidth = widthOf(value) + before
  const hasValue = fits(valueWidth, line, radius)
  const hasName = fits(Math.max(widthOf(name), valueWidth), 2 * line, radius)
  if (!hasValue && !fits(10, 10, radius)) return null
  const bottom = hasName ? y + line / 2 : y
  const signAt = hasValue ? x - widthOf(value) / 2 : x
  return (
    <g className="place-label" aria-hidden="true">
      {hasName && (
        <text x={x} y={bottom - line}>
          {name}
        </text>
      )}
      {hasValue && (
        <text x={x + before / 2} y={bottom}>
          {value}
        </text>
      )}
      {sign !== null && <g transform={`translate(${signAt},${bottom})`}>{sign}</g>}
      {!hasValue && group !== undefined && (
        <text className="place-group" x={x} y={y}>
          {group}
        </text>
      )}
    </g>
  )
}

import type { AssessmentStatus } from '@minzheng/core'
import { statusWords } from '@minzheng/core/assessment'
import { escapeHtml } from '../base/html.js'

/** One bar: its district, its words and its length. */
export interface Bar {
  readonly name: string
  readonly label: string
  /** The length: a share of the target, or a figure; null if there is none. */
  readonly length: number | null
  /** Where the bar should end by now (序时): the share of the target that is due; null if there is no pace. */
  readonly due: number | null
  readonly status: AssessmentStatus | null
}

const [width, left, right, step, thick] = [470, 66, 140, 26, 15]

/**
 * Bars for districts as a drawing in the page, from zero to the longest. If the lengths are shares of a target, a solid
 * line marks the target and a dashed mark on each bar the elapsed time. Symbol and word give the status; the colour
 * only repeats it.
 */
export function barChart(title: string, bars: readonly Bar[], areShares: boolean): string {
  const lengths = bars.flatMap(({ length, due }) => [
    ...(length === null ? [] : [length]),
    ...(due === null ? [] : [due]),
  ])
  const longest = Math.max(areShares ? 1.05 : 0, ...lengths)
  // A bar of twice the target is long enough: a longer one is cut, and its words give the value.
  const full = areShares ? Math.min(longest, 2) : longest
  const lowest = Math.min(0, ...lengths)
  const span = full - lowest || 1
  const x = (value: number): number =>
    left + ((Math.min(Math.max(value, lowest), full) - lowest) / span) * (width - left - right)
  const bottom = bars.length * step
  const drawn = bars.map(({ name, label, length, due, status }, index) => {
    const y = index * step + 4
    const [from, to] = length === null ? [x(0), x(0)] : [Math.min(x(0), x(length)), Math.max(x(0), x(length))]
    const isCut = length !== null && length > full
    const words = `${label}${status === null ? '' : ` ${statusWords[status].symbol}${statusWords[status].zh}`}${isCut ? ' »' : ''}`
    // Beside the bar, and beside the marks that would cross it.
    const beside =
      Math.max(
        to,
        ...(areShares && to < x(1) + 2 ? [x(1)] : []),
        ...(due !== null && to < x(due) + 2 ? [x(due)] : []),
      ) + 6
    return (
      `<text class="place" x="${left - 8}" y="${y + 12}" text-anchor="end">${escapeHtml(name)}</text>` +
      (length === null
        ? ''
        : `<rect class="bar ${status ?? 'plain'}" x="${n(from)}" y="${y}" width="${n(Math.max(to - from, 1))}" height="${thick}"/>`) +
      (due === null
        ? ''
        : `<line class="due" x1="${n(x(due))}" x2="${n(x(due))}" y1="${y - 4}" y2="${y + thick + 4}"/>`) +
      `<text class="said" x="${n(beside)}" y="${y + 12}">${escapeHtml(words)}</text>`
    )
  })
  const marks = areShares
    ? `<line class="goal" x1="${n(x(1))}" x2="${n(x(1))}" y1="0" y2="${bottom}"/>` +
      `<text class="axis" x="${n(x(1))}" y="${bottom + 14}" text-anchor="start">目标 100%</text>${dueLabel(bars, x, bottom)}`
    : ''
  const description = bars
    .map(({ name, label, status }) => `${name} ${label}${status === null ? '' : ` ${statusWords[status].zh}`}`)
    .join('；')
  return `<svg class="chart" viewBox="0 0 ${width} ${bottom + (areShares ? 20 : 4)}" role="img" aria-label="${escapeHtml(`${title}：${description}`)}">${marks}${drawn.join('')}</svg>`
}

/** One word under the marks of pace, at the first of them. */
function dueLabel(bars: readonly Bar[], x: (value: number) => number, bottom: number): string {
  const due = bars.find((bar) => bar.due !== null)?.due ?? null
  return due === null
    ? ''
    : `<text class="axis" x="${n(Math.min(x(due), x(1) - 4))}" y="${bottom + 14}" text-anchor="end">序时</text>`
}

function n(value: number): string {
  return String(Math.round(value * 10) / 10)
}

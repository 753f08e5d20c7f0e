import { isDay } from '@minzheng/core/periods'
import type { Then } from '@minzheng/store'

/**
 * Reads a moment: `#12` (once source 12 had landed), a day in China (its end), or a time with its zone, such as
 * `2026-03-01T08:00+08:00`; undefined if the text is none of them.
 */
export function readMoment(text: string): Then | undefined {
  const source = /^#?(\d{1,9})$/.exec(text)?.[1]
  if (source !== undefined) return { source: Number(source) }
  if (isDay(text)) return { time: new Date(`${text}T23:59:59.999+08:00`) }
  const time = /T.*(Z|[+-]\d{2}:?\d{2})$/.test(text) ? new Date(text) : undefined
  return time === undefined || Number.isNaN(time.getTime()) ? undefined : { time }
}

import { county } from './load-city.js'
import { watched } from './asks.js'
import type { Answered } from './open-loop.js'
import type { SeenLanding } from './landings.js'

interface Cell {
  readonly district: string
  readonly observation: { readonly value: number | null }
}

/**
 * Checks the answers that were kept with their text: the figure in each is at least as new as what had been seen before it
 * was asked for, and no newer than what had been sent before it was answered. Returns how many had the figure.
 */
export function assertFresh(answered: readonly Answered[], landings: readonly SeenLanding[], first: number): number {
  let checked = 0
  for (const { kind, kept } of answered) {
    // Of a release, the figure does not move; the year up to a month before does not have it.
    if (kept === undefined || kind === 'board, released' || kept.path.includes('month=')) continue
    const value = valueIn(kept.text)
    if (value === undefined) continue
    const least = landings.findLast(({ seen }) => seen <= kept.sent)?.value ?? first
    const most = landings.findLast(({ sent }) => sent <= kept.ended)?.value ?? first
    if (value < least || value > most)
      throw new Error(`the figure of an answer must be from ${least} to ${most}, got ${value} (${kind})`)
    checked += 1
  }
  return checked
}

/** The figure in a board; undefined if the answer is none. */
function valueIn(text: string): number | undefined {
  const { rows } = JSON.parse(text) as {
    readonly rows?: readonly { readonly indicator: string; readonly cells: readonly Cell[] }[]
  }
  const cells = rows?.find(({ indicator }) => indicator === watched.indicator)?.cells
  return cells?.find(({ district }) => district === county)?.observation.value ?? undefined
}

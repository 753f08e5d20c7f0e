/**
 * The beds of a home: approved (核定), open for use (开放), occupied (入住), and of the approved ones those for nursing and
 * for dementia.
 */
export interface Beds {
  readonly approved: number
  readonly open: number
  readonly occupied: number
  readonly nursing: number
  readonly dementia: number
}

/**
 * The faults of bed counts: more occupied than open, more open than approved, more nursing or dementia beds than
 * approved.
 */
export type BedFault =
  | 'occupied-above-open'
  | 'open-above-approved'
  | 'nursing-above-approved'
  | 'dementia-above-approved'

/** All faults of the beds of a home; none if occupied ≤ open ≤ approved. */
export function bedFaults({ approved, open, occupied, nursing, dementia }: Beds): readonly BedFault[] {
  return [
    ...(occupied > open ? (['occupied-above-open'] as const) : []),
    ...(open > approved ? (['open-above-approved'] as const) : []),
    ...(nursing > approved ? (['nursing-above-approved'] as const) : []),
    ...(dementia > approved ? (['dementia-above-approved'] as const) : []),
  ]
}

/**
 * Rates of several homes together, in percent: beds occupied of those open (入住率), and nursing beds of those approved
 * (护理型床位占比). Adds up before dividing; null if there is no bed.
 */
export function bedRates(homes: readonly Beds[]): {
  readonly occupancy: number | null
  readonly nursingShare: number | null
} {
  const sum = (of: (beds: Beds) => number): number => homes.reduce((added, beds) => added + of(beds), 0)
  const percent = (part: number, whole: number): number | null => (whole === 0 ? null : (100 * part) / whole)
  return {
    occupancy: percent(
      sum(({ occupied }) => occupied),
      sum(({ open }) => open),
    ),
    nursingShare: percent(
      sum(({ nursing }) => nursing),
      sum(({ approved }) => approved),
    ),
  }
}

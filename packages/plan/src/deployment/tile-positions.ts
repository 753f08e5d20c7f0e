import type { Catalogue } from '@minzheng/core'

/** The place of a district's tile among those of its neighbours, by code: column and row, from 1. */
export type TilePositions = Readonly<Record<string, readonly [column: number, row: number]>>

/** The most columns and rows: more than anybody sees at a glance. */
const most = 40

/** What is wrong with positions: an unknown district, a place that is none, two neighbours at one place. */
export function tileFaults(
  tiles: TilePositions,
  { districts }: Pick<Catalogue, 'districts'>,
  known: ReadonlySet<string>,
): readonly { readonly path: string; readonly message: string }[] {
  const taken = new Map<string, string>()
  return Object.entries(tiles).flatMap(([code, place]) => {
    const path = `tiles.${code}`
    if (!known.has(code)) return [{ path, message: 'must be the code of a district of the deployment, got another' }]
    if (!place.every((each) => Number.isInteger(each) && each >= 1 && each <= most))
      return [{ path, message: `must be [column, row], whole numbers from 1 to ${most}, got [${place.join(', ')}]` }]
    // What has ended has no neighbours of today.
    if (!districts.has(code)) return []
    const at = `${districts.get(code).parent ?? ''} ${place.join(' ')}`
    const other = taken.get(at)
    taken.set(at, code)
    return other === undefined
      ? []
      : [{ path, message: `must be a place of its own, got [${place.join(', ')}], where ${other} is` }]
  })
}

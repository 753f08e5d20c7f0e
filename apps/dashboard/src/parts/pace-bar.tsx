import type { Shown } from '../board/cell-state.js'

/** How far something is (0 to 1, cut at both ends), with a mark where it should be. The numbers are beside it. */
export function PaceBar({
  progress,
  due,
  state,
}: {
  readonly progress: number
  readonly due?: number | undefined
  readonly state: Shown | 'time'
}) {
  const cut = (share: number): number => Math.min(1, Math.max(0, share)) * 100
  return (
    <svg className={`pace-bar bar-${state}`} viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      <rect className="bar-all" width="100" height="8" rx="0" />
      <rect className="bar-done" width={cut(progress)} height="8" />
      {due !== undefined && (
        <line className="bar-due" x1={cut(due)} x2={cut(due)} y2="8" vectorEffect="non-scaling-stroke" />
      )}
    </svg>
  )
}

/** How many of each state, as one bar; the numbers are beside it. */
export function CountBar({ counts }: { readonly counts: readonly (readonly [Shown, number])[] }) {
  const all = counts.reduce((sum, [, count]) => sum + count, 0)
  let from = 0
  return (
    <svg className="count-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      <rect className="bar-all" width="100" height="8" />
      {counts.map(([state, count]) => {
        const width = all === 0 ? 0 : (count / all) * 100
        const x = from
        from += width
        return <rect key={state} className={`part-${state}`} x={x} width={Math.max(0, width - 0.6)} height="8" />
      })}
    </svg>
  )
}

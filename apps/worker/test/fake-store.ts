import { catalogue as join, districtTree } from '@minzheng/core'
import type { DirtyDistrict, RecomputeReport, Store } from '@minzheng/store'

/** Two counties of one city, without any dataset. */
export const catalogue = join(
  [],
  districtTree([
    { code: '330500', name: '湖州市', level: 'city', parent: null, kind: '市' },
    { code: '330502', name: '吴兴区', level: 'county', parent: '330500', kind: '区' },
    { code: '330503', name: '南浔区', level: 'county', parent: '330500', kind: '区' },
  ]),
)

/**
 * A fake store for tests of jobs: it has marks, which a recompute deletes, and lets a test control when and how a
 * recompute ends.
 */
export interface FakeStore extends Pick<
  Store,
  'dirtyDistricts' | 'refuseReplaced' | 'dirtyCells' | 'staleness' | 'recompute'
> {
  /** The recomputes, in order: `330502 2024`. */
  readonly runs: readonly string[]
  change(district: string, year?: string): void
  /** Runs inside each recompute, after the marks were read; may wait or throw. */
  during: (district: string, report: (done: number, all: number) => void) => Promise<void>
}

export function fakeStore(): FakeStore {
  const revisions = new Map<string, number>()
  const runs: string[] = []
  const store: FakeStore = {
    runs,
    during: async () => {},
    change: (district, year = '2024') => {
      const key = `${district} ${year}`
      revisions.set(key, (revisions.get(key) ?? 0) + 1)
    },
    dirtyDistricts: async () =>
      [...revisions.keys()].map((key): DirtyDistrict => ({ district: key.slice(0, 6), year: key.slice(7), cells: 1 })),
    refuseReplaced: async () => undefined,
    dirtyCells: async () => undefined,
    staleness: async () => ({ cells: revisions.size, since: null }),
    recompute: async (district, period, report = () => {}): Promise<RecomputeReport> => {
      const key = `${district} ${period.slice(0, 4)}`
      const revision = revisions.get(key)
      runs.push(`${district} ${period}`)
      await store.during(district, report)
      if (revision === undefined) return { cells: 0, changed: 0 }
      if (revisions.get(key) === revision) revisions.delete(key)
      return { cells: 1, changed: 1 }
    },
  }
  return store
}

/** A gate that is closed until `open` is called. */
export function gate(): {
  readonly reached: Promise<void>
  readonly pass: () => Promise<void>
  readonly open: () => void
} {
  let open!: () => void
  let reach!: () => void
  const opened = new Promise<void>((resolve) => (open = resolve))
  const reached = new Promise<void>((resolve) => (reach = resolve))
  return {
    reached,
    open,
    pass: () => {
      reach()
      return opened
    },
  }
}

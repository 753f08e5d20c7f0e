import { rank, type DistrictTree, type Level } from './district.js'
import type { Month } from './period.js'

/** An office's statement that a dataset is complete for its district and everything below it, for a month (报送). */
export interface Return {
  readonly dataset: string
  readonly district: string
  readonly month: Month
  /** True where it speaks only of what is registered at the district itself (市本级), and says nothing of those below. */
  readonly own?: boolean
  /** True where the office calls its figures an estimate (快报数): complete, but not yet final. */
  readonly estimated?: boolean
}

/** How many returns a figure rests on, of how many due. */
export interface Reporting {
  readonly received: number
  readonly expected: number
  /** Of those received: returned as an estimate. */
  readonly estimated: number
}

/** Tells what has been returned; what has not is missing, not zero. */
export interface ReturnBook {
  /** The months for which anything has been returned, first to last. */
  readonly months: readonly Month[]
  reporting(dataset: { readonly name: string; readonly reportedBy: Level }, district: string, months: readonly Month[]): Reporting
}

/** Reads returns against the tree of districts. A return covers the district that sent it and, unless it speaks of its own records only, all below. */
export function returnBook(returns: Iterable<Return>, districts: DistrictTree): ReturnBook {
  const sent = new Map<string, boolean>()
  const months = new Set<Month>()
  for (const { dataset, district, month, own, estimated } of returns) {
    const key = `${dataset} ${district} ${month}`
    // Sent as an estimate and again as final: final.
    if (own !== true) sent.set(key, estimated === true && sent.get(key) !== false)
    months.add(month)
  }
  /** Whether what covers a district is an estimate; undefined where nothing covers it. */
  const covering = (dataset: string, district: string, month: Month): boolean | undefined => {
    const found = [districts.get(district), ...districts.ancestors(district)].map(({ code }) => sent.get(`${dataset} ${code} ${month}`))
    return found.includes(false) ? false : found.includes(true) ? true : undefined
  }
  return Object.freeze<ReturnBook>({
    months: [...months].sort(),
    reporting: (dataset, district, asked) => {
      const { level } = districts.get(district)
      const due = rank(level) < rank(dataset.reportedBy) ? districts.atLevel(district, dataset.reportedBy).map(({ code }) => code) : [district]
      let received = 0
      let estimated = 0
      for (const month of asked)
        for (const code of due) {
          const estimate = covering(dataset.name, code, month)
          if (estimate !== undefined) received += 1
          if (estimate === true) estimated += 1
        }
      return { received, expected: due.length * asked.length, estimated }
    },
  })
}

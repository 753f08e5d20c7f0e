import type { Measure, Text } from '@minzheng/core'
import { monthOf, monthsOf, lastDay, type Period } from '@minzheng/core/periods'
import type { Deployment } from '@minzheng/plan'
import type { LoggedAct, Store, StoredSource } from '@minzheng/store'

/** What a figure is asked of, and what its formula reads. */
interface OriginsAsked {
  readonly store: Pick<Store, 'sources' | 'acts' | 'submissions' | 'countedSources'>
  readonly deployment: Deployment
  readonly district: string
  readonly period: Period
  readonly inputs: readonly { readonly measure: Measure; readonly says: Text }[]
}

/** The files, acts and returns that a figure is made of, whoever may read of them. */
export async function originsOf({ store, deployment, district, period, inputs }: OriginsAsked) {
  const { districts } = deployment.catalogue
  const datasets = [...new Set(inputs.map(({ measure }) => measure.dataset))]
  const isNear = (office: string): boolean =>
    !districts.has(office) || districts.contains(district, office) || districts.contains(office, district)
  const counted = await Promise.all(inputs.map(({ measure }) => store.countedSources(measure, district, period)))
  const countOf = (id: number): readonly number[] =>
    counted.map((own) => own.find(({ source }) => source === id)?.records ?? 0)
  const last = monthOf(lastDay(period))
  const all = (await Promise.all(datasets.map((dataset) => store.sources({ dataset })))).flat()
  const files = all
    .map((each) => ({ ...each, counted: countOf(each.id) }))
    .filter(
      (each) =>
        each.counted.some((count) => count > 0) ||
        // What it tells is of the period and of the place, though nothing of it counts now.
        (each.offices.some(isNear) && (each.from === null || each.from <= last)),
    )
  const listed = new Map<number, StoredSource>(all.map((each) => [each.id, each]))
  const acts = (await store.acts()).flatMap((act) => {
    const offices = officesOf(act, listed)
    return datasets.includes(act.dataset) && offices.some(isNear) ? [{ ...act, offices }] : []
  })
  return { files, acts, returns: await returnsOf() }

  /** Of a stock or a standard the last month counts, of sums each month. */
  async function returnsOf() {
    const returns = []
    for (const month of monthsOf(period)) {
      const asked = datasets.filter((dataset) =>
        inputs.some(({ measure }) => measure.dataset === dataset && (measure.basis.kind === 'flow' || month === last)),
      )
      if (asked.length === 0) continue
      const found = await store.submissions({ month, timeZone: deployment.timeZone, datasets: asked })
      for (const { dataset, district: office, state, isEstimated, source } of found)
        if (isNear(office))
          returns.push({ dataset, district: office, month, state, isEstimated, source: source?.id ?? null })
    }
    return returns
  }
}

const officesOf = ({ office, source }: LoggedAct, sources: ReadonlyMap<number, StoredSource>): readonly string[] =>
  source === null ? [office ?? []].flat() : (sources.get(source)?.offices ?? [])

/** Changes of a district and of those below it, up to the end of a period. */
export function eventsOf({ catalogue: { districts, history } }: Deployment, district: string, period: Period) {
  const concerns = (code: string): boolean => districts.has(code) && districts.contains(district, code)
  return (history?.written.events ?? [])
    .filter(({ day }) => day < period.until)
    .filter((event) =>
      [event.from, event.into ?? [], event.below === undefined ? [] : Object.values(event.below)]
        .flat(2)
        .some(concerns),
    )
    .map(({ day, kind, source }) => ({ day, kind, source }))
}

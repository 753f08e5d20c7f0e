import type { Catalogue, Indicator, Observation } from '@minzheng/core'
import { dimensions, timeDimension } from './sdmx-components.js'
import { dataflowId, dataStructureId, defaultMaintainer, partCode, sdmxCode } from './sdmx-ids.js'

/** The names by which others ask for the data: agency, version, dataflow and data structure. */
export const sdmxFlow = Object.freeze({
  agency: defaultMaintainer.agency,
  version: defaultMaintainer.version,
  dataflow: dataflowId,
  dataStructure: dataStructureId,
})

/** The dimensions of a series key, in the order of the key. */
export type SdmxDimension = 'INDICATOR' | 'VARIANT' | 'PART' | 'REF_AREA'
export const sdmxDimensions: readonly SdmxDimension[] = dimensions.map(({ id }) => id as SdmxDimension)
export const sdmxTimeDimension = timeDimension.id

/** What each code of a dimension stands for: our own name; of a part, null for the whole. */
export function sdmxNames({
  indicators,
  districts,
}: Pick<Catalogue, 'indicators' | 'districts'>): Readonly<Record<SdmxDimension, ReadonlyMap<string, string | null>>> {
  const all = [...indicators.values()]
  const named = (names: Iterable<string>): ReadonlyMap<string, string> =>
    new Map([...names].map((name) => [sdmxCode(name), name]))
  const parts = all.flatMap(({ by }: Indicator) =>
    Object.entries(by).flatMap(([name, breakdown]) => breakdown.parts.map(({ key }) => `${name}=${key}`)),
  )
  return {
    INDICATOR: named(indicators.keys()),
    VARIANT: named(all.flatMap(({ variants }) => Object.keys(variants))),
    PART: new Map([null, ...parts].map((part) => [partCode(part), part])),
    REF_AREA: named(districts.all.map(({ code }) => code)),
  }
}

/** The codes of an observation in the dimensions of the key. */
export function sdmxKey({ indicator, variant, part, district }: Observation): Readonly<Record<SdmxDimension, string>> {
  return {
    INDICATOR: sdmxCode(indicator),
    VARIANT: sdmxCode(variant),
    PART: partCode(part),
    REF_AREA: sdmxCode(district),
  }
}

import type { Catalogue, Observation } from '@minzheng/core'
import { sdmxDimensions, sdmxFlow, sdmxKey, sdmxNames, type SdmxDimension } from '@minzheng/export'
import type { Asked } from '../access/access-rule.js'
import { eachOf } from '../access/access-rule.js'
import { RequestError } from '../base/problem.js'
import { codeFilter, timeFilter } from './conditions.js'

/** What a query of SDMX names: the flow, keys, and values of components. */
export interface SelectionAsked {
  readonly params: {
    readonly context: string
    readonly agency: string
    readonly resource: string
    readonly version?: string | undefined
    readonly key?: string | undefined
  }
  readonly query: Partial<Readonly<Record<`c[${SdmxDimension | 'TIME_PERIOD'}]`, string | undefined>>>
}

/** The figures that a query of SDMX selects. */
export interface Selection {
  readonly indicators: readonly string[]
  readonly districts: readonly string[]
  /** Undefined: whatever the period; `selects` knows. */
  readonly periods: readonly string[] | undefined
  readonly onlyWhole: boolean
  readonly selects: (observation: Observation) => boolean
  /** What the decision is about: the largest districts, and the indicators if not all are selected. */
  readonly asked: readonly Asked[]
}

/**
 * Reads the path and `c[…]` of a query of data or availability. Keys are joined by commas, their codes by dots; `*` is
 * any code, and so is each that is left out at the end. Throws `RequestError`: `not-found` if nothing is selected.
 */
export function selectionOf({ params, query }: SelectionAsked, catalogue: Catalogue): Selection {
  if (!namesFlow(params)) throw nothing()
  const names = sdmxNames(catalogue)
  const keys = (params.key ?? '*').split(',').map(codesOfKey)
  // The codes of each dimension that any of the keys and the filter select.
  const selected = Object.fromEntries(
    sdmxDimensions.map((id, place) => {
      const text = query[`c[${id}]`]
      const filter = text === undefined ? () => true : codeFilter(text, `c[${id}]`)
      const inKeys = (code: string): boolean => keys.some((key) => key[place] === undefined || key[place] === code)
      return [id, new Set([...names[id].keys()].filter((code) => inKeys(code) && filter(code)))]
    }),
  ) as unknown as Readonly<Record<SdmxDimension, ReadonlySet<string>>>
  if (sdmxDimensions.some((id) => selected[id].size === 0)) throw nothing()
  const namesIn = (id: SdmxDimension): readonly string[] =>
    [...selected[id]].map((code) => names[id].get(code) ?? '').toSorted()
  const time = query['c[TIME_PERIOD]'] === undefined ? undefined : timeFilter(query['c[TIME_PERIOD]'], 'c[TIME_PERIOD]')
  const [indicators, districts] = [namesIn('INDICATOR'), namesIn('REF_AREA')]
  return {
    indicators,
    districts,
    periods: time?.only,
    onlyWhole: selected.PART.size === 1 && names.PART.get([...selected.PART][0]!) === null,
    selects: (observation) => {
      const codes = sdmxKey(observation)
      return (
        sdmxDimensions.every((id) => selected[id].has(codes[id])) &&
        keys.some((key) => sdmxDimensions.every((id, place) => key[place] === undefined || key[place] === codes[id])) &&
        (time === undefined || time.selects(observation.period))
      )
    },
    asked: eachOf(largest(districts, catalogue), indicators.length === catalogue.indicators.size ? [] : indicators),
  }
}

/** The codes of a key; undefined for any. */
function codesOfKey(key: string): readonly (string | undefined)[] {
  const codes = key.split('.')
  if (codes.length > sdmxDimensions.length || codes.some((code) => !/^(\*|[\w@$-]+)$/.test(code)))
    throw new RequestError('invalid-request', undefined, {
      faults: [{ in: 'path', name: 'key', must: `must be codes of ${sdmxDimensions.join('.')}, or * for any` }],
    })
  return codes.map((code) => (code === '*' ? undefined : code))
}

/** True if the path names our flow, or our data structure, in any of the forms of the standard. */
function namesFlow({ context, agency, resource, version = '*' }: SelectionAsked['params']): boolean {
  const { dataflow, dataStructure } = sdmxFlow
  const isResource = (id: string): boolean =>
    (id === dataflow && context !== 'datastructure') || (id === dataStructure && context !== 'dataflow')
  return (
    agency.split(',').some((each) => each === '*' || each === sdmxFlow.agency) &&
    resource.split(',').some((each) => each === '*' || isResource(each)) &&
    isVersion(version)
  )
}

/** True if a version, or a list of them, is ours: `*` any, `+` the latest stable, `~` the latest. */
export function isVersion(text: string): boolean {
  return text.split(',').some((each) => ['*', '+', '~', ' ', sdmxFlow.version].includes(each))
}

/** The districts that are within no other of the list. */
function largest(codes: readonly string[], { districts }: Pick<Catalogue, 'districts'>): readonly string[] {
  const all = new Set(codes)
  const isWithinAnother = (code: string): boolean => {
    let { parent } = districts.get(code)
    while (parent !== null) {
      if (all.has(parent)) return true
      ;({ parent } = districts.get(parent))
    }
    return false
  }
  return codes.filter((code) => !isWithinAnother(code))
}

/** That a query selects nothing, as the standard answers it. */
export function nothing(): RequestError {
  return new RequestError('not-found', { zh: '没有符合条件的数据', en: 'there are no results' })
}

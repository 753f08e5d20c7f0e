import type { Catalogue, Observation } from '@minzheng/core'
import { shownObservation } from '@minzheng/core/assessment'
import { parsePeriod } from '@minzheng/core/periods'
import type { Batches } from '../base/batches.js'
import { defaultAudience } from '../base/file-header.js'
import { codelistsOf, type Code, type CodelistId } from './sdmx-codelists.js'
import {
  audienceAttribute,
  dimensions,
  measure,
  observationAttributes,
  timeDimension,
  unitMeasure,
  type Component,
} from './sdmx-components.js'
import { dataflowId, dataStructureId, defaultMaintainer, refuseMaintainer, urn } from './sdmx-ids.js'
import { metaOf, namesOf, type MessageOptions } from './sdmx-message.js'
import { dataflowName } from './sdmx-structure.js'

/** Values in the order of their first occurrence; a message refers to them by index. */
class Places {
  readonly #places = new Map<string, number>()
  of(value: string): number {
    const known = this.#places.get(value)
    if (known !== undefined) return known
    this.#places.set(value, this.#places.size)
    return this.#places.size - 1
  }
  get values(): readonly string[] {
    return [...this.#places.keys()]
  }
}

/**
 * Observations as an SDMX-JSON 2.0 data message, flat: every dimension is at the observation. The structure comes after
 * the data, since only then all occurring values are known; so the message is written while the observations are read.
 * A missing value is null with its status. Pass each observation once: a second time would make two members with one
 * name.
 */
export async function* sdmxData(
  catalogue: Catalogue,
  batches: Batches,
  options: MessageOptions,
): AsyncGenerator<string> {
  const maintainer = options.maintainer ?? defaultMaintainer
  refuseMaintainer(maintainer)
  const keys = [...dimensions, timeDimension].map((component) => ({ component, places: new Places() }))
  const attributes = observationAttributes.map((component) => ({
    component,
    places: 'codelist' in component.of ? new Places() : undefined,
  }))
  const units = new Places()
  const unitOfIndicator = new Map<number, number>()
  const periods = new Map<string, string>()
  const links = [{ rel: 'dataflow', urn: urn('datastructure.Dataflow', dataflowId, maintainer) }]

  const observationOf = (observation: Observation): string => {
    const each = shownObservation(catalogue.indicator(observation.indicator), observation)
    const key = keys.map(({ component, places }) => places.of(String(component.valueOf(each))))
    unitOfIndicator.set(key[0]!, units.of(String(unitMeasure.valueOf(each))))
    periods.set(String(timeDimension.valueOf(each)), each.period)
    const values = attributes.map(({ component, places }) => {
      const value = component.valueOf(each)
      return value === null || places === undefined ? value : places.of(String(value))
    })
    return `${JSON.stringify(key.join(':'))}:${JSON.stringify([each.value, ...values])}`
  }

  yield `{"meta":${JSON.stringify(metaOf(options, 'data'))},"data":{"dataSets":[{"structure":0,"action":"Replace","links":${JSON.stringify(links)},"attributes":[0],"observations":{\n`
  let isFirst = true
  for await (const batch of batches) {
    if (batch.length === 0) continue
    yield `${isFirst ? '' : ',\n'}${batch.map(observationOf).join(',\n')}`
    isFirst = false
  }
  // The unit depends on the indicator alone: its index, and nothing for the other dimensions.
  const groups = Object.fromEntries(
    [...unitOfIndicator].map(([indicator, unit]) => [`${indicator}${':'.repeat(keys.length - 1)}`, [unit]]),
  )
  const lists = codelistsOf(catalogue)
  const structure = {
    dataSets: [0],
    links: [...links, { rel: 'datastructure', urn: urn('datastructure.DataStructure', dataStructureId, maintainer) }],
    ...namesOf(dataflowName),
    dimensions: {
      observation: keys
        .filter(({ places }) => places.values.length > 0)
        .map(({ component, places }, keyPosition) => ({
          ...head(component),
          keyPosition,
          values:
            component === timeDimension
              ? places.values.map((value) => timeValue(value, periods.get(value)!))
              : coded(component, places.values, lists),
        })),
    },
    measures: { observation: [head(measure)] },
    attributes: {
      dataSet: [
        {
          ...head(audienceAttribute),
          relationship: { dataflow: {} },
          values: coded(audienceAttribute, [options.audience ?? defaultAudience], lists),
        },
      ],
      dimensionGroup: [
        {
          ...head(unitMeasure),
          relationship: { dimensions: ['INDICATOR'] },
          ...(units.values.length > 0 ? { values: coded(unitMeasure, units.values, lists) } : {}),
        },
      ],
      observation: attributes.map(({ component, places }) => ({
        ...head(component),
        relationship: { observation: {} },
        ...(places === undefined || places.values.length === 0
          ? {}
          : { values: coded(component, places.values, lists) }),
      })),
    },
  }
  yield `\n},"dimensionGroupAttributes":${JSON.stringify(groups)}}],"structures":[${JSON.stringify(structure)}]}}\n`
}

function head({ id, name, of }: Pick<Component, 'id' | 'name' | 'of'>): object {
  return { id, ...namesOf(name), ...('format' in of ? { format: { dataType: of.format } } : {}) }
}

function coded(
  { id, of }: Pick<Component, 'id' | 'of'>,
  values: readonly string[],
  lists: Readonly<Record<CodelistId, readonly Code[]>>,
): readonly object[] {
  const codes = 'codelist' in of ? lists[of.codelist] : []
  const byId = new Map(codes.map((code) => [code.id, code]))
  return values.map((value) => {
    const code = byId.get(value)
    if (code === undefined) throw new Error(`unreachable: ${value} is no code of ${id}, but the catalogue knows it`)
    return { id: value, ...namesOf(code) }
  })
}

/** A period's own name, and its first and last day. */
function timeValue(value: string, id: string): object {
  const { from, until } = parsePeriod(id)
  return { value, start: `${from}T00:00:00Z`, end: new Date(Date.parse(`${until}T00:00:00Z`) - 1000).toISOString() }
}

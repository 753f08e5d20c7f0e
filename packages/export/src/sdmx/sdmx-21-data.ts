import { stringify } from 'csv-stringify/sync'
import type { Catalogue, Observation } from '@minzheng/core'
import { shownObservation } from '@minzheng/core/assessment'
import type { Batches } from '../base/batches.js'
import { defaultAudience } from '../base/file-header.js'
import {
  audienceAttribute,
  dimensions,
  measure,
  observationAttributes,
  timeDimension,
  unitMeasure,
} from './sdmx-components.js'
import { dataflowId, defaultMaintainer, refuseMaintainer, urn } from './sdmx-ids.js'
import type { MessageOptions } from './sdmx-message.js'
import { namespaces, xmlAttributes, xmlHeader, xmlRef } from './sdmx-xml.js'

const components = [...dimensions, timeDimension, measure, unitMeasure, ...observationAttributes]

/**
 * Observations as a structure-specific data message of SDMX-ML 2.1, flat: every dimension is at the observation. A
 * missing value has no OBS_VALUE, and a status that says why. Throws `unknown-indicator`, `invalid-definition`.
 */
export async function* sdmx21Data(
  catalogue: Pick<Catalogue, 'indicator'>,
  batches: Batches,
  options: MessageOptions,
): AsyncGenerator<string> {
  const { maintainer = defaultMaintainer, audience = defaultAudience } = options
  refuseMaintainer(maintainer)
  const namespace = `${urn('datastructure.Dataflow', dataflowId, maintainer)}:ObsLevelDim:AllDimensions`
  const structure = `<mes:Structure${xmlAttributes({ structureID: dataflowId, namespace, dimensionAtObservation: 'AllDimensions' })}><com:StructureUsage>${xmlRef(dataflowId, maintainer)}</com:StructureUsage></mes:Structure><mes:DataSetAction>Replace</mes:DataSetAction>`
  const set = {
    'ss:structureRef': dataflowId,
    'ss:dataScope': 'DataStructure',
    'ss:action': 'Replace',
    'xsi:type': 'own:DataSetType',
    [audienceAttribute.id]: audience,
  }
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<mes:StructureSpecificData ${namespaces} xmlns:own="${namespace}">${xmlHeader(options, 'D', structure)}<mes:DataSet${xmlAttributes(set)}>\n`
  const observationOf = (each: Observation): string => {
    const shown = shownObservation(catalogue.indicator(each.indicator), each)
    return `<Obs${xmlAttributes(Object.fromEntries(components.map(({ id, valueOf }) => [id, valueOf(shown)])))}/>\n`
  }
  for await (const batch of batches) if (batch.length > 0) yield batch.map(observationOf).join('')
  yield '</mes:DataSet></mes:StructureSpecificData>\n'
}

/**
 * Observations as an SDMX-CSV 1.0 data message, the CSV of SDMX 2.1: it names the dataflow in each row, and has neither
 * an action nor the kind of the structure. Codes only, so no cell can be taken for a formula.
 */
export async function* sdmx21Csv(
  catalogue: Pick<Catalogue, 'indicator'>,
  batches: Batches,
  { maintainer = defaultMaintainer, audience = defaultAudience }: Pick<MessageOptions, 'maintainer' | 'audience'> = {},
): AsyncGenerator<string> {
  refuseMaintainer(maintainer)
  const flow = `${maintainer.agency}:${dataflowId}(${maintainer.version})`
  const lines = (rows: readonly (readonly string[])[]): string => stringify([...rows], { record_delimiter: 'windows' })
  yield lines([['DATAFLOW', ...components.map(({ id }) => id), audienceAttribute.id]])
  for await (const batch of batches)
    if (batch.length > 0)
      yield lines(
        batch.map((each) => {
          const shown = shownObservation(catalogue.indicator(each.indicator), each)
          return [flow, ...components.map(({ valueOf }) => String(valueOf(shown) ?? '')), audience]
        }),
      )
}

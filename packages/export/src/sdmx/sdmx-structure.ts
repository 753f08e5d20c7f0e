import type { Catalogue, Text } from '@minzheng/core'
import { codelistNames, codelistsOf, type CodelistId } from './sdmx-codelists.js'
import {
  audienceAttribute,
  dimensions,
  measure,
  observationAttributes,
  timeDimension,
  unitMeasure,
  type Component,
} from './sdmx-components.js'
import {
  conceptSchemeId,
  dataflowId,
  dataStructureId,
  defaultMaintainer,
  refuseMaintainer,
  urn,
  type SdmxMaintainer,
} from './sdmx-ids.js'
import { metaOf, namesOf, type MessageOptions } from './sdmx-message.js'

export const dataflowName: Text = { zh: '民政指标', en: 'Civil-affairs indicators' }

/** The data structure of observations, its concepts and codelists, as an SDMX-JSON 2.0 structure message. */
export function sdmxStructure(catalogue: Pick<Catalogue, 'indicators' | 'districts'>, options: MessageOptions): string {
  const maintainer = options.maintainer ?? defaultMaintainer
  refuseMaintainer(maintainer)
  const maintained = (id: string, name: Text): object => ({
    id,
    agencyID: maintainer.agency,
    version: maintainer.version,
    ...namesOf(name),
  })
  const all = [...dimensions, timeDimension, measure, unitMeasure, audienceAttribute, ...observationAttributes]
  const message = {
    meta: metaOf(options, 'structure'),
    data: {
      dataflows: [
        {
          ...maintained(dataflowId, dataflowName),
          structure: urn('datastructure.DataStructure', dataStructureId, maintainer),
        },
      ],
      dataStructures: [
        { ...maintained(dataStructureId, dataflowName), dataStructureComponents: componentsOf(maintainer) },
      ],
      conceptSchemes: [
        {
          ...maintained(conceptSchemeId, { zh: '民政指标的概念', en: 'Concepts of civil-affairs indicators' }),
          concepts: all.map(({ id, name }) => ({ id, ...namesOf(name) })),
        },
      ],
      codelists: Object.entries(codelistsOf(catalogue)).map(([list, codes]) => ({
        ...maintained(list, codelistNames[list as CodelistId]),
        codes: codes.map(({ id, zh, en, parent }) => ({
          id,
          ...namesOf({ zh, en }),
          ...(parent === undefined ? {} : { parent }),
        })),
      })),
    },
  }
  return `${JSON.stringify(message, null, 1)}\n`
}

function componentsOf(maintainer: SdmxMaintainer): object {
  const component = ({ id, of }: Pick<Component, 'id' | 'of'>): object => ({
    id,
    conceptIdentity: urn('conceptscheme.Concept', conceptSchemeId, maintainer, id),
    localRepresentation:
      'codelist' in of
        ? { enumeration: urn('codelist.Codelist', of.codelist, maintainer) }
        : { format: { dataType: of.format } },
  })
  return {
    dimensionList: {
      id: 'DimensionDescriptor',
      dimensions: dimensions.map((each, position) => ({ ...component(each), position })),
      timeDimension: component(timeDimension),
    },
    measureList: { id: 'MeasureDescriptor', measures: [{ ...component(measure), usage: 'optional' }] },
    attributeList: {
      id: 'AttributeDescriptor',
      attributes: [
        { ...component(audienceAttribute), usage: 'mandatory', attributeRelationship: { dataflow: {} } },
        { ...component(unitMeasure), usage: 'mandatory', attributeRelationship: { dimensions: ['INDICATOR'] } },
        ...observationAttributes.map((each) => ({
          ...component(each),
          usage: each.id === 'OBS_STATUS' ? 'mandatory' : 'optional',
          attributeRelationship: { observation: {} },
        })),
      ],
    },
  }
}

import type { Catalogue, Text } from '@minzheng/core'
import { codelistNames, codelistsOf, type Code, type CodelistId } from './sdmx-codelists.js'
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
  type SdmxMaintainer,
} from './sdmx-ids.js'
import type { MessageOptions } from './sdmx-message.js'
import { dataflowName } from './sdmx-structure.js'
import { namespaces, xmlAttributes, xmlHeader, xmlNames, xmlRef } from './sdmx-xml.js'

type Described = Pick<Component, 'id' | 'name' | 'of'>

/** The data structure of observations, its concepts and codelists, as a structure message of SDMX-ML 2.1. */
export function sdmx21Structure(
  catalogue: Pick<Catalogue, 'indicators' | 'districts'>,
  options: MessageOptions,
): string {
  const maintainer = options.maintainer ?? defaultMaintainer
  refuseMaintainer(maintainer)
  const maintained = (element: string, id: string, name: Text, content: string): string =>
    `<str:${element}${xmlAttributes({ id, agencyID: maintainer.agency, version: maintainer.version })}>${xmlNames(name)}${content}</str:${element}>`
  const all: readonly Described[] = [
    ...dimensions,
    timeDimension,
    measure,
    unitMeasure,
    audienceAttribute,
    ...observationAttributes,
  ]
  const concepts = all.map(({ id, name }) => `<str:Concept id="${id}">${xmlNames(name)}</str:Concept>`).join('\n')
  const codelists = Object.entries(codelistsOf(catalogue)).map(([list, codes]) =>
    maintained('Codelist', list, codelistNames[list as CodelistId], `\n${codes.map(codeOf).join('\n')}\n`),
  )
  return `<?xml version="1.0" encoding="UTF-8"?>
<mes:Structure ${namespaces}>${xmlHeader(options, 'S')}<mes:Structures>
<str:Dataflows>${maintained('Dataflow', dataflowId, dataflowName, `<str:Structure>${xmlRef(dataStructureId, maintainer)}</str:Structure>`)}</str:Dataflows>
<str:Codelists>${codelists.join('\n')}</str:Codelists>
<str:Concepts>${maintained('ConceptScheme', conceptSchemeId, { zh: '民政指标的概念', en: 'Concepts of civil-affairs indicators' }, `\n${concepts}\n`)}</str:Concepts>
<str:DataStructures>${maintained('DataStructure', dataStructureId, dataflowName, componentsOf(maintainer))}</str:DataStructures>
</mes:Structures></mes:Structure>
`
}

function codeOf({ id, zh, en, parent }: Code): string {
  const within = parent === undefined ? '' : `<str:Parent><Ref${xmlAttributes({ id: parent })}/></str:Parent>`
  return `<str:Code${xmlAttributes({ id })}>${xmlNames({ zh, en })}${within}</str:Code>`
}

function componentsOf(maintainer: SdmxMaintainer): string {
  const described = ({ id, of }: Described): string =>
    `<str:ConceptIdentity>${xmlRef(conceptSchemeId, maintainer, id)}</str:ConceptIdentity><str:LocalRepresentation>${
      'codelist' in of
        ? `<str:Enumeration>${xmlRef(of.codelist, maintainer)}</str:Enumeration>`
        : `<str:TextFormat textType="${of.format}"/>`
    }</str:LocalRepresentation>`
  const attribute = (each: Described, status: 'Mandatory' | 'Conditional', relationship: string): string =>
    `<str:Attribute id="${each.id}" assignmentStatus="${status}">${described(each)}<str:AttributeRelationship>${relationship}</str:AttributeRelationship></str:Attribute>`
  const dimensionList = [
    ...dimensions.map(
      (each, place) => `<str:Dimension id="${each.id}" position="${place + 1}">${described(each)}</str:Dimension>`,
    ),
    `<str:TimeDimension id="${timeDimension.id}" position="${dimensions.length + 1}">${described(timeDimension)}</str:TimeDimension>`,
  ]
  const attributeList = [
    attribute(unitMeasure, 'Mandatory', '<str:Dimension><Ref id="INDICATOR"/></str:Dimension>'),
    attribute(audienceAttribute, 'Mandatory', '<str:None/>'),
    ...observationAttributes.map((each) =>
      attribute(
        each,
        each.id === 'OBS_STATUS' ? 'Mandatory' : 'Conditional',
        `<str:PrimaryMeasure><Ref id="${measure.id}"/></str:PrimaryMeasure>`,
      ),
    ),
  ]
  return `<str:DataStructureComponents>
<str:DimensionList id="DimensionDescriptor">${dimensionList.join('\n')}</str:DimensionList>
<str:AttributeList id="AttributeDescriptor">${attributeList.join('\n')}</str:AttributeList>
<str:MeasureList id="MeasureDescriptor"><str:PrimaryMeasure id="${measure.id}">${described(measure)}</str:PrimaryMeasure></str:MeasureList>
</str:DataStructureComponents>`
}

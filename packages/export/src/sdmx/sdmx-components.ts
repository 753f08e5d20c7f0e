import type { Observation, Text, Unit } from '@minzheng/core'
import type { ShownObservation } from '@minzheng/core/assessment'
import { parsePeriod, printPeriod } from '@minzheng/core/periods'
import type { CodelistId } from './sdmx-codelists.js'
import { partCode, sdmxCode } from './sdmx-ids.js'

/** How the values of a component are written: as codes of a list, or unchanged. */
type Representation =
  | { readonly codelist: CodelistId }
  | { readonly format: 'Double' | 'Integer' | 'Long' | 'String' | 'GregorianDay' | 'ObservationalTimePeriod' }

/** A dimension, the measure or an attribute of the data structure: the content of one column. */
export interface Component {
  readonly id: string
  readonly name: Text
  readonly of: Representation
  readonly valueOf: (observation: ShownObservation<Observation>) => string | number | null
}

const unitCode = (unit: Unit | null): string | null => (unit === null ? null : sdmxCode(unit))

export const dimensions: readonly Component[] = [
  {
    id: 'INDICATOR',
    name: { zh: '指标', en: 'Indicator' },
    of: { codelist: 'CL_INDICATOR' },
    valueOf: ({ indicator }) => sdmxCode(indicator),
  },
  {
    id: 'VARIANT',
    name: { zh: '口径', en: 'Variant of the definition' },
    of: { codelist: 'CL_VARIANT' },
    valueOf: ({ variant }) => sdmxCode(variant),
  },
  {
    id: 'PART',
    name: { zh: '分组', en: 'Part of a breakdown' },
    of: { codelist: 'CL_PART' },
    valueOf: ({ part }) => partCode(part),
  },
  {
    id: 'REF_AREA',
    name: { zh: '地区', en: 'Reference area' },
    of: { codelist: 'CL_AREA' },
    valueOf: ({ district }) => sdmxCode(district),
  },
]

export const timeDimension: Component = {
  id: 'TIME_PERIOD',
  name: { zh: '时期', en: 'Time period' },
  of: { format: 'ObservationalTimePeriod' },
  valueOf: ({ period }) => printPeriod(parsePeriod(period), 'sdmx'),
}

export const measure: Component = {
  id: 'OBS_VALUE',
  name: { zh: '数值', en: 'Observation value' },
  of: { format: 'Double' },
  valueOf: ({ value }) => value,
}

/** An attribute of the whole message: for whom it is. */
export const audienceAttribute: Pick<Component, 'id' | 'name' | 'of'> = {
  id: 'AUDIENCE',
  name: { zh: '对象', en: 'For whom the data are' },
  of: { codelist: 'CL_AUDIENCE' },
}

/** The same for all observations of an indicator. */
export const unitMeasure: Component = {
  id: 'UNIT_MEASURE',
  name: { zh: '计量单位', en: 'Unit of measure' },
  of: { codelist: 'CL_UNIT' },
  valueOf: ({ unit }) => sdmxCode(unit),
}

export const observationAttributes: readonly Component[] = [
  {
    id: 'OBS_STATUS',
    name: { zh: '观测状态', en: 'Observation status' },
    of: { codelist: 'CL_OBS_STATUS' },
    valueOf: ({ status }) => status,
  },
  { id: 'REASON', name: { zh: '原因', en: 'Reason' }, of: { codelist: 'CL_REASON' }, valueOf: ({ reason }) => reason },
  {
    id: 'NUMERATOR',
    name: { zh: '分子', en: 'Numerator' },
    of: { format: 'Double' },
    valueOf: ({ numerator }) => numerator,
  },
  {
    id: 'NUMERATOR_UNIT',
    name: { zh: '分子单位', en: 'Unit of the numerator' },
    of: { codelist: 'CL_UNIT' },
    valueOf: ({ numeratorUnit }) => unitCode(numeratorUnit),
  },
  {
    id: 'DENOMINATOR',
    name: { zh: '分母', en: 'Denominator' },
    of: { format: 'Double' },
    valueOf: ({ denominator }) => denominator,
  },
  {
    id: 'DENOMINATOR_UNIT',
    name: { zh: '分母单位', en: 'Unit of the denominator' },
    of: { codelist: 'CL_UNIT' },
    valueOf: ({ denominatorUnit }) => unitCode(denominatorUnit),
  },
  {
    id: 'AS_OF',
    name: { zh: '数据截至', en: 'Last day taken in' },
    of: { format: 'GregorianDay' },
    valueOf: ({ asOf }) => asOf,
  },
  {
    id: 'RETURNS_RECEIVED',
    name: { zh: '已报送', en: 'Returns received' },
    of: { format: 'Integer' },
    valueOf: ({ received }) => received,
  },
  {
    id: 'RETURNS_EXPECTED',
    name: { zh: '应报送', en: 'Returns expected' },
    of: { format: 'Integer' },
    valueOf: ({ expected }) => expected,
  },
  {
    id: 'DEFINITION_VERSION',
    name: { zh: '定义版本', en: 'Version of the definition' },
    of: { format: 'String' },
    valueOf: ({ version }) => version,
  },
  { id: 'REVISION', name: { zh: '修订', en: 'Revision' }, of: { format: 'Long' }, valueOf: ({ revision }) => revision },
]

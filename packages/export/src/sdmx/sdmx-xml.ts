import type { Text } from '@minzheng/core'
import { escapeHtml } from '../base/html.js'
import { defaultMaintainer, type SdmxMaintainer } from './sdmx-ids.js'
import type { MessageOptions } from './sdmx-message.js'

const base = 'http://www.sdmx.org/resources/sdmxml/schemas/v2_1'

/** The namespaces of SDMX-ML 2.1, as attributes of a message. */
export const namespaces = Object.entries({
  mes: `${base}/message`,
  com: `${base}/common`,
  str: `${base}/structure`,
  ss: `${base}/data/structurespecific`,
  xsi: 'http://www.w3.org/2001/XMLSchema-instance',
})
  .map(([prefix, uri]) => `xmlns:${prefix}="${uri}"`)
  .join(' ')

/** Attributes of an element; one that is null is left out. */
export function xmlAttributes(values: Readonly<Record<string, string | number | null>>): string {
  return Object.entries(values)
    .map(([name, value]) => (value === null ? '' : ` ${name}="${escapeHtml(String(value))}"`))
    .join('')
}

/** The name of an artefact in Chinese and English. */
export function xmlNames({ zh, en }: Text): string {
  return `<com:Name xml:lang="zh">${escapeHtml(zh)}</com:Name><com:Name xml:lang="en">${escapeHtml(en)}</com:Name>`
}

/** A reference to a maintained artefact, or to an item of one. */
export function xmlRef(id: string, { agency, version }: SdmxMaintainer, item?: string): string {
  return item === undefined
    ? `<Ref${xmlAttributes({ id, agencyID: agency, version })}/>`
    : `<Ref${xmlAttributes({ id: item, maintainableParentID: id, maintainableParentVersion: version, agencyID: agency })}/>`
}

/** The header of a message; `more` follows the sender. */
export function xmlHeader(options: MessageOptions, kind: 'D' | 'S', more = ''): string {
  const { prepared, isTest, maintainer = defaultMaintainer } = options
  return `<mes:Header><mes:ID>${kind}${prepared.getTime()}</mes:ID><mes:Test>${isTest}</mes:Test><mes:Prepared>${prepared.toISOString()}</mes:Prepared><mes:Sender id="${maintainer.agency}"/>${more}</mes:Header>`
}

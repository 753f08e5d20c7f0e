import type { Text } from '@minzheng/core'
import type { FileHeader } from '../base/file-header.js'
import type { SdmxMaintainer } from './sdmx-ids.js'

/** The header data of a message. */
export interface MessageOptions extends FileHeader {
  readonly maintainer?: SdmxMaintainer
}

const schemas = 'https://raw.githubusercontent.com/sdmx-twg/sdmx-json/master'

export function metaOf({ prepared, isTest, maintainer }: MessageOptions, kind: 'data' | 'structure'): object {
  return {
    schema: `${schemas}/${kind}-message/tools/schemas/2.0.0/sdmx-json-${kind}-schema.json`,
    id: `${kind === 'data' ? 'D' : 'S'}${prepared.getTime()}`,
    test: isTest,
    prepared: prepared.toISOString(),
    contentLanguages: ['zh', 'en'],
    sender: { id: maintainer?.agency ?? 'MINZHENG' },
  }
}

/** Chinese is the best match; both are included. */
export function namesOf({ zh, en }: Text): { readonly name: string; readonly names: Text } {
  return { name: zh, names: { zh, en } }
}

import { RequestError } from '../base/problem.js'
import { formatOf, type Formats } from '../formats/negotiate.js'

const version = '2.0.0'

/** The types of data messages; the first is the default. */
export const dataTypes = {
  'sdmx-json': `application/vnd.sdmx.data+json;version=${version}`,
  'sdmx-csv': `application/vnd.sdmx.data+csv;version=${version}`,
} as const

/** The type of structure messages. */
export const structureTypes = { 'sdmx-json': `application/vnd.sdmx.structure+json;version=${version}` } as const

/** What we write of SDMX-CSV's own parameters: codes, periods as they are, no keys. */
const written: Readonly<Record<string, string>> = { version, labels: 'id', timeformat: 'original', keys: 'none' }

/** The type that `Accept` asks for, in the version that we write. Throws `not-acceptable`. */
export function sdmxType<Name extends string>(
  types: Formats<Name>,
  asked: Name | undefined,
  accept: string | null,
): Name {
  if (asked !== undefined || accept === null) return formatOf(types, asked, accept)
  const fitting = accept.split(',').filter((each) =>
    each
      .split(';')
      .slice(1)
      .map((part) => part.trim().toLowerCase().split('='))
      .every(([name, value]) => written[name!] === undefined || written[name!] === value),
  )
  if (fitting.length > 0) return formatOf(types, undefined, fitting.join(','))
  throw new RequestError('not-acceptable', {
    zh: `格式须为 ${Object.values(types).join('、')}`,
    en: `the format must be one of ${Object.values(types).join(', ')}, got another`,
  })
}

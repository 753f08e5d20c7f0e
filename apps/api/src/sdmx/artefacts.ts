import type { Catalogue } from '@minzheng/core'
import { sdmxFlow, sdmxStructure, type MessageOptions } from '@minzheng/export'
import { isVersion, nothing } from './selection.js'

/** The kinds of artefacts, with their place in a message; each kind of a level refers to those of the next. */
const levels: readonly Readonly<Record<string, string>>[] = [
  { dataflow: 'dataflows' },
  { datastructure: 'dataStructures' },
  { codelist: 'codelists', conceptscheme: 'conceptSchemes' },
]
const places = Object.assign({}, ...levels) as Readonly<Record<string, string>>

/** The references that may be asked for along with an artefact. */
export const references = [
  'none',
  'parents',
  'parentsandsiblings',
  'ancestors',
  'children',
  'descendants',
  'all',
  'dataflow',
  'datastructure',
  'codelist',
  'conceptscheme',
] as const

interface Artefact {
  readonly id: string
}
interface Message {
  readonly meta: object
  readonly data: Readonly<Record<string, readonly Artefact[]>>
}

/** Which artefacts, as the path of a query names them. */
export interface ArtefactsAsked {
  readonly type: string
  readonly agency?: string | undefined
  readonly resource?: string | undefined
  readonly version?: string | undefined
}

/**
 * The artefacts that a query names, with those that they refer to or that refer to them, as an SDMX-JSON 2.0 structure
 * message. Throws `RequestError` `not-found` if there are none.
 */
export function artefactMessage(
  catalogue: Pick<Catalogue, 'indicators' | 'districts'>,
  { type, agency = '*', resource = '*', version = '~' }: ArtefactsAsked,
  asked: (typeof references)[number],
  options: MessageOptions,
): string {
  const { meta, data } = JSON.parse(sdmxStructure(catalogue, options)) as Message
  const ids = resource.split(',')
  const kinds = type === '*' ? Object.keys(places) : [type]
  const isOurs = agency.split(',').some((each) => each === '*' || each === sdmxFlow.agency) && isVersion(version)
  const found = Object.fromEntries(
    (isOurs ? kinds : []).flatMap((kind) => {
      const place = places[kind]
      const matching = (data[place ?? ''] ?? []).filter(({ id }) => ids.includes('*') || ids.includes(id))
      return place === undefined || matching.length === 0 ? [] : [[place, matching] as const]
    }),
  )
  if (Object.keys(found).length === 0) throw nothing()
  // There is one dataflow and one data structure, which uses every list and scheme: all of a kind are referred to alike.
  const referred = kinds.flatMap((kind) => referredKinds(kind, asked)).map((kind) => places[kind]!)
  const added = Object.fromEntries(referred.map((place) => [place, data[place]!]))
  return `${JSON.stringify({ meta, data: { ...found, ...added } }, null, 1)}\n`
}

/** The kinds that go along with a kind. */
function referredKinds(kind: string, asked: (typeof references)[number]): readonly string[] {
  const level = levels.findIndex((each) => Object.hasOwn(each, kind))
  const kindsAt = (from: number, to: number): readonly string[] =>
    levels.slice(Math.max(from, 0), to).flatMap((each) => Object.keys(each))
  switch (asked) {
    case 'none':
      return []
    case 'parents':
      return kindsAt(level - 1, level)
    case 'parentsandsiblings':
      return level === 0 ? [] : kindsAt(level - 1, level + 1)
    case 'ancestors':
      return kindsAt(0, level)
    case 'children':
      return kindsAt(level + 1, level + 2)
    case 'descendants':
      return kindsAt(level + 1, levels.length)
    case 'all':
      return kindsAt(level - 1, levels.length)
    default:
      return [asked]
  }
}

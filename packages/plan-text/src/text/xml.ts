import { SaxesParser } from 'saxes'
import { refuse } from '../base/refuse.js'

/** Receives the tags of a part of a document, by names without prefixes. */
export interface Tags {
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void
  readonly text?: (text: string) => void
  readonly close?: (name: string) => void
}

const deepest = 256
const local = (name: string): string => name.slice(name.indexOf(':') + 1)

/** Reads an XML text; throws `invalid-input` if it is not well-formed or declares entities. */
export function readTags(xml: Buffer, tags: Tags): void {
  const parser = new SaxesParser({ xmlns: false, position: false })
  let depth = 0
  const damaged = (why: string): Error => refuse(`the .docx file must be whole, got one that is not: ${why}`)
  parser.on('doctype', () => {
    throw damaged('it declares its own entities')
  })
  parser.on('error', () => {
    throw damaged('its XML is not well-formed')
  })
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1
    if (depth > deepest) throw damaged(`its XML nests tags more than ${deepest} deep`)
    tags.open?.(
      local(name),
      Object.fromEntries(Object.entries(attributes).map(([attribute, value]) => [local(attribute), value])),
    )
  })
  parser.on('text', (text) => tags.text?.(text))
  parser.on('closetag', ({ name }) => {
    depth -= 1
    tags.close?.(local(name))
  })
  parser.write(xml.toString('utf8')).close()
}

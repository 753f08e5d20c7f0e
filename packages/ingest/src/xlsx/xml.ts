import { SaxesParser } from 'saxes'
import { ImportError } from '../import-error.js'

/** What happens in an XML text; names come without their prefix. */
export interface XmlEvents {
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void
  readonly text?: (text: string) => void
  readonly close?: (name: string) => void
}

/** The most characters without a tag, and in one cell. */
export const longestText = 1 << 22
/** Tags within tags: a sheet has six. */
const deepest = 64

/** Reads XML as it comes, and yields after each part, so that the reader can hand on what it has collected. Bytes of one character may lie in two parts. */
export async function* readXml(bytes: AsyncIterable<Buffer>, what: string, events: XmlEvents): AsyncGenerator<void> {
  const parser = new SaxesParser({ xmlns: false, position: false })
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let sinceTag = 0
  let depth = 0
  parser.on('doctype', () => {
    throw new ImportError('file-damaged', `${what} declares entities of its own, as no workbook of an office does`)
  })
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    sinceTag = 0
    depth += 1
    if (depth > deepest) throw new ImportError('file-damaged', `${what} nests tags more than ${deepest} deep`)
    events.open?.(local(name), attributes)
  })
  parser.on('text', (text) => events.text?.(text))
  parser.on('cdata', (text) => events.text?.(text))
  parser.on('closetag', ({ name }) => {
    sinceTag = 0
    depth -= 1
    events.close?.(local(name))
  })
  const write = (text: string): void => {
    sinceTag += text.length
    if (sinceTag > longestText) throw new ImportError('file-too-large', `${what} holds a text of more than ${longestText} characters`)
    parser.write(text)
  }
  try {
    for await (const chunk of bytes) {
      write(decoder.decode(chunk, { stream: true }))
      yield
    }
    write(decoder.decode())
    parser.close()
  } catch (error) {
    // The parser's own words may hold a cell.
    throw error instanceof ImportError ? error : new ImportError('file-damaged', `${what} is not well-formed XML`)
  }
  yield
}

/** Reads XML to its end. */
export async function readAllXml(bytes: AsyncIterable<Buffer>, what: string, events: XmlEvents): Promise<void> {
  for await (const _part of readXml(bytes, what, events));
}

function local(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

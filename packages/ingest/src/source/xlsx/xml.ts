import { SaxesParser } from 'saxes'
import { ImportError } from '../../base/import-error.js'
import { Namespaces } from './namespaces.js'

/**
 * Receives the events of an XML text. It gets only elements of the part's own namespace, by their name without its
 * prefix.
 */
export interface XmlEvents {
  /** `namespaces` resolves the prefix of an attribute. */
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>, namespaces: Namespaces) => void
  readonly text?: (text: string) => void
  readonly close?: (name: string) => void
}

/** The most characters without a tag; each character of a cell may be written as a number. */
const longestText = 1 << 19
/** The depth of nested tags; a sheet has six. */
const deepest = 64

/**
 * Reads XML in chunks and yields after each, so that the reader can pass on what it has collected. A character may be
 * divided between two chunks.
 */
export async function* readXml(bytes: AsyncIterable<Buffer>, what: string, events: XmlEvents): AsyncGenerator<void> {
  // `Namespaces` resolves prefixes, and makes no object for each attribute.
  const parser = new SaxesParser({ xmlns: false, position: false })
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const namespaces = new Namespaces(what)
  let sinceTag = 0
  parser.on('doctype', () => {
    throw new ImportError('file-damaged', `${what} declares its own entities, which no office workbook does`)
  })
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    sinceTag = 0
    if (namespaces.depth >= deepest)
      throw new ImportError('file-damaged', `${what} nests tags more than ${deepest} deep`)
    const local = namespaces.open(name, attributes)
    if (local !== null) events.open?.(local, attributes, namespaces)
  })
  const text = (part: string): void => {
    if (namespaces.heard) events.text?.(part)
  }
  parser.on('text', text)
  parser.on('cdata', text)
  parser.on('closetag', ({ name }) => {
    sinceTag = 0
    const local = namespaces.close(name)
    if (local !== null) events.close?.(local)
  })
  const write = (part: string): void => {
    sinceTag += part.length
    if (sinceTag > longestText)
      throw new ImportError('file-too-large', `${what} contains a text of more than ${longestText} characters`)
    parser.write(part)
  }
  try {
    for await (const chunk of bytes) {
      write(decoder.decode(chunk, { stream: true }))
      yield
    }
    write(decoder.decode())
    parser.close()
  } catch (error) {
    // The parser's message may contain a cell.
    throw error instanceof ImportError ? error : new ImportError('file-damaged', `${what} is not well-formed XML`)
  }
  yield
}

/** Reads XML to its end. */
export async function readAllXml(bytes: AsyncIterable<Buffer>, what: string, events: XmlEvents): Promise<void> {
  for await (const _part of readXml(bytes, what, events));
}

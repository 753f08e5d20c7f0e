import { SaxesParser } from 'saxes'
import { ImportError } from '../../base/import-error.js'
import { Namespaces } from './namespaces.js'

/**
 * What happens in an XML text. Only elements of the part's own namespace are told, by their name without its prefix.
 */
export interface XmlEvents {
  /** `namespaces` tells what a prefix of an attribute stands for. */
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>, namespaces: Namespaces) => void
  readonly text?: (text: string) => void
  readonly close?: (name: string) => void
}

/** The most characters without a tag; a cell's letters may each be written as a number. */
const longestText = 1 << 19
/** Tags within tags: a sheet has six. */
const deepest = 64

/**
 * Reads XML as it comes, and yields after each part, so that the reader can hand on what it has collected. Bytes of one
 * character may lie in two parts.
 */
export async function* readXml(bytes: AsyncIterable<Buffer>, what: string, events: XmlEvents): AsyncGenerator<void> {
  // Prefixes are resolved by `Namespaces`, which makes no object for each attribute.
  const parser = new SaxesParser({ xmlns: false, position: false })
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const namespaces = new Namespaces(what)
  let sinceTag = 0
  parser.on('doctype', () => {
    throw new ImportError('file-damaged', `${what} declares entities of its own, as no workbook of an office does`)
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
      throw new ImportError('file-too-large', `${what} holds a text of more than ${longestText} characters`)
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
    // The parser's own words may hold a cell.
    throw error instanceof ImportError ? error : new ImportError('file-damaged', `${what} is not well-formed XML`)
  }
  yield
}

/** Reads XML to its end. */
export async function readAllXml(bytes: AsyncIterable<Buffer>, what: string, events: XmlEvents): Promise<void> {
  for await (const _part of readXml(bytes, what, events));
}

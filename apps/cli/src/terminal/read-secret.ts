import { createInterface } from 'node:readline'
import { printError } from './output.js'

let lines: AsyncIterator<string> | undefined

/** Reads a line that must not be seen: from the terminal without an echo, or the next line of standard input. */
export async function readSecret(question: string): Promise<string> {
  const { stdin, stderr } = process
  if (!stdin.isTTY) {
    lines ??= createInterface({ input: stdin })[Symbol.asyncIterator]()
    const next = await lines.next()
    return next.done === true ? '' : next.value.trim()
  }
  stderr.write(`${question}: `)
  stdin.setRawMode(true)
  stdin.resume()
  try {
    let text = ''
    for await (const chunk of stdin.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>)
      for (const letter of chunk.toString('utf8')) {
        if (letter === '\r' || letter === '\n') return text.trim()
        if (letter === '\u0003') throw new Error('已取消 cancelled')
        text = letter === '\u007f' || letter === '\b' ? text.slice(0, -1) : text + letter
      }
    return text.trim()
  } finally {
    stdin.setRawMode(false)
    stdin.pause()
    printError('')
  }
}

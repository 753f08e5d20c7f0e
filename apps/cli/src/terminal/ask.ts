import { createInterface } from 'node:readline'
import { UsageError } from './usage-error.js'

/** A question, the option that answers it without asking, and what is no answer. */
export interface Question {
  readonly words: string
  readonly option: string
  /** Why an answer cannot be used; undefined if it can. */
  readonly fault: (answer: string) => string | undefined
}

/**
 * Asks on the terminal until each answer can be used. Where nobody can answer, such as in a pipe, throws a `UsageError`
 * that names the options.
 */
export async function ask(questions: readonly Question[]): Promise<readonly string[]> {
  if (questions.length === 0) return []
  if (!process.stdin.isTTY)
    throw new UsageError(
      `${questions.map(({ option }) => `--${option}`).join(', ')} must be given, since nobody can be asked`,
    )
  const lines = createInterface({ input: process.stdin, output: process.stdout })
  // An iterator, since lines that are pasted at once would be lost between questions.
  const typed = lines[Symbol.asyncIterator]()
  const answerTo = async (question: Question): Promise<string> => {
    const { words, fault } = question
    process.stdout.write(`${words}: `)
    const line = await typed.next()
    if (line.done === true) throw new UsageError('已取消 cancelled')
    const answer = line.value.trim()
    const wrong = fault(answer)
    if (wrong === undefined) return answer
    process.stdout.write(`  ${wrong}\n`)
    return answerTo(question)
  }
  try {
    const answers: string[] = []
    for (const question of questions) answers.push(await answerTo(question))
    return answers
  } finally {
    lines.close()
  }
}

import { Command, InvalidArgumentError } from 'commander'
import { Totals } from './runs/totals.js'
import { runTables } from './runs/tables.js'

interface Options {
  readonly tables: number
  readonly seed: number
  readonly workers: number
  readonly explain: number
  readonly guesses: boolean
  readonly verbose?: boolean
}

const say = (line: string): void => void process.stdout.write(`${line}\n`)

const whole =
  (least: number) =>
  (text: string): number => {
    const number = Number(text)
    if (!Number.isSafeInteger(number) || number < least)
      throw new InvalidArgumentError(`must be a whole number from ${least}, got ${text}`)
    return number
  }

await new Command('attack')
  .description(
    'Attacks what disclosure control lets out: random cities with three releases each, read by a stranger and by the office of each county. The last line is the totals as JSON. Ends with 1 if a reader finds out a small count, or not proved to be safe.',
  )
  .option('--tables <number>', 'how many cities', whole(1), 200)
  .option('--seed <number>', 'the first city', whole(1), 1)
  .option('--workers <number>', 'how many at a time', whole(1), 2)
  .option('--explain <number>', 'how many of the counts found out to explain, at most', whole(0), 5)
  .option('--no-guesses', 'readers take no hidden number for unchanged between releases')
  .option('--verbose', 'a line for each city')
  .action(async (options: Options) => {
    const totals = new Totals()
    await runTables(
      { ...options, guessesUnchanged: options.guesses, explained: options.explain > 0 ? 1 : 0 },
      (table) => {
        totals.add(table)
        if ('fault' in table) say(`city ${table.seed} failed: ${table.fault}`)
        else {
          if (options.verbose === true) say(Totals.lineOf(table))
          for (const { words } of totals.newLeaks(table, options.explain)) for (const line of words) say(line)
        }
      },
    )
    for (const line of totals.lines()) say(line)
    say(JSON.stringify(totals.json()))
    process.exitCode = totals.isPassed ? 0 : 1
  })
  .parseAsync()

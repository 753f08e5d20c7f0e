import { cpus, loadavg } from 'node:os'
import { Command } from 'commander'
import { partsOf } from './measuring/opened.js'
import { rowsByWord, type Asked } from './rows/rows.js'
import { runPart } from './measuring/run-part.js'
import { writeFound, type Found } from './measuring/written.js'

interface Options {
  readonly records: string
  readonly meals: string
  readonly rows: string
  readonly jobs: string
  readonly rounds: string
  readonly only?: readonly string[]
  readonly on?: string
  readonly before?: string
  readonly write?: string
}

const of = (variable: string): string | undefined => process.env[variable] || undefined
const [url, redis] = [of('DATABASE_URL'), of('REDIS_URL')]
/** PGlite runs in one thread of this process: sizes there are smaller. */
const embeddedAtMost = { meals: 200_000, rows: 50_000, rounds: 3 }

const program = new Command('bench')
  .description(
    'Comparisons side by side, in one run, in turn; medians and ratios; and measurements held against goals. Nothing here is a test: time depends on the machine.',
  )
  .option('--records <count>', 'records in memory', '1000000')
  .option('--rows <count>', 'rows of the file that is imported', '200000')
  .option(
    '--meals <count>',
    'meal transactions in the store',
    url === undefined ? String(embeddedAtMost.meals) : '6000000',
  )
  .option('--jobs <count>', 'jobs in the queue', '5000')
  .option('--rounds <count>', 'rounds of each', '9')
  .option('--only <words...>', `of ${Object.keys(rowsByWord).join(', ')}`)
  .option('--on <database>', 'postgresql or pglite; both where DATABASE_URL is set')
  .option('--before <folder>', 'an older copy of this repository, installed and built: its importer runs beside ours')
  .option('--write <folder>', 'write benchmarks.json and the table of benchmarks.md there')
  .action(run)

async function run(options: Options): Promise<void> {
  const sizes = {
    records: Number(options.records),
    meals: Number(options.meals),
    rows: Number(options.rows),
    jobs: Number(options.jobs),
  }
  const rounds = Number(options.rounds)
  for (const [name, size] of Object.entries({ ...sizes, rounds }))
    if (!Number.isSafeInteger(size) || size <= 0)
      throw new Error(`--${name} wants a whole number above 0, not "${options[name as 'rounds']}"`)
  const { only: words, on } = options
  if (on !== undefined && !['postgresql', 'pglite'].includes(on))
    throw new Error(`--on wants postgresql or pglite, not "${on}"`)
  for (const word of words ?? [])
    if (rowsByWord[word] === undefined)
      throw new Error(`--only wants one of ${Object.keys(rowsByWord).join(', ')}, not "${word}"`)
  const place = `Node ${process.version}, ${process.platform} ${process.arch}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}; ${url === undefined ? 'PGlite' : 'PostgreSQL'}; ${new Date().toISOString().slice(0, 10)}`
  process.stdout.write(`${place}; load ${loadavg()[0]!.toFixed(1)}\n`)

  const isAsked = (word: string): boolean =>
    words === undefined ? rowsByWord[word]!.onlyAsked !== true : words.includes(word)
  const asked = Object.keys(rowsByWord).filter(isAsked)
  const embedded = asked.filter((word) => rowsByWord[word]!.embedded === true)
  const given = { ...sizes, redis, before: options.before }
  const smaller = {
    ...given,
    meals: Math.min(sizes.meals, embeddedAtMost.meals),
    rows: Math.min(sizes.rows, embeddedAtMost.rows),
  }
  const turns: readonly (readonly [word: string, asked: Asked, isEmbedded: boolean])[] = [
    ...(on === 'pglite'
      ? []
      : asked.map(
          (word) => [word, { ...given, url }, url === undefined && rowsByWord[word]!.storeless !== true] as const,
        )),
    ...(on === 'pglite' || (on === undefined && url !== undefined)
      ? embedded.map((word) => [word, { ...smaller, url: undefined }, true] as const)
      : []),
  ]
  const found: Found[] = []
  for (const [word, what, isEmbedded] of turns)
    try {
      await runRow(word, what, isEmbedded ? Math.min(rounds, embeddedAtMost.rounds) : rounds, isEmbedded, found)
    } catch (error) {
      // What else was asked for is still worth measuring.
      process.exitCode = 1
      process.stdout.write(
        `${word}${isEmbedded ? ' (PGlite)' : ''}: FAILED: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
      )
    } finally {
      if (options.write !== undefined)
        await writeFound(options.write, place, found, { keepOthers: options.only !== undefined || found.length === 0 })
    }
}

async function runRow(word: string, asked: Asked, rounds: number, isEmbedded: boolean, found: Found[]): Promise<void> {
  const opened = await rowsByWord[word]!.open(asked)
  if (typeof opened === 'string') return void process.stdout.write(`${opened}\n`)
  try {
    for (const part of partsOf(opened)) found.push(await runPart(part, rounds, isEmbedded))
  } finally {
    await opened.close()
  }
}

await program.parseAsync()

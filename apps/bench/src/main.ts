import { cpus, loadavg } from 'node:os'
import { Command } from 'commander'
import { partsOf } from './measuring/opened.js'
import { rowsByWord, type Asked } from './rows/rows.js'
import { runPart } from './measuring/run-part.js'
import { writeResults, type Result } from './measuring/write-results.js'

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
/** Smaller sizes for PGlite, which runs in one thread of this process. */
const embeddedAtMost = { meals: 200_000, rows: 50_000, rounds: 3 }

const program = new Command('bench')
  .description(
    'Runs comparisons in turn within one run and reports medians and ratios; runs measurements and checks them against goals. Not a test, because times depend on the machine.',
  )
  .option('--records <count>', 'number of records in memory', '1000000')
  .option('--rows <count>', 'number of rows of the imported file', '200000')
  .option(
    '--meals <count>',
    'number of meal transactions in the store',
    url === undefined ? String(embeddedAtMost.meals) : '6000000',
  )
  .option('--jobs <count>', 'number of jobs in the queue', '5000')
  .option('--rounds <count>', 'number of rounds of each comparison', '9')
  .option('--only <words...>', `run only these: ${Object.keys(rowsByWord).join(', ')}`)
  .option('--on <database>', 'postgresql or pglite; by default both if DATABASE_URL is set')
  .option(
    '--before <folder>',
    'an older copy of this repository, installed and built, whose importer is compared with the current one',
  )
  .option('--write <folder>', 'write benchmarks.json and the table of benchmarks.md to this folder')
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
      throw new Error(`--${name} must be a whole number above 0, got "${options[name as 'rounds']}"`)
  const { only: words, on } = options
  if (on !== undefined && !['postgresql', 'pglite'].includes(on))
    throw new Error(`--on must be postgresql or pglite, got "${on}"`)
  for (const word of words ?? [])
    if (rowsByWord[word] === undefined)
      throw new Error(`--only must be one of ${Object.keys(rowsByWord).join(', ')}, got "${word}"`)
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
  const found: Result[] = []
  for (const [word, what, isEmbedded] of turns)
    try {
      await runRow(word, what, isEmbedded ? Math.min(rounds, embeddedAtMost.rounds) : rounds, isEmbedded, found)
    } catch (error) {
      // The other selected benchmarks still run.
      process.exitCode = 1
      process.stdout.write(
        `${word}${isEmbedded ? ' (PGlite)' : ''}: FAILED: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
      )
    } finally {
      if (options.write !== undefined)
        await writeResults(options.write, place, found, {
          keepOthers: options.only !== undefined || found.length === 0,
        })
    }
}

async function runRow(word: string, asked: Asked, rounds: number, isEmbedded: boolean, found: Result[]): Promise<void> {
  const opened = await rowsByWord[word]!.open(asked)
  if (typeof opened === 'string') return void process.stdout.write(`${opened}\n`)
  try {
    for (const part of partsOf(opened)) found.push(await runPart(part, rounds, isEmbedded))
  } finally {
    await opened.close()
  }
}

await program.parseAsync()

import { cpus } from 'node:os'
import { Command } from 'commander'
import { burst } from './burst.js'
import { compare, findingText, type Finding } from './comparison.js'
import { endToEnd } from './end-to-end.js'
import { everything } from './everything.js'
import { importing } from './importing.js'
import { inMemory } from './in-memory.js'
import { measure, measuredText, type Measured } from './measurement.js'
import { nothingToDo } from './nothing-to-do.js'
import { oneChange } from './one-change.js'
import type { Opened } from './opened.js'
import { packages } from './packages.js'
import { sampleYear } from './sample-year.js'
import { scale } from './scale.js'
import { start } from './start.js'
import { storage } from './storage.js'
import { tenfold } from './tenfold.js'
import { writeFound } from './written.js'

interface Sizes {
  readonly records: number
  readonly meals: number
  readonly rows: number
  readonly jobs: number
}

const url = process.env['DATABASE_URL'] === '' ? undefined : process.env['DATABASE_URL']
const redis = process.env['REDIS_URL'] === '' ? undefined : process.env['REDIS_URL']
const without = (name: string): string => `${name}: not measured, since REDIS_URL and DATABASE_URL are not both set`

/** Every comparison and every measurement by the word that asks for it, in the order in which they are run; or why it cannot be made here. */
const all: Readonly<Record<string, (sizes: Sizes) => Promise<Opened> | Opened | string>> = {
  memory: ({ records }) => inMemory(records),
  import: ({ rows }) => importing(rows),
  change: ({ meals }) => oneChange(url, meals),
  tenfold: ({ meals }) => tenfold(url, meals),
  'end-to-end': ({ meals }) => (redis === undefined ? 'One change through the queue: not measured, since REDIS_URL is not set' : endToEnd(redis, url, meals)),
  everything: ({ meals }) => everything(url, meals),
  jobs: ({ jobs }) => (redis === undefined ? 'Jobs that find nothing to do: not compared, since REDIS_URL is not set' : nothingToDo(redis, url, jobs)),
  burst: ({ meals }) => (redis === undefined ? 'A burst: not measured, since REDIS_URL is not set' : burst(redis, url, Math.min(meals, 200_000))),
  scale: ({ meals }) => (redis === undefined || url === undefined ? without('Scale') : scale(redis, url, meals)),
  start: () => (redis === undefined || url === undefined ? without('Start') : start(redis, url)),
  packages: () => packages(),
  storage: ({ meals }) => storage(url, meals),
  'sample-year': () => sampleYear(url),
}

const program = new Command('bench')
  .description(
    'Comparisons side by side, in one run, in turn; medians and ratios; and measurements held against goals. Nothing here is a test: time depends on the machine.',
  )
  .option('--records <count>', 'records in memory', '1000000')
  .option('--rows <count>', 'rows of the file that is imported', '200000')
  .option('--meals <count>', 'meal transactions in the store', url === undefined ? '200000' : '6000000')
  .option('--jobs <count>', 'jobs in the queue', '5000')
  .option('--rounds <count>', 'rounds of each', '9')
  .option('--only <words...>', `of ${Object.keys(all).join(', ')}`)
  .option('--write <folder>', 'write benchmarks.json and the tables of benchmarks.md there')
  .action(async (options: { records: string; meals: string; rows: string; jobs: string; rounds: string; only?: string[]; write?: string }) => {
    const sizes = { records: Number(options.records), meals: Number(options.meals), rows: Number(options.rows), jobs: Number(options.jobs) }
    const rounds = Number(options.rounds)
    for (const [name, size] of Object.entries({ ...sizes, rounds }))
      if (!Number.isSafeInteger(size) || size <= 0) throw new Error(`--${name} wants a whole number above 0, not "${options[name as keyof Sizes]}"`)
    for (const word of options.only ?? []) if (all[word] === undefined) throw new Error(`--only wants one of ${Object.keys(all).join(', ')}, not "${word}"`)
    const place = `Node ${process.version}, ${process.platform} ${process.arch}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}; ${url === undefined ? 'PGlite' : 'PostgreSQL'}`
    process.stdout.write(`${place}\n`)
    const findings: Finding[] = []
    const measured: Measured[] = []
    for (const [word, open] of Object.entries(all)) {
      if (options.only !== undefined && !options.only.includes(word)) continue
      const opened = await open(sizes)
      if (typeof opened === 'string') {
        process.stdout.write(`${opened}\n`)
        continue
      }
      try {
        if ('comparison' in opened) {
          const finding = await compare(opened.comparison, rounds)
          findings.push(finding)
          process.stdout.write(`${findingText(finding)}\n`)
        } else {
          const found = await measure(opened.measurement, rounds)
          measured.push(found)
          process.stdout.write(`${measuredText(found)}\n`)
        }
      } finally {
        await opened.close()
      }
    }
    if (options.write !== undefined) await writeFound(options.write, place, findings, measured, { keepOthers: options.only !== undefined })
  })

await program.parseAsync()

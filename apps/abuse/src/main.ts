import { Command, InvalidArgumentError } from 'commander'
import { bounds } from './bounds/bounds.js'
import { run, type Totals } from './runs/run.js'

const say = (line: string): void => void process.stdout.write(`${line}\n`)

const whole =
  (least: number) =>
  (text: string): number => {
    const number = Number(text)
    if (!Number.isSafeInteger(number) || number < least)
      throw new InvalidArgumentError(`must be a whole number from ${least}, got ${text}`)
    return number
  }

/** True if the service has withstood. */
const withstood = (totals: Totals): boolean =>
  totals.crashes + totals.serverErrors + totals.leaks + totals.others === 0 &&
  totals.rssEndMb - totals.rssStartMb <= bounds.mostGrowthMb &&
  totals.heapEndMb - totals.heapStartMb <= bounds.mostHeapGrowthMb

await new Command('abuse')
  .description(
    'Abuses the HTTP API over real connections: mutated requests of every route by every role, slow senders, smuggling behind a proxy, other sites, shared caches. The last line is the totals as JSON. Ends with 1 if the service crashed, failed, leaked or grew.',
  )
  .option('--requests <number>', 'how many mutated requests, in addition to those of the scenarios', whole(0), 50_000)
  .option('--seed <number>', 'the same seed makes the same requests', whole(0), 1)
  .option('--thin <number>', 'of the long lists of the scenarios, one request in how many', whole(1), 1)
  .option('--no-slow', 'leave out what waits for limits of time')
  .action(
    async (options: {
      readonly requests: number
      readonly seed: number
      readonly slow: boolean
      readonly thin: number
    }) => {
      const isPostgres = (process.env['DATABASE_URL'] ?? '') !== ''
      say(isPostgres ? 'On PostgreSQL.' : 'On PGlite, because DATABASE_URL is not set.')
      say(
        'Hooks of alerts are not attacked: no request can state one. The tests of the worker do (apps/worker/test/channels.test.ts).',
      )
      const totals = await run({ ...options, say })
      say(JSON.stringify(totals))
      process.exitCode = withstood(totals) ? 0 : 1
    },
  )
  .parseAsync()

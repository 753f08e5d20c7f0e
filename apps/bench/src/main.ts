import { Command } from 'commander'
import { compare, findingText } from './comparison.js'
import { inMemory } from './in-memory.js'
import { nothingToDo } from './nothing-to-do.js'

const program = new Command('bench')
  .description('Comparisons side by side, in one run, in turn; medians and ratios. Nothing here is a test: time depends on the machine.')
  .option('--records <count>', 'records in memory', '1000000')
  .option('--jobs <count>', 'jobs in the queue', '5000')
  .option('--only <word>', 'only comparisons whose name holds this word')
  .option('--rounds <count>', 'rounds of each comparison', '9')
  .action(async (options: { records: string; jobs: string; rounds: string; only?: string }) => {
    const [records, jobs, rounds] = [Number(options.records), Number(options.jobs), Number(options.rounds)]
    if (![records, jobs, rounds].every((each) => Number.isSafeInteger(each) && each > 0))
      throw new Error('--records, --jobs and --rounds want whole numbers above 0')
    const wanted = (name: string): boolean => options.only === undefined || name.includes(options.only)
    process.stdout.write(`Node ${process.version}, ${process.platform} ${process.arch}\n`)
    if (wanted('memory')) process.stdout.write(`${findingText(await compare(inMemory(records), rounds))}\n`)
    if (!wanted('jobs')) return
    const redis = process.env['REDIS_URL']
    if (redis === undefined || redis === '') {
      process.stdout.write('Jobs that find nothing to do: not compared, since REDIS_URL is not set\n')
      return
    }
    const { comparison, close } = await nothingToDo(redis, process.env['DATABASE_URL'] || undefined, jobs)
    try {
      process.stdout.write(`${findingText(await compare(comparison, rounds))}\n`)
    } finally {
      await close()
    }
  })

await program.parseAsync()

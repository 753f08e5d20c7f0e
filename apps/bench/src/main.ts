import { Command } from 'commander'
import { compare, findingText } from './comparison.js'
import { importing } from './importing.js'
import { inMemory } from './in-memory.js'

const program = new Command('bench')
  .description('Comparisons side by side, in one run, in turn; medians and ratios. Nothing here is a test: time depends on the machine.')
  .option('--records <count>', 'records in memory', '1000000')
  .option('--import <count>', 'rows of the file that is imported', '200000')
  .option('--rounds <count>', 'rounds of each comparison', '9')
  .option('--only <name>', 'memory or import')
  .action(async (options: { records: string; import: string; rounds: string; only?: string }) => {
    const [records, rows, rounds] = [Number(options.records), Number(options.import), Number(options.rounds)]
    if (![records, rows, rounds].every((each) => Number.isSafeInteger(each) && each > 0))
      throw new Error('--records, --import and --rounds want whole numbers above 0')
    process.stdout.write(`Node ${process.version}, ${process.platform} ${process.arch}\n`)
    if (options.only !== 'import') process.stdout.write(`${findingText(await compare(inMemory(records), rounds))}\n`)
    if (options.only === 'memory') return
    const { comparison, close } = await importing(rows)
    try {
      process.stdout.write(`${findingText(await compare(comparison, Math.min(rounds, 5)))}\n`)
    } finally {
      await close()
    }
  })

await program.parseAsync()

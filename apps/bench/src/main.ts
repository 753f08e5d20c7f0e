import { Command } from 'commander'
import { compare, findingText } from './comparison.js'
import { inMemory } from './in-memory.js'

const program = new Command('bench')
  .description('Comparisons side by side, in one run, in turn; medians and ratios. Nothing here is a test: time depends on the machine.')
  .option('--records <count>', 'records in memory', '1000000')
  .option('--rounds <count>', 'rounds of each comparison', '9')
  .action(async (options: { records: string; rounds: string }) => {
    const [records, rounds] = [Number(options.records), Number(options.rounds)]
    if (![records, rounds].every((each) => Number.isSafeInteger(each) && each > 0)) throw new Error('--records and --rounds want whole numbers above 0')
    process.stdout.write(`Node ${process.version}, ${process.platform} ${process.arch}\n`)
    for (const comparison of [inMemory(records)]) process.stdout.write(`${findingText(await compare(comparison, rounds))}\n`)
  })

await program.parseAsync()

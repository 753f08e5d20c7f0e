import { Command } from 'commander'
import { compare, findingText } from './comparison.js'
import { inMemory } from './in-memory.js'
import { mealsStore, settle } from './meals-store.js'
import { oneChange } from './one-change.js'

const program = new Command('bench')
  .description('Comparisons side by side, in one run, in turn; medians and ratios. Nothing here is a test: time depends on the machine.')
  .option('--records <count>', 'records in memory', '1000000')
  .option('--meals <count>', 'meal transactions in the store', process.env['DATABASE_URL'] === undefined ? '200000' : '6000000')
  .option('--rounds <count>', 'rounds of each comparison', '9')
  .action(async (options: { records: string; meals: string; rounds: string }) => {
    const [records, meals, rounds] = [Number(options.records), Number(options.meals), Number(options.rounds)]
    if (![records, meals, rounds].every((each) => Number.isSafeInteger(each) && each > 0))
      throw new Error('--records, --meals and --rounds want whole numbers above 0')
    process.stdout.write(`Node ${process.version}, ${process.platform} ${process.arch}\n`)
    process.stdout.write(`${findingText(await compare(inMemory(records), rounds))}\n`)
    const url = process.env['DATABASE_URL']
    const [large, small] = [await mealsStore(url, meals), await mealsStore(url, Math.ceil(meals / 10))]
    await settle(large.store)
    await settle(small.store)
    process.stdout.write(`${findingText(await compare(await oneChange(large, small), rounds))}\n`)
    await large.drop()
    await small.drop()
  })

await program.parseAsync()

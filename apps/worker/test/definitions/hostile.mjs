// Catalogues that act like hostile files: each is Huzhou's elderly care until a file is matched with it, and then does
// what a hostile file might do.
import { catalogue } from '@minzheng/core'
import { huzhouCatalogue } from '@minzheng/huzhou'

/** One domain, so that creating its store takes little time. */
export const elderlyCity = catalogue(
  huzhouCatalogue.domains.filter(({ name }) => name === 'elderly-care'),
  huzhouCatalogue.districts,
)

/** The first access is the check that both threads have the same catalogue. */
function whenRead(act) {
  let looks = 0
  return {
    ...elderlyCity,
    get datasets() {
      looks += 1
      if (looks > 1) act()
      return elderlyCity.datasets
    },
  }
}

/** Backtracks over a line endlessly, like a careless regular expression. */
export const busyForEver = whenRead(() => /^(a+)+$/.test(`${'a'.repeat(60)}!`))

export const hungry = whenRead(() => {
  const kept = []
  for (;;) kept.push(Array.from({ length: 10_000 }, (_, index) => ({ index })))
})

export const talkative = whenRead(() => {
  throw new TypeError('cannot read 张三 330502198001010018')
})

/** Kills the whole process. */
export const deadly = whenRead(() => process.kill(process.pid, 'SIGKILL'))

export const other = { ...elderlyCity, version: (dataset) => `${elderlyCity.version(dataset)} of tomorrow` }

if (
  Object.keys(process.env).length > 0 &&
  process.env.VITEST === undefined &&
  process.env.HOSTILE_SERVICE === undefined
)
  throw new Error('the thread that reads a file must not have the environment, which contains passwords')

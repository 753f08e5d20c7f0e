import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { chongqingTree } from './chongqing-tree.js'
import type { Figure } from '../measuring/measurement.js'
import type { Opened } from '../measuring/opened.js'

const run = promisify(execFile)

/**
 * A city of Chongqing's size with all domains, each county a copy of one of Huzhou's: lands the records, computes them
 * with one job per county, and reads the figures.
 */
export function chongqing(url: string): Opened {
  const count = (level: 'county' | 'township' | 'village'): string =>
    chongqingTree.atLevel(chongqingTree.root.code, level).length.toLocaleString('en')
  return {
    measurement: {
      name: `A city of Chongqing’s size: ${count('county')} counties, ${count('township')} townships, ${count('village')} villages`,
      rounds: 1,
      run: async () => {
        const script = fileURLToPath(new URL('chongqing-city.js', import.meta.url))
        const { stdout } = await run(process.execPath, ['--expose-gc', script, url], { maxBuffer: 1 << 26 })
        return JSON.parse(stdout) as readonly Figure[]
      },
    },
    close: async () => {},
  }
}

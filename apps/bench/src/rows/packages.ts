import { execFile } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Figure } from '../measuring/measurement.js'
import { median } from '../measuring/median.js'
import type { Opened } from '../measuring/opened.js'

const run = promisify(execFile)
const root = fileURLToPath(new URL('../../..', import.meta.url))

interface Manifest {
  readonly name: string
  readonly private?: boolean
  readonly exports?: { readonly '.'?: { readonly default: string } }
}

/**
 * Measures every published package: the size of its tarball, and the time that a new process takes to import it with
 * its dependencies.
 */
export async function packages(): Promise<Opened> {
  return {
    measurement: {
      name: 'Published packages',
      rounds: 1,
      run: async () => {
        const figures: Figure[] = []
        for (const { folder, manifest } of await published()) {
          figures.push({ name: `${manifest.name}, packed`, value: await packedBytes(folder), unit: 'kB' })
          const entry = manifest.exports?.['.']?.default
          if (entry !== undefined)
            figures.push({ name: `${manifest.name}, import`, value: await importTime(join(folder, entry)), unit: 'ms' })
        }
        return figures
      },
    },
    close: async () => {},
  }
}

async function published(): Promise<readonly { readonly folder: string; readonly manifest: Manifest }[]> {
  const found: { folder: string; manifest: Manifest }[] = []
  for (const place of ['packages', 'apps'])
    for (const name of (await readdir(join(root, place))).toSorted()) {
      const folder = join(root, place, name)
      const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as Manifest
      if (manifest.private !== true) found.push({ folder, manifest })
    }
  return found
}

async function packedBytes(folder: string): Promise<number> {
  const { stdout } = await run('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: folder })
  const [packed] = JSON.parse(stdout) as readonly { readonly size: number }[]
  return packed!.size / 1000
}

/** The median time in milliseconds; the first run, which reads from a cold disk, does not count. */
async function importTime(file: string): Promise<number> {
  const script =
    'const began = performance.now(); await import(process.argv[1]); process.stdout.write(String(performance.now() - began)); process.exit()'
  const times: number[] = []
  for (let turn = 0; turn < 6; turn += 1) {
    const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script, file])
    if (turn > 0) times.push(Number(stdout))
  }
  return median(times)
}

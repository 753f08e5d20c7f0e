import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Figure } from '../measuring/measurement.js'
import type { Opened } from '../measuring/opened.js'

const run = promisify(execFile)
const root = fileURLToPath(new URL('../../..', import.meta.url))

/**
 * Runs the demonstration from a clean clone of the last commit on the embedded PGlite, with packages that are in pnpm's
 * store already: install, build, simulate, import and report; then a second time without changes.
 */
export function demo(): Opened {
  return {
    measurement: {
      name: 'The demonstration from a clean clone',
      rounds: 1,
      run: async () => {
        const folder = await mkdtemp(join(tmpdir(), 'minzheng-demo-'))
        try {
          await run('git', ['clone', '--quiet', root, folder])
          const first = await timed(async () => {
            const install = await seconds(folder, 'install', '--prefer-offline')
            return [
              { name: 'of which pnpm install', value: install, unit: 's' },
              await seconds(folder, 'demo'),
            ] as const
          })
          const second = await seconds(folder, 'demo')
          return [
            { name: 'first run, with installing and building', value: first.seconds, unit: 's', goal: { atMost: 60 } },
            first.result[0],
            { name: 'second run', value: second, unit: 's', goal: { atMost: 8 } },
          ] satisfies readonly Figure[]
        } finally {
          await rm(folder, { recursive: true })
        }
      },
    },
    close: async () => {},
  }
}

/** The time of a pnpm command in a folder, without the database settings of this process. */
async function seconds(folder: string, ...words: readonly string[]): Promise<number> {
  const { DATABASE_URL: _url, REDIS_URL: _redis, ...env } = process.env
  const done = await timed(() =>
    run('pnpm', [...words], { cwd: folder, env: { ...env, TURBO_TELEMETRY_DISABLED: '1' }, maxBuffer: 1 << 26 }),
  )
  return done.seconds
}

async function timed<Value>(work: () => Promise<Value>): Promise<{ readonly seconds: number; readonly result: Value }> {
  const began = performance.now()
  const result = await work()
  return { seconds: (performance.now() - began) / 1000, result }
}

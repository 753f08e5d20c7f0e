// Bundles the command line and the dashboard again if a source has changed, then runs the command line: `pnpm minzheng …`
// and `pnpm demo` from a clone.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const build = spawnSync(
  'turbo',
  ['run', '//#bundle', '@minzheng/dashboard#build', '--output-logs=errors-only', '--no-color'],
  {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1' },
  },
)
if (build.status !== 0) {
  process.stderr.write(`${build.stdout ?? ''}${build.stderr ?? ''}${build.error?.message ?? ''}\nThe build failed.\n`)
  process.exit(1)
}
await import(new URL('../apps/cli/dist/main.js', import.meta.url).href)

// `pnpm release:version` raises the version of all published packages, and moves the texts of the changesets to the top
// of CHANGELOG.md.
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { withRelease } from './changelog.mjs'

const root = process.argv[2] ?? fileURLToPath(new URL('..', import.meta.url))
const folder = `${root}/.changeset`
const texts = readdirSync(folder)
  .filter((name) => name.endsWith('.md') && name !== 'README.md')
  .toSorted()
  .map((name) => readFileSync(`${folder}/${name}`, 'utf8'))
if (texts.length === 0) {
  process.stderr.write('There is no changeset: nothing to release.\n')
  process.exit(1)
}
// All published packages share one version; this also removes the changesets.
execFileSync('changeset', ['version'], { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' })
const { version } = JSON.parse(readFileSync(`${root}/packages/core/package.json`, 'utf8'))
const file = `${root}/CHANGELOG.md`
writeFileSync(
  file,
  withRelease(readFileSync(file, 'utf8'), { version, day: new Date().toISOString().slice(0, 10), texts }),
)

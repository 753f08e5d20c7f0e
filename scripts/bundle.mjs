// Bundles a package and its dependencies of the workspace, without types: all that is needed to run it. One process
// does it for all, since starting the bundler takes longer than bundling. `turbo run build` makes the same files, and
// also the types.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'tsup'

const root = fileURLToPath(new URL('..', import.meta.url))
const folders = new Map()
for (const group of ['packages', 'deployments', 'apps'])
  for (const name of readdirSync(`${root}${group}`)) {
    const folder = `${root}${group}/${name}`
    const { name: full, dependencies = {} } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'))
    folders.set(full, { folder, dependencies: Object.keys(dependencies) })
  }

/** The packages that one depends on, itself last. */
function closure(name, seen = new Set()) {
  if (seen.has(name) || !folders.has(name)) return seen
  for (const dependency of folders.get(name).dependencies) closure(dependency, seen)
  return seen.add(name)
}

for (const name of closure(process.argv[2])) {
  const { folder } = folders.get(name)
  // The dashboard is for browsers, and has a bundler and a task of its own.
  if (!existsSync(`${folder}/tsup.config.ts`)) continue
  // tsup looks for its configuration and its entries in the current folder. Types from an earlier build stay.
  process.chdir(folder)
  await build({
    silent: true,
    clean: ['!**/*.d.ts'],
    esbuildOptions: (options) => void (options.absWorkingDir = folder),
  })
}

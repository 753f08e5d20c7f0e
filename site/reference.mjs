import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { Application } from 'typedoc'
import { load } from 'typedoc-plugin-markdown'

const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * Writes the API reference: one page for each door of a published package, read from the sources, so that
 * nothing must be built.
 * @param {string} folder
 */
export async function writeReference(folder) {
  const entries = await doors()
  // Options of typedoc-plugin-markdown, which the types of TypeDoc do not name.
  const markdown = {
    outputs: [{ name: 'markdown', path: folder }],
    router: 'module',
    entryFileName: 'index',
    hideBreadcrumbs: true,
    hidePageHeader: true,
    sanitizeComments: true,
    useCodeBlocks: true,
    // VitePress numbers headings with the same name differently from TypeDoc's links.
    useHTMLAnchors: true,
    parametersFormat: 'table',
    interfacePropertiesFormat: 'table',
    classPropertiesFormat: 'table',
    typeAliasPropertiesFormat: 'table',
    propertyMembersFormat: 'table',
  }
  const app = await Application.bootstrapWithPlugins({
    plugin: [load],
    entryPoints: entries.map(({ entry }) => entry),
    tsconfig: fileURLToPath(new URL('tsconfig.api.json', import.meta.url)),
    basePath: root,
    readme: 'none',
    // `pnpm typecheck` checks the packages with the compiler that builds them.
    skipErrorChecking: true,
    disableSources: true,
    disableGit: true,
    excludeInternal: true,
    excludePrivate: true,
    excludeExternals: true,
    sort: ['source-order'],
    validation: { notExported: false, invalidLink: false, notDocumented: false },
    logLevel: 'Warn',
    ...markdown,
  })
  const project = await app.convert()
  if (project === undefined) throw new Error('TypeDoc could not read the packages')
  for (const reflection of project.children ?? []) {
    const found = entries.find(({ module }) => reflection.name === module)
    if (found === undefined) throw new Error(`TypeDoc read ${reflection.name}, which is no door of a package`)
    reflection.name = found.name
  }
  await app.generateOutputs(project)
  if (app.logger.hasErrors()) throw new Error('TypeDoc could not write the reference')
}

/**
 * The doors by which others import the published packages, as their manifests list them: the name, the source, and TypeDoc's name for that.
 * @returns {Promise<readonly { readonly name: string, readonly entry: string, readonly module: string }[]>}
 */
async function doors() {
  const found = []
  for (const group of ['packages', 'apps'])
    for (const name of (await readdir(`${root}${group}`)).toSorted()) {
      const folder = `${group}/${name}`
      const manifest = JSON.parse(await readFile(`${root}${folder}/package.json`, 'utf8'))
      // The command line has no door for code.
      if (manifest.private === true || manifest.exports === undefined) continue
      for (const [door, { types }] of Object.entries(manifest.exports)) {
        if (types === undefined) continue
        const source = String(types).replace(/^\.\/dist\/(.*)\.d\.ts$/, `${folder}/src/$1.ts`)
        found.push({
          name: `${manifest.name}${door.slice(1)}`,
          entry: `${root}${source}`,
          module: source.replace(/(\/index)?\.ts$/, ''),
        })
      }
    }
  return found
}

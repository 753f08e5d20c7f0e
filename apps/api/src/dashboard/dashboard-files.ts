import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { keptText, type KeptText } from '../endpoint/kept-text.js'

/** A file of the dashboard whose name has a hash of its content, so that it never changes. */
interface Asset {
  readonly type: string
  readonly content: KeptText
}

/** The built dashboard. It is the same for everybody and has no data: those come from `/v1`. */
export interface DashboardFiles {
  readonly assets: ReadonlyMap<string, Asset>
  /** The page, with a nonce of its own for each answer. */
  readonly page: (facts: PageFacts) => string
}

/** What the page must know before it can ask the API anything. */
interface PageFacts {
  readonly nonce: string
  /** The path below which the service is reached: `/`, or that of `PUBLIC_URL`. */
  readonly home: string
  /** `provider`: people sign in at `sign-in`; `link`: by a link that the service has printed. */
  readonly signIn: 'provider' | 'link'
}

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
}

/** What `index.html` of the build has in the places of the facts. */
const placeholders = {
  nonce: 'NONCE-OF-THIS-ANSWER',
  home: '<base href="/" />',
  signIn: '<meta name="minzheng-sign-in" content="link" />',
} as const

/**
 * Reads the built dashboard once, since it is small. Throws if the folder has no build, or one of another make.
 * @param folder with `index.html` and `assets`
 */
export async function readDashboardFiles(folder: string): Promise<DashboardFiles> {
  const html = await readFile(join(folder, 'index.html'), 'utf8').catch((cause: unknown) => {
    throw new Error('the folder of the dashboard must have a build, got none; run: pnpm build', { cause })
  })
  for (const each of Object.values(placeholders))
    if (!html.includes(each)) throw new Error(`the page of the dashboard must have ${each}, got none`)
  const names = await readdir(join(folder, 'assets'))
  const assets = await Promise.all(names.map(async (name) => [name, await assetOf(folder, name)] as const))
  return {
    assets: new Map(assets),
    page: ({ nonce, home, signIn }) =>
      html
        .replaceAll(placeholders.nonce, nonce)
        .replace(placeholders.home, `<base href="${home}" />`)
        .replace(placeholders.signIn, `<meta name="minzheng-sign-in" content="${signIn}" />`),
  }
}

async function assetOf(folder: string, name: string): Promise<Asset> {
  const type = types[extname(name)]
  if (type === undefined)
    throw new Error(`a file of the dashboard must be one of ${Object.keys(types).join(', ')}, got ${extname(name)}`)
  return { type, content: await keptText(Uint8Array.from(await readFile(join(folder, 'assets', name)))) }
}

import { readdir, writeFile } from 'node:fs/promises'

/**
 * A link or a group of the sidebar, as VitePress takes it. @typedef {{ readonly text: string, readonly link?: string,
 * readonly collapsed?: boolean, readonly items?: readonly Item[] }} Item
 */

/** Pages at the top, in the order in which a reader needs them. */
const first = ['README.md', 'README.zh-CN.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'SECURITY.md']

/**
 * Writes the sidebar: every document and README in its group, and each page of the API reference.
 * @param {string} pages
 * @param {readonly import('./collect.mjs').Page[]} collected
 */
export async function writeSidebar(pages, collected) {
  const within = (/** @type {RegExp} */ files) => collected.filter(({ file }) => files.test(file)).map(item)
  const reference = (await readdir(`${pages}reference/@minzheng`, { recursive: true }))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `@minzheng/${name.replaceAll('\\', '/')}`)
    .toSorted()
    .map((name) => ({ text: name.replace(/\.md$/, ''), link: `/reference/${name}` }))
  /** @type {readonly Item[]} */
  const sidebar = [
    { text: 'Minzheng 民政', items: first.flatMap((file) => collected.filter((page) => page.file === file)).map(item) },
    { text: 'Documents', items: within(/^docs\/[^/]+$/) },
    { text: 'Packages', items: within(/^packages\/[^/]+\/README/) },
    { text: 'Applications', items: within(/^apps\/[^/]+\/README/) },
    { text: 'Examples', items: within(/^examples\//) },
    {
      text: 'API reference',
      collapsed: true,
      items: [{ text: 'All packages', link: '/reference/index.md' }, ...reference],
    },
    { text: 'Rooms of the packages', collapsed: true, items: within(/\/src\/README/) },
    { text: 'Decisions', collapsed: true, items: within(/^docs\/decisions\//) },
  ]
  const listed = new Set(sidebar.flatMap(({ items = [] }) => items.map(({ link }) => link)))
  const missing = collected.filter((page) => !listed.has(item(page).link))
  if (missing.length > 0) throw new Error(`The sidebar lists no ${missing.map(({ file }) => file).join(', ')}`)
  await writeFile(`${pages}sidebar.json`, JSON.stringify(sidebar))
}

/** @param {import('./collect.mjs').Page} page @returns {Item} */
function item({ page, title }) {
  return { text: title.replaceAll('`', ''), link: `/${page}` }
}

import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, extname, join, posix } from 'node:path'

/**
 * A Markdown file of the repository and the page that it becomes, both by path. @typedef {{ readonly file: string,
 * readonly page: string, readonly title: string }} Page
 */

/**
 * The language of a code block, by the ending of a file; others are plain text. @type {Readonly<Record<string,
 * string>>}
 */
const languages = {
  '.yaml': 'yaml',
  '.yml': 'yaml',
  '.ts': 'ts',
  '.js': 'js',
  '.mjs': 'js',
  '.json': 'json',
  '.py': 'python',
  '.service': 'ini',
}

/**
 * Copies the documents and READMEs of the repository to the folder of pages. A link to another of them becomes a link
 * between pages; a link to any other file or folder of the repository becomes a link to a page that shows it, so that
 * the site needs no server of the sources. Throws if a link is dead.
 * @param {string} root the repository
 * @param {string} pages where the pages go
 * @returns {Promise<readonly Page[]>} the documents and READMEs, without the pages of files and folders
 */
export async function collect(root, pages) {
  const all = filesOf(root)
  const files = all.filter((file) => documents.test(file))
  const known = new Map(files.map((file) => [file, pageOf(file)]))
  /** @type {Set<string>} */
  const shown = new Set()
  /** @type {string[]} */
  const dead = []

  /** The page that a link of a file leads to. @param {string} from @param {string} link */
  const target = async (from, link) => {
    const [path = '', hash] = link.split('#')
    const to = posix.join(posix.dirname(from), decodeURIComponent(path)).replace(/\/$/, '')
    const page = known.get(to) ?? known.get(posix.join(to, 'README.md'))
    const found = page ?? (await show(to))
    if (found === undefined) {
      dead.push(`${from}: ${link}`)
      return link
    }
    const way = posix.relative(posix.dirname(pageOf(from)), found)
    return `${way.startsWith('.') ? '' : './'}${way}${hash === undefined ? '' : `#${hash}`}`
  }

  /**
   * Writes the page of a file or folder that is no document. @param {string} path @returns {Promise<string |
   * undefined>}
   */
  const show = async (path) => {
    const isFolder = all.some((file) => file.startsWith(`${path}/`))
    if (!isFolder && !all.includes(path)) return undefined
    if (pictures.has(extname(path))) {
      await mkdir(dirname(join(pages, path)), { recursive: true })
      await copyFile(join(root, path), join(pages, path))
      return path
    }
    const page = isFolder ? `files/${path}/index.md` : `files/${path}.md`
    if (shown.has(page)) return page
    shown.add(page)
    await write(
      join(pages, page),
      isFolder ? await folderPage(path, page) : filePage(path, await readFile(join(root, path), 'utf8')),
    )
    return page
  }

  /** @param {string} path @param {string} page */
  const folderPage = async (path, page) => {
    const lines = []
    const names = new Set(
      all.flatMap((file) => (file.startsWith(`${path}/`) ? (file.slice(path.length + 1).split('/')[0] ?? '') : [])),
    )
    for (const name of [...names].toSorted()) {
      const inside = `${path}/${name}`
      const to = known.get(inside) ?? (await show(inside))
      const title = known.has(inside) ? await titleOf(root, inside) : `\`${name}\``
      if (to !== undefined) lines.push(`- [${title}](${posix.relative(posix.dirname(page), to)})`)
    }
    return `# \`${path}\`\n\n${lines.join('\n')}\n`
  }

  for (const file of files) {
    const text = await readFile(join(root, file), 'utf8')
    await write(join(pages, pageOf(file)), await withLinks(text, (link) => target(file, link)))
  }
  if (dead.length > 0) throw new Error(`Dead links:\n  ${dead.join('\n  ')}`)
  return Promise.all(files.map(async (file) => ({ file, page: pageOf(file), title: await titleOf(root, file) })))
}

/** Pictures of documents are copied as they are. */
const pictures = new Set(['.png', '.webp'])

/** The Markdown files that the site shows. */
const documents = /^([^/]+|docs\/.+|examples\/README|(packages|apps|examples)\/[^/]+\/(src\/)?README)\.md$/

/**
 * The files of a clone that are or may be committed: no page contains what git ignores, such as secrets.
 * @param {string} root
 */
function filesOf(root) {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  })
  return [...new Set(listed.split('\0'))].filter((file) => file !== '' && existsSync(join(root, file))).toSorted()
}

/** `README.md` is the first page of its folder; every other file keeps its name. @param {string} file */
function pageOf(file) {
  if (file === 'README.zh-CN.md') return 'zh.md'
  return file.replace(/(^|\/)README\.md$/, '$1index.md')
}

/** @param {string} root @param {string} file */
async function titleOf(root, file) {
  return /^# (.+)$/m.exec(await readFile(join(root, file), 'utf8'))?.[1] ?? file
}

/**
 * Replaces the links of a Markdown text, outside code. @param {string} text @param {(link: string) => Promise<string>}
 * replaced
 */
export async function withLinks(text, replaced) {
  const parts = text.split(/(^```[\s\S]*?^```|`[^`\n]+`(?!\]))/m)
  for (let at = 0; at < parts.length; at += 2) {
    let out = ''
    let last = 0
    const part = parts[at] ?? ''
    for (const match of part.matchAll(/\]\(([^)\s]+)\)/g)) {
      const link = match[1] ?? ''
      out += part.slice(last, match.index)
      out += /^([a-z]+:|#)/.test(link) ? match[0] : `](${await replaced(link)})`
      last = match.index + match[0].length
    }
    parts[at] = out + part.slice(last)
  }
  return parts.join('')
}

/** @param {string} path @param {string} text */
function filePage(path, text) {
  const language = path.endsWith('Dockerfile') ? 'docker' : (languages[extname(path)] ?? 'txt')
  const fence = '`'.repeat(Math.max(3, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length + 1)))
  return `# \`${path}\`\n\n${fence}${language}\n${text.trimEnd()}\n${fence}\n`
}

/** @param {string} path @param {string} text */
async function write(path, text) {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, text)
}

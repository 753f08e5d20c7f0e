/**
 * Packages and the text of one changeset. @typedef {{ readonly packages: readonly string[], readonly text: string }}
 * Changeset
 */

/**
 * Reads a changeset: the packages that it names between the lines `---`, without their scope, and its text.
 * @param {string} source
 * @returns {Changeset}
 */
export function readChangeset(source) {
  const [, head, text] = /^---\r?\n([\s\S]*?)^---\r?\n([\s\S]*)$/m.exec(source) ?? []
  if (head === undefined || text === undefined)
    throw new Error(`A changeset must begin with the packages between two lines ---, got "${source.slice(0, 40)}"`)
  const packages = [...head.matchAll(/^["']?@minzheng\/([a-z-]+)["']?:/gm)].map(([, name]) => name).toSorted()
  return { packages, text: text.trim() }
}

/**
 * The changelog with a release above the earlier ones: one heading for each group of packages, one point for each
 * changeset.
 * @param {string} changelog
 * @param {{ readonly version: string, readonly day: string, readonly texts: readonly string[] }} release
 */
export function withRelease(changelog, { version, day, texts }) {
  /** @type {Map<string, string[]>} */
  const groups = new Map()
  // A changeset without packages says that a change concerns no user.
  for (const { packages, text } of texts.map(readChangeset).filter((each) => each.packages.length > 0)) {
    const heading = packages.join(', ')
    groups.set(heading, [...(groups.get(heading) ?? []), `- ${text.replaceAll('\n', '\n  ')}`])
  }
  const sections = [...groups]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([heading, points]) => `### ${heading}\n\n${points.join('\n')}\n`)
  const first = changelog.search(/^## /m)
  const at = first === -1 ? changelog.length : first
  return (
    `${changelog.slice(0, at)}## ${version} (${day})\n\n${sections.join('\n')}\n${changelog.slice(at)}`.trimEnd() + '\n'
  )
}

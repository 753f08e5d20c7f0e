/** Names of the parts of a package, and how one part names another. (ECMA-376 part 2, 6.2 and 6.5; RFC 3986, 5.2) */

/** A part's name normalised for comparison: without the first stroke, percent-decoded, in lower case. */
export function partName(name: string): string {
  const plain = name.replaceAll('\\', '/').replace(/^\/+/, '')
  return decoded(plain).toLowerCase()
}

/** The part that a target names, relative to another part: `./worksheets/sheet1.xml` from `xl/workbook.xml`. */
export function resolveTarget(from: string, target: string): string {
  const path = target.replaceAll('\\', '/').split('#', 1)[0]!
  const steps = path.startsWith('/') ? [] : partName(from).split('/').slice(0, -1)
  for (const step of path.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.' && step !== '') steps.push(step)
  }
  return partName(steps.join('/'))
}

/**
 * The name of a part's relationships: those of `xl/workbook.xml` are in `xl/_rels/workbook.xml.rels`, those of the
 * package in `_rels/.rels`.
 */
export function relationshipsOf(part: string): string {
  const cut = part.lastIndexOf('/') + 1
  return `${part.slice(0, cut)}_rels/${part.slice(cut)}.rels`
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    // A percent sign that escapes nothing is an ordinary character.
    return name
  }
}

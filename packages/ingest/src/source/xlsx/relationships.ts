import { relationshipsOf, resolveTarget } from './part-name.js'
import { readAllXml } from './xml.js'
import type { Zip } from './zip.js'

/** A reference from one part to another. */
export interface Relationship {
  readonly id: string
  /** The last step of its type, such as `worksheet` or `sharedStrings`; empty if it has none. */
  readonly kind: string
  /** The name of the part; null if it is outside the package. */
  readonly part: string | null
}

const largest = 2 ** 22

/** The relationships of a part, or of the package if `part` is empty. */
export async function readRelationships(zip: Zip, part: string, file: string): Promise<readonly Relationship[]> {
  const found: Relationship[] = []
  const entry = zip.entry(relationshipsOf(part))
  if (entry === undefined) return found
  await readAllXml(zip.read(entry, undefined, largest), file, {
    open: (name, { Id: id, Type: type, Target: target, TargetMode: mode }) => {
      if (name !== 'Relationship' || id === undefined || target === undefined) return
      found.push({
        id,
        kind: (type ?? '').slice((type ?? '').lastIndexOf('/') + 1),
        part: mode === 'External' ? null : resolveTarget(part, target),
      })
    },
  })
  return found
}

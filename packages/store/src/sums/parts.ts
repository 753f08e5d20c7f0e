import type { PlacedDistricts } from '@minzheng/core/districts'

/**
 * What a district's rolled-up sums consist of, beside its own: districts below it, and codes of other days that are
 * placed at it. A code of another day has none.
 */
export function partsOf({ tree, others }: PlacedDistricts, code: string): readonly string[] {
  if (!tree.has(code)) return []
  const below = tree.children(code).map((child) => child.code)
  return others(code).length === 0 ? below : [...below, ...others(code)]
}

/** True if rolled-up sums of a district are stored: they differ from its own. */
export function hasTotal({ tree, others }: PlacedDistricts, code: string): boolean {
  return tree.has(code) && (tree.children(code).length > 0 || others(code).length > 0)
}

/** The district into whose rolled-up sums a code goes next: its parent, or the place of a code of another day. */
export function holderOf({ tree, placed }: PlacedDistricts, code: string): string | null {
  return tree.has(code) ? tree.get(code).parent : placed(code)
}

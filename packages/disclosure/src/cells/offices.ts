import type { DistrictTree } from '@minzheng/core'
import type { Cell } from './cell.js'
import type { CellBook } from './cell-book.js'

/** The reporting offices that know a district's counts: the county that contains it. */
export function officesIn(cells: CellBook): (cell: Cell) => readonly string[] {
  const known = new Map<DistrictTree, Map<string, readonly string[]>>()
  return ({ district, span }) => {
    const tree = cells.tree(span)
    let byDistrict = known.get(tree)
    if (byDistrict === undefined) known.set(tree, (byDistrict = new Map()))
    let offices = byDistrict.get(district)
    if (offices === undefined) {
      offices = tree.has(district)
        ? tree.selfAndAncestors(district).flatMap(({ code, level }) => (level === 'county' ? [code] : []))
        : [district]
      byDistrict.set(district, offices)
    }
    return offices
  }
}

/** The offices to which a count tells nothing of others: those whose own counts it is made of. */
export function ownersIn(
  cells: CellBook,
  officesOf: (cell: Cell) => readonly string[],
): (cell: Cell) => readonly string[] {
  return (cell) => {
    const known = officesOf(cell)
    if (cell.reader === null && (known.length > 0 || cell.isRest)) return known
    const tree = cells.tree(cell.span)
    if (!tree.has(cell.district)) return known
    return tree
      .atLevel(cell.district, 'county')
      .flatMap(({ code }) =>
        cell.reader === null
          ? cells.current(cell.series, code, cell.span)?.value === cell.value
            ? [code]
            : []
          : code === cell.reader
            ? []
            : [code],
      )
  }
}

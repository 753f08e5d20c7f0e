/** Words for districts that every plan uses. */
const general =
  /各(?:区县|县区|县\(市、区\)|县市区|区|县|市|乡镇|镇街|镇|街道|村|社区)|每个?(?:区县|县区|县\(市、区\)|县市区|区|县|乡镇\(街道\)|乡镇|街道|镇|村|社区)|主城区|中心城区|城六区|全市|全省|全县|全区|市本级|市区/g

/**
 * The districts that words name: general ones (各区县, 主城区) and those of a list of names. Each once, in order. A
 * long text is searched once for each name.
 */
export function districtsIn(text: string, names: readonly string[]): readonly string[] {
  const found = [...text.matchAll(general)].map(({ 0: words, index }) => [index, words] as const)
  for (const name of names) {
    const at = name === '' ? -1 : text.indexOf(name)
    if (at >= 0) found.push([at, name])
  }
  return [...new Set(found.toSorted(([one], [other]) => one - other).map(([, words]) => words))]
}

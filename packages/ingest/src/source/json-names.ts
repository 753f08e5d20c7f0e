/**
 * True if a parsed object states a name twice, of which JSON.parse keeps the last. `written` is well-formed; `names` is
 * the number of names that were kept.
 */
export function repeatsName(written: string, names: number): boolean {
  let depth = 0
  let stated = 0
  for (let at = 0; at < written.length; at += 1) {
    switch (written.charCodeAt(at)) {
      case 0x22: // "
        at += 1
        while (written.charCodeAt(at) !== 0x22) at += written.charCodeAt(at) === 0x5c ? 2 : 1
        break
      case 0x3a: // :
        if (depth === 1) stated += 1
        break
      case 0x7b: // {
      case 0x5b: // [
        depth += 1
        break
      case 0x7d: // }
      case 0x5d: // ]
        depth -= 1
        break
      default:
    }
  }
  return stated > names
}

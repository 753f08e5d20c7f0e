/**
 * A reader of an address that leaves nothing else under its names: the router would hand on what the reader has left out as
 * somebody typed it.
 */
export function understood<Search extends object>(
  read: (search: Record<string, unknown>) => Search,
  ...names: readonly (keyof Search & string)[]
): (search: Record<string, unknown>) => Search {
  const none = Object.fromEntries(names.map((name) => [name, undefined]))
  return (search) => ({ ...none, ...read(search) })
}

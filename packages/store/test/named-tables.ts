/** A table or sequence that a statement names; `schema` is null if the statement gives none. */
export interface NamedTable {
  readonly schema: string | null
  readonly name: string
}

const comment = /--[^\n]*|\/\*[\s\S]*?\*\//g
const token = /"(?:[^"]|"")*"|'(?:[^']|'')*'|[a-z_][\w$]*|\$\d+|\d[\w.]*|::|[^\s]/gi
/** After these words follows a table, a function that returns rows, or a query in brackets. */
const before: ReadonlySet<string> = new Set([
  'from',
  'join',
  'into',
  'update',
  'table',
  'copy',
  'using',
  'references',
  'truncate',
  'lock',
])
const takesColumns: ReadonlySet<string> = new Set(['into', 'table', 'copy', 'references', 'on'])
const skipped: ReadonlySet<string> = new Set(['if', 'not', 'exists', 'only', 'lateral'])
/** A list of tables ends with one of these. */
const ends: ReadonlySet<string> = new Set([
  ')',
  ';',
  'using',
  'where',
  'group',
  'order',
  'on',
  'set',
  'limit',
  'returning',
  'union',
  'having',
  'window',
  'for',
])

/**
 * The tables and sequences that a statement names, except those that it defines itself (`with`). Parses only the SQL
 * that this store writes.
 */
export function namedTables(given: string): readonly NamedTable[] {
  // A trigger names its events before its table, and `added`, the rows that a statement inserts. What its function raises
  // names no table.
  const isTrigger = /^\s*create (trigger|function)\b/i.test(given)
  const statement = isTrigger
    ? given.replace(
        /\b(before|after) [a-z ]+ on\b|\braise exception [^;]*|\breferencing new table as added\b/gi,
        (part) => (/ on$/i.test(part) ? 'table' : ' '),
      )
    : given
  const tokens = statement.replace(comment, ' ').match(token) ?? []
  const word = (at: number): string => (tokens[at] ?? '').toLowerCase()
  const made = new Set(
    tokens.flatMap((each, at) => (word(at + 1) === 'as' && tokens[at + 2] === '(' ? [bare(each)] : [])),
  )
  if (isTrigger) made.add('added')
  const found: NamedTable[] = []
  const nameAt = (start: number): void => {
    let at = start
    while (skipped.has(word(at))) at += 1
    const first = tokens[at]
    if (first === undefined || !/^["a-z_]/i.test(first)) return
    const second = tokens[at + 1] === '.' ? tokens[at + 2] : undefined
    const after = second === undefined ? at + 1 : at + 3
    // A bracket after a name is a function call, except after these words, where it lists columns.
    const called = tokens[after] === '(' && !takesColumns.has(word(start - 1))
    if (second !== undefined) found.push({ schema: bare(first), name: bare(second) })
    else if (!called && !made.has(bare(first))) found.push({ schema: null, name: bare(first) })
  }
  for (let at = 0; at < tokens.length; at += 1) {
    const noTable =
      (word(at) === 'from' && (word(at - 1) === 'distinct' || word(at + 1) === 'stdin')) ||
      (word(at) === 'update' && (word(at + 1) === 'set' || word(at - 1) === 'for'))
    if (before.has(word(at)) && !noTable) {
      nameAt(at + 1)
      if (word(at) === 'from' || word(at) === 'using')
        for (const comma of commasAfter(tokens, at + 1)) nameAt(comma + 1)
    }
    // create index … on
    if (word(at) === 'on' && word(0) === 'create' && tokens.slice(0, at).some((each) => each.toLowerCase() === 'index'))
      nameAt(at + 1)
    if (/^(nextval|currval|setval|regclass)$/.test(word(at)) && tokens[at + 1] === '(') {
      const [schema, name] = (tokens[at + 2] ?? '').slice(1, -1).split('.')
      found.push(
        name === undefined ? { schema: null, name: schema ?? '' } : { schema: bare(schema ?? ''), name: bare(name) },
      )
    }
  }
  return found
}

/** The commas of a list of tables that begins here, outside brackets. */
function commasAfter(tokens: readonly string[], start: number): readonly number[] {
  const commas: number[] = []
  let depth = 0
  for (let at = start; at < tokens.length; at += 1) {
    if (depth === 0 && ends.has(tokens[at]!.toLowerCase())) break
    if (tokens[at] === '(') depth += 1
    if (tokens[at] === ')') depth -= 1
    if (depth === 0 && tokens[at] === ',') commas.push(at)
  }
  return commas
}

const bare = (name: string): string =>
  name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name.toLowerCase()

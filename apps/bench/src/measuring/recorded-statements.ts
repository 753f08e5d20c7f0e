import type { Database } from '@minzheng/store'

/** A statement that the driver sent. */
export interface RecordedStatement {
  /** For a COPY, its statement. */
  readonly text: string
  readonly values: readonly unknown[]
}

interface Client {
  query: (...given: unknown[]) => unknown
}

const heard = new WeakMap<object, { listener: ((sent: RecordedStatement) => void) | undefined }>()

/** Records the statements that `work` sends to PostgreSQL through a pool, in order; each is a round trip. */
export async function recordStatements(
  { kind, pool }: Pick<Database, 'kind' | 'pool'>,
  work: () => Promise<unknown>,
): Promise<readonly RecordedStatement[]> {
  if (kind !== 'postgres') throw new Error('the database must be PostgreSQL to record statements')
  const sent: RecordedStatement[] = []
  const ear = earOf(pool)
  ear.listener = (each) => sent.push(each)
  try {
    await work()
  } finally {
    ear.listener = undefined
  }
  return sent
}

/** Records on every connection of a pool, from the next time the connection is acquired. */
function earOf(pool: Database['pool']): { listener: ((sent: RecordedStatement) => void) | undefined } {
  const known = heard.get(pool)
  if (known !== undefined) return known
  const ear: { listener: ((sent: RecordedStatement) => void) | undefined } = { listener: undefined }
  heard.set(pool, ear)
  const clients = new WeakSet<Client>()
  pool.on('acquire', (client: Client) => {
    if (clients.has(client)) return
    clients.add(client)
    const query = client.query.bind(client)
    client.query = (...given) => {
      ear.listener?.(sentOf(given))
      return query(...given)
    }
  })
  return ear
}

/**
 * The text of a query: the driver accepts a text, a text with values, or an object with either; a COPY is an object
 * with its statement.
 */
function sentOf([first, second]: readonly unknown[]): RecordedStatement {
  if (typeof first === 'string')
    return { text: first, values: Array.isArray(second) ? (second as readonly unknown[]) : [] }
  const { text, values } = first as { readonly text?: string; readonly values?: readonly unknown[] }
  return { text: text ?? '', values: values ?? [] }
}

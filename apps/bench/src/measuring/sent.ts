import type { Database } from '@minzheng/store'

/** A statement as the driver sends it. */
export interface Sent {
  /** Of a COPY, its statement. */
  readonly text: string
  readonly values: readonly unknown[]
}

interface Client {
  query(...given: unknown[]): unknown
}

const heard = new WeakMap<object, { listener: ((sent: Sent) => void) | undefined }>()

/** What is sent to PostgreSQL through a pool while something works, in order: each is a round trip. */
export async function sentDuring(
  { kind, pool }: Pick<Database, 'kind' | 'pool'>,
  work: () => Promise<unknown>,
): Promise<readonly Sent[]> {
  if (kind !== 'postgres') throw new Error('only what is sent to PostgreSQL can be heard')
  const sent: Sent[] = []
  const ear = earOf(pool)
  ear.listener = (each) => sent.push(each)
  try {
    await work()
  } finally {
    ear.listener = undefined
  }
  return sent
}

/** Listens at every connection of a pool, from when it is next taken. */
function earOf(pool: Database['pool']): { listener: ((sent: Sent) => void) | undefined } {
  const known = heard.get(pool)
  if (known !== undefined) return known
  const ear: { listener: ((sent: Sent) => void) | undefined } = { listener: undefined }
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
 * The driver takes a text, a text with values, or an object that has either; a COPY is an object with its statement.
 */
function sentOf([first, second]: readonly unknown[]): Sent {
  if (typeof first === 'string')
    return { text: first, values: Array.isArray(second) ? (second as readonly unknown[]) : [] }
  const { text, values } = first as { readonly text?: string; readonly values?: readonly unknown[] }
  return { text: text ?? '', values: values ?? [] }
}

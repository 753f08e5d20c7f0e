import type { Kysely } from 'kysely'
import type { Tables } from '../database/tables.js'

/** The size of a part, in bytes: a row that no driver has trouble with. */
const partBytes = 1_000_000

/** Writes the file of a job in parts, in the order of its content. */
export async function writeJobFile(
  tx: Kysely<Tables>,
  job: string,
  { name, content }: { readonly name: string; readonly content: AsyncIterable<Uint8Array> },
): Promise<void> {
  let part = 0
  const write = async (bytes: Uint8Array): Promise<void> => {
    const values = { job, part, name: part === 0 ? name : null, bytes: Buffer.from(bytes) }
    await tx.insertInto('api_job_file').values(values).execute()
    part += 1
  }
  let held = Buffer.alloc(0)
  for await (const chunk of content) {
    held = Buffer.concat([held, chunk])
    for (; held.byteLength >= partBytes; held = held.subarray(partBytes)) await write(held.subarray(0, partBytes))
  }
  if (held.byteLength > 0 || part === 0) await write(held)
}

/** The file of a job, part by part; undefined if there is none, such as that of a job that has ended. */
export async function readJobFile(
  db: Kysely<Tables>,
  job: string,
): Promise<{ readonly name: string; readonly content: AsyncIterable<Uint8Array> } | undefined> {
  const part = (number: number) =>
    db
      .selectFrom('api_job_file')
      .select(['name', 'bytes'])
      .where('job', '=', job)
      .where('part', '=', number)
      .executeTakeFirst()
  const first = await part(0)
  if (first === undefined) return undefined
  return {
    name: first.name ?? '',
    content: (async function* () {
      let next: typeof first | undefined = first
      for (let number = 1; next !== undefined; number += 1) {
        yield next.bytes
        next = await part(number)
      }
    })(),
  }
}

import { createServer, type AddressInfo } from 'node:net'
import { inspect } from 'node:util'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createJobClient, openQueue } from '../src/index.js'

/** Everything that is printed of a failure: its message, causes and properties. */
async function printed(redis: string): Promise<string> {
  const failure: unknown = await openQueue({ redis }).catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(Error)
  return inspect(failure, { depth: 5 })
}

describe('a queue that cannot be reached', () => {
  it('is named without its password, in whatever form it is written', { timeout: 60_000 }, async () => {
    // A port that is most likely free.
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    await new Promise((resolve) => server.close(resolve))
    const secret = fc.stringMatching(/^[A-Z]{4}[A-Za-z0-9@:/?#%&=]{0,4}[0-9]{6}$/)
    await fc.assert(
      fc.asyncProperty(secret, fc.constantFrom('', 'me'), async (password, user) => {
        for (const form of [password, encodeURIComponent(password)]) {
          const text = await printed(`redis://${user}:${form}@127.0.0.1:${port}/0`)
          expect(text).toContain('The queue cannot be reached at redis://')
          expect(text).not.toContain(password)
          expect(text).not.toContain(encodeURIComponent(password))
        }
      }),
      { numRuns: 10 },
    )
  })

  it('refuses an invalid URL without repeating it', async () => {
    await expect(createJobClient({ redis: 'redis://:12/SECRET@h:1' }).counts()).rejects.toThrow(
      'its URL must be a URL that begins with redis://',
    )
    expect(await printed('redis://:12/SECRET@h:1')).not.toContain('SECRET')
    expect(await printed('SECRET')).not.toContain('SECRET')
  })
})

import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'

const run = promisify(execFile)
const script = fileURLToPath(new URL('time-zones/answers.mjs', import.meta.url))

// Apia had no 2011-12-30, São Paulo and Lisbon no midnight on some days, and Kiritimati is the first to begin a day.
const zones = [
  'Asia/Shanghai',
  'Pacific/Apia',
  'America/New_York',
  'America/Sao_Paulo',
  'Pacific/Kiritimati',
  'Europe/Lisbon',
]

async function answersIn(zone: string): Promise<unknown> {
  const { stdout } = await run(process.execPath, [script], { env: { ...process.env, TZ: zone, NODE_OPTIONS: '' } })
  return JSON.parse(stdout)
}

describe('days, periods and figures of the built package', () => {
  it('are the same in any time zone, and follow a calendar that is counted by hand', { timeout: 120_000 }, async () => {
    const answers = await Promise.all(zones.map(answersIn))
    const { digest, lines } = answers[0] as { digest: string; lines: number }
    expect(lines).toBeGreaterThan(1000)
    expect(answers).toEqual(zones.map((zone) => ({ zone, lines, digest })))
  })
})

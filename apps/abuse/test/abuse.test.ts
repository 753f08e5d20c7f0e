import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { findingsIn, findingsInLine } from '../src/checks/judge.js'
import { ofOther, personal } from '../src/city/planted.js'

const program = fileURLToPath(new URL('../dist/main.js', import.meta.url))
const secret = 'A'.repeat(43)
const secrets = new Set([secret])
const safe = { 'content-security-policy': 'x', 'x-content-type-options': 'x', 'referrer-policy': 'x' }
const judged = (status: number, text: string, who = 'wuxing-1', headers: Readonly<Record<string, string>> = safe) =>
  findingsIn({ status, headers, text, isLate: false }, { who, canary: 'zqcanary1x' }, secrets).map(({ kind }) => kind)

describe('The API under abuse', () => {
  it('withstands a slice of the suite: no crash, no failure, no leak, every route is reached, and honest readers are answered right', async () => {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [program, '--requests', '300', '--seed', '3', '--no-slow', '--thin', '6'],
      {
        env: process.env,
        maxBuffer: 10_000_000,
      },
    )
    const totals = JSON.parse(stdout.trim().split('\n').at(-1)!) as Record<string, unknown>
    expect(totals).toMatchObject({ crashes: 0, serverErrors: 0, leaks: 0, others: 0, unreached: [] })
    expect(totals['requests']).toBeGreaterThan(700)
  }, 180_000)

  it('is judged strictly: each kind of fault is found in an answer or a line of the log', () => {
    expect(judged(200, 'what an officer may read')).toEqual([])
    expect(judged(500, '{}')).toEqual(['server-error'])
    expect(judged(503, '"urn:minzheng:problem:unavailable"')).toEqual([])
    expect(judged(503, '{}')).toEqual(['server-error'])
    expect(judged(200, `{"value":${ofOther.beds}}`)).toEqual(['leak'])
    expect(judged(200, `{"value":${ofOther.beds}}`, 'city-1')).toEqual([])
    expect(judged(200, personal.number, 'city-1')).toEqual(['leak'])
    expect(judged(400, 'zqcanary1x must be a month')).toEqual(['leak'])
    expect(judged(200, `token ${secret}`, 'city-1')).toEqual(['leak'])
    expect(judged(200, '', 'city-1', {})).toEqual(['unprotected', 'unprotected', 'unprotected'])
    expect(judged(200, '', 'city-1', { ...safe, 'cache-control': 'public, max-age=60' })).toEqual(['unprotected'])
    expect(judged(0, '')).toEqual(['unanswered'])
    for (const line of ['zqcanary7x', 'zqcell7x', personal.name, ofOther.file, secret])
      expect(findingsInLine(`{"message":"answered","route":"${line}"}`, secrets).map(({ kind }) => kind)).toEqual([
        'leak',
      ])
    expect(findingsInLine('{"level":"error","message":"a request failed"}', secrets)).toMatchObject([
      { kind: 'server-error' },
    ])
  })
})

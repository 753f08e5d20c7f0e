import { setTimeout as sleep } from 'node:timers/promises'
import { UnrecoverableError, type Job } from 'bullmq'
import { RejectedJobError } from '@minzheng/queue'
import { expect, it } from 'vitest'
import { runningJobs } from '../src/jobs/running-jobs.js'
import { jsonLog, messageOf } from '../src/base/log.js'
import { createProcessor } from '../src/worker/processor.js'

it('logs an error of other code without the values that it quotes', () => {
  const lines: string[] = []
  const log = jsonLog('info', (line) => void lines.push(line))
  const error = Object.assign(new Error('invalid input syntax for type date: "张三", line 3: 330502199001010015'), {
    code: '22007',
    detail: 'Key (name)=(张三) exists',
  })
  log('error', 'a job failed', { error: messageOf(error) })
  expect(JSON.parse(lines[0]!)).toMatchObject({
    message: 'a job failed',
    error: 'invalid input syntax for type date: "…", line 3: … (22007)',
  })
})

it('writes a log entry as one line without characters that a terminal interprets', () => {
  const lines: string[] = []
  jsonLog('info', (line) => void lines.push(line))('info', 'a file\u009b2J\u202e came', {
    file: 'a\u001b[2J\u0007\nb\u2066',
  })
  expect(lines[0]).toMatch(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]*\n$/u)
  expect(JSON.parse(lines[0]!)).toMatchObject({
    message: 'a file\u009b2J\u202e came',
    file: 'a\u001b[2J\u0007\nb\u2066',
  })
})

it('stores the reason and stack of a failed job in the queue without values', async () => {
  const failing = (error: Error) =>
    createProcessor({
      log: () => {},
      running: runningJobs(),
      handlers: { refresh: async () => sleep(0).then(() => Promise.reject(error)) },
    })
  const job = { id: '1', name: 'refresh', data: {}, updateProgress: async () => {} } as unknown as Job
  const kept = (await failing(new TypeError('cannot read "张三 13812345678"'))(
    job as never,
    'token',
    undefined as never,
  ).catch((error: unknown) => error)) as Error
  expect(kept).toBeInstanceOf(TypeError)
  expect(`${kept.message} ${kept.stack}`).not.toMatch(/张三|13812345678/)
  expect(kept.message).toBe('cannot read "…"')
  const rejected = await failing(new RejectedJobError(['data.file leads out of the folder']))(
    job as never,
    'token',
    undefined as never,
  ).catch((error: unknown) => error)
  expect(rejected).toBeInstanceOf(UnrecoverableError)
  expect((rejected as Error).message).toContain('data.file leads out of the folder')
})

import { request, type IncomingMessage } from 'node:http'
import { guardedLimits } from '../bounds/bounds.js'
import type { Sent } from '../http/sent.js'
import { tokenOf, wrongToken, type Attack, type GuardedStage } from './stage.js'

const { address: mostOfAddress, failures, streams } = guardedLimits

/** Somebody tries tokens from one address: others, and tokens that have held there, go on. */
export const triedTokens: Attack = {
  name: 'tokens are tried from one address',
  run: async (stage) => {
    const [at, elsewhere] = ['198.51.100.1', '198.51.100.2']
    const known = await tokenOf(stage, 'wuxing-1')
    const late = await tokenOf(stage, 'wuxing-1')
    const status = async (from: string, header: Sent['headers'][number]) =>
      (await stage.send('/v1/session', { from, headers: [header], who: 'wuxing-1' })).status
    stage.expect('a token', await status(at, known), 200)
    for (let tried = 0; tried < failures; tried += 1)
      stage.expect('a token that does not hold', await status(at, wrongToken()), 401)
    for (let tried = 0; tried < 50; tried += 1) {
      const { status: is, headers } = await stage.send('/v1/session', { from: at, headers: [wrongToken()] })
      stage.expect('one token more', is, 429)
      stage.expect('Retry-After of it', /^[1-9]\d*$/.test(headers['retry-after'] ?? ''), true)
    }
    stage.expect('a right token that was not seen before', await status(at, late), 429)
    stage.expect('a token that has held', await status(at, known), 200)
    stage.expect('a token from another address', await status(elsewhere, late), 200)
  },
}

/** A sender writes other addresses before the one that the proxy adds, in one line or in several. */
export const forgedAddresses: Attack = {
  name: 'addresses are forged before that of the proxy',
  run: async (stage) => {
    const at = '198.51.100.3'
    const forged = (turn: number): Sent['headers'] => {
      const other = `203.0.113.${turn}`
      const ways: readonly Sent['headers'][] = [
        [['X-Forwarded-For', `${other}, ${at}`]],
        [
          ['X-Forwarded-For', other],
          ['X-Forwarded-For', at],
        ],
        [
          ['Forwarded', `for=${other}`],
          ['X-Real-IP', other],
          ['X-Forwarded-For', `"${other}", [2001:db8::${turn}], ${at}`],
        ],
        [['X-Forwarded-For', `${at},${other},${at}`]],
      ]
      return ways[turn % ways.length]!
    }
    const statuses: number[] = []
    for (let turn = 0; turn < mostOfAddress + 40; turn += 1)
      statuses.push((await stage.send('/v1/plans', { headers: forged(turn) })).status)
    const answered = statuses.filter((status) => status === 200).length
    stage.expect('how many requests of one address are answered', answered, mostOfAddress)
    stage.expect(
      'all others',
      statuses.slice(mostOfAddress).every((status) => status === 429),
      true,
    )
    stage.expect('another address', (await stage.send('/v1/plans', { from: '198.51.100.4' })).status, 200)
  },
}

/** An account opens as many streams of events as it can. */
export const manyStreams: Attack = {
  name: 'an account opens many streams of events',
  run: async (stage) => {
    const job = String(await stage.ask({ what: 'job', actor: 'wuxing-1' }))
    const header = await tokenOf(stage, 'wuxing-1')
    const opened = await Promise.all(Array.from({ length: 40 }, () => open(stage, `/v1/jobs/${job}/events`, header)))
    const answered = opened.filter(({ statusCode }) => statusCode === 200)
    stage.expect('streams that are open', answered.length, streams)
    stage.expect(
      'all others',
      opened.every(({ statusCode }) => statusCode === 200 || statusCode === 429),
      true,
    )
    const plans = { from: '198.51.100.5' }
    stage.expect('others meanwhile', (await stage.send('/v1/plans', plans)).status, 200)
    for (const each of opened) each.destroy()
    // The service notices at the next look at the job that nobody reads any more.
    let again = 429
    for (let turn = 0; again === 429 && turn < 20; turn += 1) {
      await new Promise((resolve) => setTimeout(resolve, 300))
      const other = await open(stage, `/v1/jobs/${job}/events`, await tokenOf(stage, 'wuxing-1'))
      again = other.statusCode!
      other.destroy()
    }
    stage.expect('a stream after those have gone', again, 200)
  },
}

function open({ port, origin }: GuardedStage, path: string, header: Sent['headers'][number]): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const headers = { Host: new URL(origin).host, 'X-Forwarded-For': '198.51.100.6', [header[0]]: header[1] }
    const asked = request({ host: '127.0.0.1', port, path, headers, agent: false }, (response) => {
      response.on('error', () => undefined).resume()
      resolve(response)
    })
    asked.on('error', reject)
    asked.end()
  })
}

import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterEach, beforeAll, beforeEach, afterAll, describe, expect, it } from 'vitest'
import { huzhou } from '@minzheng/huzhou'
import { createStore, openDatabase, type Database, type Store } from '@minzheng/store'
import { alertMessenger, readChannels, type AlertChannel, type Log } from '../src/index.js'

interface Received {
  readonly url: string
  readonly headers: http.IncomingHttpHeaders
  readonly body: string
}

const key = 'SEC0123456789'
const link = 'https://minzheng.example.org/alerts'
const shown = ['吴兴区', '330502', '养老', 'elderly-care', '2024']

describe('Alerts are sent', { timeout: 120_000 }, () => {
  let database: Database
  let store: Store
  let hooks: http.Server
  let mails: SMTPServer
  const received: Received[] = []
  const mail: { readonly to: readonly string[]; readonly text: string }[] = []
  const lines: string[] = []
  let answer: () => { readonly status: number; readonly body: string; readonly location?: string }
  const log: Log = (level, message, data) => void lines.push(JSON.stringify({ level, message, ...data }))

  beforeAll(async () => {
    database = await openDatabase({})
    hooks = http.createServer((request, response) => {
      let body = ''
      request.setEncoding('utf8')
      request.on('data', (some: string) => (body += some))
      request.on('end', () => {
        received.push({ url: request.url ?? '', headers: request.headers, body })
        const { status, body: text, location } = answer()
        response.writeHead(status, location === undefined ? {} : { location }).end(text)
      })
    })
    mails = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData: (stream, session, done) => {
        let text = ''
        stream.on('data', (some: Buffer) => (text += some.toString()))
        stream.on('end', () => {
          mail.push({ to: session.envelope.rcptTo.map(({ address }) => address), text })
          done()
        })
      },
      onRcptTo: ({ address }, _session, done) =>
        done(address.startsWith('nobody') ? new Error(`${address} has no mailbox here`) : null),
    })
    await once(hooks.listen(0, '127.0.0.1'), 'listening')
    await once(mails.listen(0, '127.0.0.1'), 'listening')
  }, 120_000)
  afterAll(async () => {
    hooks.close()
    await new Promise<void>((resolve) => mails.close(resolve))
    await database.close()
  })
  beforeEach(async () => {
    store = await createStore({ ...database, schema: `channels_${Date.now()}_${lines.length}` }, huzhou.catalogue)
    answer = () => ({ status: 200, body: '{"errcode":0,"errmsg":"ok"}' })
    const { turn } = await store.alerts.begin()
    await store.alerts.settle({
      turn,
      seen: '',
      conditions: [
        {
          rule: 'behind-pace',
          kind: 'behind-pace',
          subject: {
            district: '330502',
            indicator: 'elderly-care.certified-caregivers-per-10k-elderly',
            period: '2024',
          },
          holds: 'yes',
        },
      ],
    })
  })
  afterEach(() => {
    received.length = 0
    mail.length = 0
    lines.length = 0
  })

  const urlOf = (host: string, path: string) => `http://${host}:${(hooks.address() as AddressInfo).port}${path}`
  const tell = async (channel: Readonly<Record<string, unknown>>) => {
    const read = readChannels(JSON.stringify([{ id: 'one', link, ...channel }]))
    expect(read).not.toHaveProperty('faults')
    const { channels } = read as { readonly channels: readonly AlertChannel[] }
    await alertMessenger({ store, deployment: huzhou, channels, log, intervalMs: 60_000 }).tell()
  }
  const own = { ownNetwork: ['127.0.0.1'] }

  it.each([
    ['wecom', { msgtype: 'text' }],
    ['dingtalk', { msgtype: 'text' }],
    ['feishu', { msg_type: 'text' }],
  ] as const)('to %s as its robots take them, without district, indicator or month', async (kind, type) => {
    answer = () => ({ status: 200, body: kind === 'feishu' ? '{"code":0}' : '{"errcode":0}' })
    const secret = kind === 'wecom' ? {} : { secret: key }
    await tell({ kind, url: urlOf('127.0.0.1', '/send?key=abc'), ...own, ...secret })
    expect(received).toHaveLength(1)
    const body = JSON.parse(received[0]!.body) as Record<string, unknown>
    expect(body).toMatchObject(type)
    expect(received[0]!.body).toContain('落后序时进度 1')
    expect(received[0]!.body).toContain(link)
    for (const word of shown) expect(received[0]!.body).not.toContain(word)
    await tell({ kind, url: urlOf('127.0.0.1', '/send?key=abc'), ...own, ...secret })
    expect(received).toHaveLength(1)
  })

  it('to 钉钉 with the time and its signature in the address', async () => {
    await tell({ kind: 'dingtalk', url: urlOf('127.0.0.1', '/send?access_token=abc'), secret: key, ...own })
    const { searchParams } = new URL(received[0]!.url, 'http://localhost')
    const at = searchParams.get('timestamp')!
    expect(searchParams.get('access_token')).toBe('abc')
    expect(searchParams.get('sign')).toBe(createHmac('sha256', key).update(`${at}\n${key}`).digest('base64'))
  })

  it('to 飞书 with the time and its signature in the body', async () => {
    answer = () => ({ status: 200, body: '{"code":0}' })
    await tell({ kind: 'feishu', url: urlOf('127.0.0.1', '/hook'), secret: key, ...own })
    const { timestamp, sign } = JSON.parse(received[0]!.body) as { timestamp: string; sign: string }
    expect(sign).toBe(createHmac('sha256', `${timestamp}\n${key}`).update('').digest('base64'))
  })

  it('to a program of the office as data, signed', async () => {
    await tell({ kind: 'webhook', url: urlOf('127.0.0.1', '/alerts'), secret: key, ...own })
    const { headers, body } = received[0]!
    expect((JSON.parse(body) as { raised: unknown[] }).raised).toMatchObject([
      { rule: 'behind-pace', subject: { district: '330502', period: '2024' } },
    ])
    const expected = createHmac('sha256', key)
      .update(`${String(headers['minzheng-timestamp'])}.${body}`)
      .digest('hex')
    expect(headers['minzheng-signature']).toBe(`v1=${expected}`)
  })

  it('by mail with what they are about, to each reader without the others, and once they have ended', async () => {
    const server = `smtp://127.0.0.1:${(mails.server.address() as AddressInfo).port}`
    const channel = { kind: 'mail', server, from: 'minzheng@example.org', to: ['a@example.org', 'b@example.org'] }
    await tell(channel)
    expect(mail).toHaveLength(1)
    expect([...mail[0]!.to].toSorted()).toEqual(['a@example.org', 'b@example.org', 'minzheng@example.org'].slice(0, 3))
    const [, ...parts] = mail[0]!.text.split(/\r?\n\r?\n/)
    const text = decoded(mail[0]!.text, parts.join('\n'))
    expect(text).toContain('吴兴区')
    expect(text).toContain('持证')
    expect(text).toContain('落后序时进度')
    // The id of the message may end with this letter, too.
    expect(mail[0]!.text).not.toMatch(/\ba@example\.org/)
    const { turn } = await store.alerts.begin()
    await store.alerts.settle({ turn, seen: '', conditions: [] })
    await tell(channel)
    expect(mail).toHaveLength(2)
    const end = mail[1]!.text
      .split(/\r?\n\r?\n/)
      .slice(1)
      .join('\n')
    expect(decoded(mail[1]!.text, end)).toContain('解除 ended')
  })

  it('together with reminders: robots hear how many, the office and its programs hear of whom', async () => {
    const until = new Date(Date.now() + 3_600_000)
    const { grant } = store.access
    await grant({ actor: 'security-1', role: 'security-administrator', district: '330500', until, by: null })
    await grant({ actor: 'city-1', role: 'city-officer', district: '330500', until, by: 'security-1' })
    await store.land({ name: 'sites.csv', sha256: '3'.repeat(64), dataset: 'meal-sites' }, (landing) =>
      landing.returns([{ district: '330503', month: '2024-05' }]),
    )
    await store.reminders.remind({ month: '2024-05', districts: ['330502'], by: 'city-1', today: '2024-07-01' })
    await tell({ kind: 'wecom', url: urlOf('127.0.0.1', '/send?key=abc'), ...own })
    expect(received[0]!.body).toContain('催报 reminders：1')
    for (const word of shown) expect(received[0]!.body).not.toContain(word)
    await tell({ kind: 'webhook', id: 'two', url: urlOf('127.0.0.1', '/alerts'), secret: key, ...own })
    expect((JSON.parse(received[1]!.body) as { reminded: unknown[] }).reminded).toMatchObject([
      { district: '330502', month: '2024-05', day: '2024-07-01' },
    ])
    await tell({ kind: 'wecom', id: 'three', rules: ['behind-pace'], url: urlOf('127.0.0.1', '/s'), ...own })
    expect(received[2]!.body).not.toContain('催报')
    const server = `smtp://127.0.0.1:${(mails.server.address() as AddressInfo).port}`
    await tell({ kind: 'mail', id: 'four', server, from: 'minzheng@example.org', to: ['a@example.org'] })
    const [, ...parts] = mail[0]!.text.split(/\r?\n\r?\n/)
    expect(decoded(mail[0]!.text, parts.join('\n'))).toContain('吴兴区 2024-05')
  })

  it.each([
    ['refuses with a status', () => ({ status: 500, body: '' }), 'status 500'],
    ['refuses with a code in a good answer', () => ({ status: 200, body: '{"errcode":93000}' }), 'code 93000'],
    ['answers something else', () => ({ status: 200, body: '<html>' }), 'an answer without a code'],
    ['leads elsewhere', () => ({ status: 302, body: '', location: 'http://127.0.0.1:1/' }), 'status 302'],
  ])('again later if a service %s; the log has no address', async (_, answers, said) => {
    answer = answers
    await tell({ kind: 'wecom', url: urlOf('127.0.0.1', '/send?key=very-secret'), ...own })
    expect(received).toHaveLength(1)
    expect(lines.join()).toContain(said)
    expect(lines.join()).not.toMatch(/very-secret|127\.0\.0\.1/)
    const all = { leaseMs: 1, isFor: () => true, isForReminder: () => true }
    expect(await store.alertTelling.take('one', all)).toBeNull()
    expect(await store.alertTelling.take('other', all)).not.toBeNull()
  })

  it('again later if a mail server refuses an address, which the log does not name', async () => {
    const server = `smtp://127.0.0.1:${(mails.server.address() as AddressInfo).port}`
    await tell({ kind: 'mail', server, from: 'nobody@example.org', to: ['nobody-2@example.org'] })
    expect(lines.join()).toContain('alerts could not be sent')
    expect(lines.join()).not.toContain('nobody')
  })

  // A name that resolves to this machine, an address written in other ways, another network of the office.
  it.each([
    ['a name of this machine', 'localhost', ['10.0.0.0/8']],
    ['its address', '127.0.0.1', ['10.0.0.0/8']],
    ['its address as IPv6', '[::ffff:127.0.0.1]', ['10.0.0.0/8']],
    ['its address as one number', '2130706433', ['10.0.0.0/8']],
    ['its address in hexadecimal', '0x7f.1', ['10.0.0.0/8']],
    ['no address', '0.0.0.0', ['10.0.0.0/8']],
  ])('to no host outside the stated network: %s', async (_, host, ownNetwork) => {
    await tell({ kind: 'webhook', url: urlOf(host, '/'), secret: key, ownNetwork })
    expect(received).toEqual([])
    expect(lines.join()).toContain('an address that is not allowed')
  })

  it('once the log has said which channels get them, and which settings name nothing that is there', async () => {
    const { channels } = readChannels(
      JSON.stringify([
        { id: 'here', kind: 'feishu', url: 'https://open.feishu.cn/x', rules: ['findings'], district: '330502' },
        { id: 'mistyped', kind: 'feishu', url: 'https://open.feishu.cn/x', rules: ['behind-pase'], district: '330599' },
        { id: 'elsewhere', kind: 'feishu', url: 'https://open.feishu.cn/x', city: 'another' },
      ]),
    ) as { readonly channels: readonly AlertChannel[] }
    const messenger = alertMessenger({ store, deployment: huzhou, channels, log, intervalMs: 60_000 })
    messenger.start()
    await messenger.stop()
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      { level: 'info', message: 'alerts are sent to channels', channels: ['here', 'mistyped'] },
      ...['rules', 'district'].map((setting) => ({
        level: 'warn',
        message: 'a channel names what the deployment does not have, and gets no such alert',
        channel: 'mistyped',
        setting,
      })),
    ])
  })

  it('to the internet only if no own network is stated, whatever a name resolves to', async () => {
    const [channel] = (
      readChannels(
        JSON.stringify([{ id: 'one', kind: 'wecom', url: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1' }]),
      ) as { readonly channels: readonly AlertChannel[] }
    ).channels
    for (const host of ['127.0.0.1', 'localhost', '169.254.169.254', '10.1.2.3', '[::1]', '[fd00::1]']) {
      const url = `https://${host}:${(hooks.address() as AddressInfo).port}/`
      const moved = { ...channel!, id: `to-${host.replaceAll(/\W/g, '-')}`, url } as AlertChannel
      await alertMessenger({ store, deployment: huzhou, channels: [moved], log, intervalMs: 60_000 }).tell()
      expect(lines.at(-1), host).toContain('an address that is not allowed')
    }
    expect(received).toEqual([])
  })
})

function decoded(message: string, body: string): string {
  if (/content-transfer-encoding: base64/i.test(message)) return Buffer.from(body, 'base64').toString()
  const bytes = body.replaceAll(/=\r?\n/g, '').replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => `%${hex}`)
  return /quoted-printable/i.test(message) ? decodeURIComponent(bytes) : body
}

describe('A setting of channels', () => {
  it.each([
    ['not JSON', '{', 'must be a list in JSON, got text that is none'],
    ['a kind that is none', '[{"id":"a","kind":"sms"}]', '0.kind must be mail, wecom, dingtalk, feishu or webhook'],
    [
      'a robot elsewhere',
      '[{"id":"a","kind":"wecom","url":"https://example.org/secret-1"}]',
      '0 must have a URL of qyapi.weixin.qq.com, or state ownNetwork',
    ],
    [
      'a hook of the office without its network',
      '[{"id":"a","kind":"webhook","url":"https://example.org/secret-1","secret":"12345678"}]',
      '0.ownNetwork Invalid input: expected array',
    ],
    [
      'no network',
      '[{"id":"a","kind":"wecom","url":"http://10.0.0.1/secret-1","ownNetwork":["10.0.0.0/99"]}]',
      '0.ownNetwork.0 must be an address or a network, such as 10.1.2.0/24',
    ],
    [
      'two of one id',
      '[{"id":"a","kind":"feishu","url":"https://open.feishu.cn/x"},{"id":"a","kind":"feishu","url":"https://open.feishu.cn/x"}]',
      '1.id must be of one channel only',
    ],
    [
      'a setting that is none',
      '[{"id":"a","kind":"feishu","url":"https://open.feishu.cn/x","phone":"13800000000"}]',
      '0 must have no other settings than its kind',
    ],
  ])('is refused for %s, without its values', (_, text, fault) => {
    const read = readChannels(text)
    expect(read).toEqual({ faults: expect.arrayContaining([fault]) as unknown })
    expect(JSON.stringify(read)).not.toMatch(/secret-1|13800000000|example\.org/)
  })

  it('may be left out', () => {
    expect([undefined, '', '[]'].map(readChannels)).toEqual([{ channels: [] }, { channels: [] }, { channels: [] }])
  })
})

import { createHmac } from 'node:crypto'
import type { AlertNews } from '@minzheng/store'
import type { AlertMessage } from './alert-message.js'
import type { HookChannel } from './channel.js'

/** What is posted to a hook. */
export interface HookRequest {
  readonly url: string
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
}

/**
 * A request as the service of a channel takes it, at a time in milliseconds. 钉钉 signs the time in the address, 飞书 in
 * the body; a program of the office gets a signature of time and body in a header.
 */
export function hookRequest(channel: HookChannel, message: AlertMessage, news: AlertNews, now: number): HookRequest {
  switch (channel.kind) {
    case 'wecom':
      return plain(channel.url, { msgtype: 'text', text: { content: cut(message.text, 2000) } })
    case 'dingtalk': {
      const url = new URL(channel.url)
      if (channel.secret !== undefined) {
        url.searchParams.set('timestamp', String(now))
        url.searchParams.set('sign', base64Hmac(channel.secret, `${now}\n${channel.secret}`))
      }
      return plain(url.href, { msgtype: 'text', text: { content: cut(message.text, 18_000) } })
    }
    case 'feishu': {
      const timestamp = String(Math.floor(now / 1000))
      const signed =
        channel.secret === undefined ? {} : { timestamp, sign: base64Hmac(`${timestamp}\n${channel.secret}`, '') }
      return plain(channel.url, { ...signed, msg_type: 'text', content: { text: cut(message.text, 18_000) } })
    }
    case 'webhook': {
      const timestamp = String(Math.floor(now / 1000))
      const request = plain(channel.url, {
        raised: news.raised.map(dataOf),
        ended: news.ended.map(dataOf),
        reminded: news.reminded.map(reminderData),
      })
      const signature = createHmac('sha256', channel.secret).update(`${timestamp}.${request.body}`).digest('hex')
      return {
        ...request,
        headers: { ...request.headers, 'minzheng-timestamp': timestamp, 'minzheng-signature': `v1=${signature}` },
      }
    }
  }
}

function dataOf({ id, rule, kind, subject, raisedAt, endedAt }: AlertNews['raised'][number]): object {
  return { id, rule, kind, subject, raisedAt, endedAt }
}

function reminderData({ id, month, district, day }: AlertNews['reminded'][number]): object {
  return { id, month, district, day }
}

function plain(url: string, body: object): HookRequest {
  return { url, body: JSON.stringify(body), headers: { 'content-type': 'application/json; charset=utf-8' } }
}

const base64Hmac = (key: string, text: string): string => createHmac('sha256', key).update(text).digest('base64')

/** The services refuse longer messages; counted in bytes. */
function cut(text: string, bytes: number): string {
  const all = Buffer.from(text)
  return all.length <= bytes ? text : `${all.subarray(0, bytes).toString().replace(/�+$/, '')}…`
}

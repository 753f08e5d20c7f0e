import { isIP } from 'node:net'
import { z } from 'zod'

const id = z
  .string()
  .max(40)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be small letters, digits and hyphens')

const network = z.string().refine(isNetwork, 'must be an address or a network, such as 10.1.2.0/24')

const shared = {
  id,
  /** The city, if a process has several: the id of its deployment. Left out: every one. */
  city: z.string().max(60).optional(),
  /** Only alerts of these rules. */
  rules: z.array(id).min(1).max(50).optional(),
  /** Only alerts of this district and those below it. */
  district: z
    .string()
    .regex(/^\d{6,12}$/, 'must be the code of a district')
    .optional(),
  /** Where people read the alerts; it is in each message. */
  link: z.url({ protocol: /^https?$/ }).optional(),
}

const hook = {
  ...shared,
  url: z.url({ protocol: /^https?$/ }),
  /** Addresses of the office's own network, where the URL may lead; elsewhere it must lead to the internet. */
  ownNetwork: z.array(network).min(1).optional(),
}

/** The hosts of the services, which take the messages of their robots. */
const robotHosts = {
  wecom: ['qyapi.weixin.qq.com'],
  dingtalk: ['oapi.dingtalk.com'],
  feishu: ['open.feishu.cn', 'open.larksuite.com'],
} as const

const secret = z.string().min(8, 'must have at least 8 characters')

const channelSchema = z.discriminatedUnion('kind', [
  /** E-mail by the office's own server. */
  z.strictObject({
    ...shared,
    kind: z.literal('mail'),
    server: z.url({ protocol: /^smtps?$/ }),
    from: z.email(),
    to: z.array(z.email()).min(1).max(50),
  }),
  /** 企业微信 */
  z.strictObject({ ...hook, kind: z.literal('wecom') }),
  /** 钉钉 */
  z.strictObject({ ...hook, kind: z.literal('dingtalk'), secret: secret.optional() }),
  /** 飞书 */
  z.strictObject({ ...hook, kind: z.literal('feishu'), secret: secret.optional() }),
  /** A program of the office, which gets the alerts as data. */
  z.strictObject({ ...hook, kind: z.literal('webhook'), secret, ownNetwork: z.array(network).min(1) }),
])

/** Where alerts are sent. */
export type AlertChannel = z.output<typeof channelSchema>
export type HookChannel = Exclude<AlertChannel, { kind: 'mail' }>
export type MailChannel = Extract<AlertChannel, { kind: 'mail' }>

/**
 * Reads the channels of the setting `ALERT_CHANNELS`: a list in JSON, none if it is not set. Faults say what and where,
 * and never a value, since addresses of hooks are secrets and those of people personal.
 */
export function readChannels(
  text: string | undefined,
): { readonly channels: readonly AlertChannel[] } | { readonly faults: readonly string[] } {
  if (text === undefined || text === '') return { channels: [] }
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch {
    return { faults: ['must be a list in JSON, got text that is none'] }
  }
  const { data: channels, error } = z.array(channelSchema).max(100).safeParse(data)
  if (error !== undefined)
    return { faults: error.issues.map(({ path, message, code }) => `${placeOf(path)} ${saidOf(code, message)}`) }
  const faults = channels.flatMap((channel, at) => faultsOf(channel).map((fault) => `${placeOf([at])} ${fault}`))
  const ids = channels.map((channel) => channel.id)
  for (const [at, each] of ids.entries())
    if (ids.indexOf(each) < at) faults.push(`${placeOf([at, 'id'])} must be of one channel only`)
  return faults.length > 0 ? { faults } : { channels }
}

function faultsOf(channel: AlertChannel): readonly string[] {
  if (channel.kind === 'mail') return []
  const { protocol, hostname } = new URL(channel.url)
  if (channel.ownNetwork !== undefined) return []
  if (protocol !== 'https:') return ['must have a URL that begins with https, or state ownNetwork']
  const hosts: readonly string[] = channel.kind === 'webhook' ? [] : robotHosts[channel.kind]
  return hosts.includes(hostname) ? [] : [`must have a URL of ${hosts.join(' or ')}, or state ownNetwork`]
}

function placeOf(path: readonly PropertyKey[]): string {
  return path.map(String).join('.')
}

// Words of a schema may repeat the value; those for a missing kind list what is allowed.
function saidOf(code: string, message: string): string {
  if (code === 'invalid_union') return 'must be mail, wecom, dingtalk, feishu or webhook'
  if (code === 'unrecognized_keys') return 'must have no other settings than its kind'
  return message.replace(/, received .*$/, '')
}

function isNetwork(text: string): boolean {
  const [address = '', bits] = text.split('/')
  const family = isIP(address)
  if (family === 0) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128))
}

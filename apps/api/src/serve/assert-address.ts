import { loopback } from '../identity/provider-settings.js'
import type { ServeOptions } from './serve.js'
import { ServeError } from './serve-error.js'

/** Throws `cannot-serve` for an address at which the service could not tell who asks, or would be overheard. */
export function assertAddress({
  host = '127.0.0.1',
  provider,
  accounts = [],
}: Pick<ServeOptions, 'host' | 'provider' | 'accounts'>): void {
  if (provider !== undefined && accounts.length > 0)
    throw new ServeError(
      'cannot-serve',
      '有身份认证时没有一次性链接 an account must not be given with an identity provider, which signs in everybody, got one',
    )
  if (loopback.includes(host)) return
  if (provider === undefined)
    throw new ServeError(
      'cannot-serve',
      '没有身份认证时只能在本机服务 the address must be 127.0.0.1, ::1 or localhost without an identity provider, got another',
    )
  if (provider.redirectUrl.protocol !== 'https:')
    throw new ServeError(
      'cannot-serve',
      '对外服务须经 https 访问，请设置 PUBLIC_URL PUBLIC_URL must be an https address if HOST is another than this machine, got http',
    )
}

/** Query parameters of a URL that hold no secret. */
const harmless = new Set([
  'application_name',
  'client_encoding',
  'connect_timeout',
  'dbname',
  'family',
  'host',
  'port',
  'sslmode',
  'ssl',
  'user',
])
const mask = '***'

/**
 * Why a text is not the URL of a server; undefined if it is. A password with an unescaped @, / or # ends early, and the
 * rest of it would be read as a host, a port or a database and appear in errors.
 * @returns words that follow the name of the setting, without the value
 */
export function serverUrlFault(text: string, schemes: readonly string[]): string | undefined {
  const begins = `must be a URL that begins with ${schemes.map((scheme) => `${scheme}://`).join(' or ')}`
  if (!schemes.some((scheme) => text.toLowerCase().startsWith(`${scheme}://`))) return begins
  const rule = `${begins} and names one server; in a user name or password write @ : / ? # % as %40 %3A %2F %3F %23 %25`
  if (!URL.canParse(text)) return rule
  const { pathname, search, hash } = new URL(text)
  return (pathname + search).includes('@') || hash !== '' ? rule : undefined
}

/**
 * A URL without its secrets: the password, and every query parameter that is not known to be harmless. Only the scheme
 * if the URL cannot be parsed reliably.
 */
function maskedUrl(text: string): string {
  const scheme = /^[a-z][a-z0-9+.-]*(?=:\/\/)/i.exec(text)?.[0] ?? 'url'
  const rest = text.slice(scheme.length + 3)
  const authority = /^[^/?#]*/.exec(rest)![0]
  const after = rest.slice(authority.length)
  // A later @ may end a password that contains a slash; then no text before it is safe to show.
  if (after.includes('@') || /[\s"'`]/.test(authority)) return `${scheme}://${mask}`
  const at = authority.lastIndexOf('@')
  const [user = ''] = authority.slice(0, at).split(':')
  const login = at < 0 ? '' : authority.slice(0, at).includes(':') ? `${user}:${mask}@` : `${user}@`
  const [path = '', ...query] = after.replace(/#.*$/, '').split('?')
  const asked = query
    .join('?')
    .split('&')
    .filter((part) => part !== '')
    .map((part) => {
      const [name = ''] = part.split('=')
      return harmless.has(name.toLowerCase()) ? part : `${name}=${mask}`
    })
  return `${scheme}://${login}${authority.slice(at + 1)}${path}${asked.length === 0 ? '' : `?${asked.join('&')}`}`
}

/** The secrets of a URL: its password as written and as decoded, and values of its query. */
function secretsOf(url: string): readonly string[] {
  const found = new Set<string>()
  // A value that the URL also shows openly, such as a user's name, is no secret; masking it would remove it from the
  // message.
  const open = URL.canParse(url)
    ? [new URL(url).username, new URL(url).hostname, new URL(url).protocol.slice(0, -1)]
    : []
  const add = (text: string | undefined): void => {
    if (text === undefined || text.length < 2 || open.includes(text)) return
    found.add(text)
    for (const written of [
      encodeURIComponent,
      decodeURIComponent,
      (each: string) => encodeURIComponent(decodeURIComponent(each)),
    ])
      try {
        found.add(written(text))
      } catch {
        // The text has no such encoding.
      }
  }
  const rest = url.replace(/^[a-z][a-z0-9+.-]*:\/\//i, '')
  const login = rest.slice(0, Math.max(0, rest.lastIndexOf('@')))
  add(login.includes(':') ? login.slice(login.indexOf(':') + 1) : undefined)
  if (URL.canParse(url)) add(new URL(url).password)
  for (const part of (/\?([^#]*)/.exec(url)?.[1] ?? '').split('&')) {
    const [name = '', ...value] = part.split('=')
    if (!harmless.has(name.toLowerCase())) add(value.join('='))
  }
  return [...found].toSorted((left, right) => right.length - left.length)
}

/**
 * A text without the secrets of the URLs in it, and of the settings that the caller knows. For every error and log line
 * that may repeat the address of a server.
 * @param known URLs whose passwords must not appear in the text in any form
 */
export function masked(text: string, known: readonly (string | undefined)[] = []): string {
  const hidden = known.reduce<string>(
    (left, url) =>
      url === undefined
        ? left
        : secretsOf(url).reduce(
            (each, secret) => each.replaceAll(secret, mask),
            left.replaceAll(url, () => maskedUrl(url)),
          ),
    text,
  )
  return hidden
    .replace(/[a-z][a-z0-9+.-]*:\/\/[^\s"'`<>，。；）]+/gi, (url) => {
      const end = /[.,;:!?)\]}]*$/.exec(url)![0]
      return maskedUrl(url.slice(0, url.length - end.length)) + end
    })
    .replace(/\b((?:ssl)?passw(?:or)?d|pwd)(\s*=\s*)('(?:[^'\\]|\\.)*'|"[^"]*"|[^\s&;,]+)/gi, `$1$2${mask}`)
}

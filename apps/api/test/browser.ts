// A client that does what a browser does with cookies, redirects, forms and pages that go on by themselves.

interface Cookie {
  readonly value: string
  readonly sameSite: string
}

/** What a browser shows. */
export interface Page {
  readonly url: URL
  readonly status: number
  readonly headers: Headers
  readonly body: string
}

/** Cookies are kept by host, whatever the port; a site is a host. */
export class Browser {
  readonly #jars = new Map<string, Map<string, Cookie>>()
  /** Every address that was opened, with what it answered. */
  readonly visited: { readonly url: string; readonly status: number }[] = []
  #page: Page | undefined

  get page(): Page {
    return this.#page!
  }

  /** The header `Cookie` for a host. */
  cookies(host: string): string {
    return [...(this.#jars.get(host) ?? [])].map(([name, { value }]) => `${name}=${value}`).join('; ')
  }

  cookie(host: string, name: string): string | undefined {
    return this.#jars.get(host)?.get(name)?.value
  }

  setCookie(host: string, name: string, value: string, sameSite = 'strict'): void {
    const jar = this.#jars.get(host) ?? new Map<string, Cookie>()
    this.#jars.set(host, jar.set(name, { value, sameSite }))
  }

  /** Opens an address that somebody has typed. */
  open(address: string | URL): Promise<Page> {
    return this.#go(new URL(address), undefined)
  }

  /** Sends the first form of the page with these values in its fields. */
  submit(values: Readonly<Record<string, string>> = {}, stop?: Stop): Promise<Page> {
    const { body, url } = this.page
    const form = /<form[^>]*>[\s\S]*?<\/form>/.exec(body)?.[0]
    if (form === undefined) throw new Error(`the page must have a form, got ${body.slice(0, 300)}`)
    const fields = new URLSearchParams()
    const id = attribute(form, 'id')
    for (const [input] of body.matchAll(/<(?:input|button)[^>]*>/g)) {
      const name = attribute(input, 'name')
      // A button may be outside; it counts if it is the one that is pressed.
      const isOwn = form.includes(input) || (attribute(input, 'form') === id && name !== undefined && name in values)
      if (isOwn && name !== undefined) fields.set(name, values[name] ?? attribute(input, 'value') ?? '')
    }
    const action = new URL((attribute(form, 'action') ?? url.href).replaceAll('&amp;', '&'), url)
    return this.#go(action, url.hostname, fields, stop)
  }

  /** The same, up to an address that begins with a text, which is not opened. */
  async submitUntil(values: Readonly<Record<string, string>>, begin: string): Promise<URL> {
    const stop = new Stop(begin)
    try {
      await this.submit(values, stop)
    } catch (error) {
      if (error === stop) return stop.found!
      throw error
    }
    throw new Error(`the browser must come to ${begin}, got ${this.page.url.href}`)
  }

  /** @param from the site of the page that leads here; a redirect does not change it */
  async #go(address: URL, from: string | undefined, form?: URLSearchParams, stop?: Stop): Promise<Page> {
    let url = address
    let fields = form
    for (let step = 0; step < 20; step += 1) {
      if (stop !== undefined && url.href.startsWith(stop.begin)) {
        stop.found = url
        throw stop
      }
      const method = fields === undefined ? 'GET' : 'POST'
      const response = await fetch(url, {
        method,
        redirect: 'manual',
        headers: {
          cookie: this.#cookiesFor(url, from, method),
          accept: 'text/html,*/*',
          'sec-fetch-site': from === undefined ? 'none' : from === url.hostname ? 'same-origin' : 'cross-site',
        },
        ...(fields === undefined ? {} : { body: fields }),
      })
      this.#keep(url.hostname, response.headers.getSetCookie())
      const body = await response.text()
      this.visited.push({ url: url.href, status: response.status })
      this.#page = { url, status: response.status, headers: response.headers, body }
      const location = response.headers.get('location')
      const refresh = /http-equiv="refresh" content="0;url=([^"]+)"/.exec(body)?.[1]
      if (location !== null) url = new URL(location, url)
      else if (refresh !== undefined) {
        from = url.hostname
        url = new URL(refresh, url)
      } else return this.#page
      fields = undefined
    }
    throw new Error('the browser must arrive within 20 steps, got more')
  }

  #cookiesFor(url: URL, from: string | undefined, method: string): string {
    const isOther = from !== undefined && from !== url.hostname
    return [...(this.#jars.get(url.hostname) ?? [])]
      .filter(([, { sameSite }]) => !isOther || (sameSite === 'lax' && method === 'GET') || sameSite === 'none')
      .map(([name, { value }]) => `${name}=${value}`)
      .join('; ')
  }

  #keep(host: string, headers: readonly string[]): void {
    for (const header of headers) {
      const [pair = '', ...attributes] = header.split(';').map((each) => each.trim())
      const at = pair.indexOf('=')
      const [name, value] = [pair.slice(0, at), pair.slice(at + 1)]
      const of = (wanted: string) =>
        attributes.find((each) => each.toLowerCase().startsWith(`${wanted}=`))?.slice(wanted.length + 1)
      const isOver = of('max-age') === '0' || (of('expires') !== undefined && Date.parse(of('expires')!) < Date.now())
      if (isOver) this.#jars.get(host)?.delete(name)
      else this.setCookie(host, name, value, (of('samesite') ?? 'lax').toLowerCase())
    }
  }
}

class Stop extends Error {
  found: URL | undefined
  readonly begin: string
  constructor(begin: string) {
    super(begin)
    this.begin = begin
  }
}

function attribute(element: string, name: string): string | undefined {
  return new RegExp(`\\s${name}="([^"]*)"`).exec(element)?.[1]
}

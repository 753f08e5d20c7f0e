import { createClient, type Client } from '@minzheng/client'

/** A client whose uploads say how much of them has been sent: `fetch` does not. */
export function sendingClient(onSent: (share: number) => void): Client {
  return createClient(new URL('.', document.baseURI), { fetch: (input, init) => sent(String(input), init, onSent) })
}

function sent(address: string, init: RequestInit | undefined, onSent: (share: number) => void): Promise<Response> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open(init?.method ?? 'GET', address)
    request.responseType = 'blob'
    for (const [name, value] of new Headers(init?.headers)) request.setRequestHeader(name, value)
    request.upload.addEventListener('progress', ({ lengthComputable, loaded, total }) => {
      if (lengthComputable && total > 0) onSent(loaded / total)
    })
    request.upload.addEventListener('load', () => onSent(1))
    request.addEventListener('load', () => resolve(responseOf(request)))
    // As `fetch` has it when nothing came through.
    request.addEventListener('error', () => reject(new TypeError('the service did not answer')))
    request.addEventListener('abort', () => reject(new DOMException('cancelled', 'AbortError')))
    init?.signal?.addEventListener('abort', () => request.abort())
    request.send(init?.body as XMLHttpRequestBodyInit | null | undefined)
  })
}

function responseOf(request: XMLHttpRequest): Response {
  const headers = new Headers()
  for (const line of request.getAllResponseHeaders().trim().split(/\r?\n/)) {
    const at = line.indexOf(':')
    if (at > 0) headers.append(line.slice(0, at), line.slice(at + 1).trim())
  }
  const isEmpty = request.status === 204 || request.status === 304
  return new Response(isEmpty ? null : (request.response as Blob), { status: request.status, headers })
}

/** How a file is sent as the body of a request. */
export function sentFile(file: File) {
  // What RFC 8187 leaves out of a name, and `encodeURIComponent` does not.
  const name = encodeURIComponent(file.name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
  return {
    file: { type: 'application/octet-stream', content: file },
    headers: { 'content-disposition': `attachment; filename*=UTF-8''${name}` },
  }
}

/** How a file is sent with JSON beside it. */
export async function sentForm(file: File, name: string, json: unknown) {
  const form = new FormData()
  form.set(name, JSON.stringify(json))
  form.set('file', file, file.name)
  // Its type has the boundary that its parts have.
  const encoded = new Response(form)
  return { file: { type: encoded.headers.get('content-type')!, content: await encoded.blob() } }
}

/** A key under which a request is done once, however often it is sent. */
export function requestKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

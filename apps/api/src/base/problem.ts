import { MinzhengError, type Text } from '@minzheng/core'

/** What can be wrong with a request, with its status of HTTP and its title. */
export const problems = Object.freeze({
  'invalid-request': { status: 400, title: { zh: '请求有误', en: 'the request is not valid' } },
  'sign-in-needed': { status: 401, title: { zh: '请先登录', en: 'sign in first' } },
  forbidden: { status: 403, title: { zh: '没有权限', en: 'not allowed' } },
  'not-found': { status: 404, title: { zh: '没有找到', en: 'not found' } },
  'method-not-allowed': { status: 405, title: { zh: '不支持该方法', en: 'the method is not allowed' } },
  'not-acceptable': { status: 406, title: { zh: '没有所需的格式', en: 'no such format' } },
  conflict: { status: 409, title: { zh: '与现状冲突', en: 'in conflict with what is there' } },
  'precondition-failed': { status: 412, title: { zh: '内容已变动', en: 'it has changed meanwhile' } },
  'too-large': { status: 413, title: { zh: '内容过大', en: 'the content is too large' } },
  'uri-too-long': { status: 414, title: { zh: '地址过长', en: 'the address is too long' } },
  'unsupported-media-type': {
    status: 415,
    title: { zh: '不支持该内容类型', en: 'the type of the content is not supported' },
  },
  'too-slow': { status: 408, title: { zh: '发送过慢', en: 'the request was too slow' } },
  'repeated-otherwise': {
    status: 422,
    title: { zh: '同一请求键、内容不同', en: 'the same key with another request' },
  },
  'wrong-host': { status: 421, title: { zh: '主机名不符', en: 'wrong host' } },
  'precondition-required': { status: 428, title: { zh: '须带条件', en: 'a condition is required' } },
  'too-many-requests': { status: 429, title: { zh: '请求过多', en: 'too many requests' } },
  failed: { status: 500, title: { zh: '服务出错', en: 'the service failed' } },
  unavailable: { status: 503, title: { zh: '暂时不可用', en: 'not available for the moment' } },
} as const)

/** The name of a problem; its type is `urn:minzheng:problem:` and the name. */
export type ProblemKind = keyof typeof problems

/** A part of a request that is not as it must be. It never repeats what was sent. */
export interface RequestFault {
  /** Where: `path`, `query`, `header` or `body`, and the name there. */
  readonly in: string
  readonly name: string
  readonly must: string
}

/** What a page says of a problem at an address that people open themselves. */
export interface ProblemPage {
  readonly title: Text
  readonly what: Text
  readonly link?: { readonly to: string; readonly text: Text }
}

/** A request is refused, for a reason that its sender may read. */
export class RequestError extends MinzhengError<'request-refused'> {
  override readonly name = 'RequestError'
  readonly kind: ProblemKind
  readonly text: Text
  readonly faults: readonly RequestFault[]
  readonly headers: Readonly<Record<string, string>>
  /** For a browser, in place of the problem document. */
  readonly page: ProblemPage | undefined

  /** The reason in Chinese and English; `faults` say which parts are wrong, `headers` go with the answer. */
  constructor(
    kind: ProblemKind,
    text: Text = problems[kind].title,
    {
      faults = [],
      headers = {},
      page,
    }: { faults?: readonly RequestFault[]; headers?: Readonly<Record<string, string>>; page?: ProblemPage } = {},
  ) {
    super('request-refused', `${text.zh} ${text.en}`)
    this.kind = kind
    this.text = text
    this.faults = faults
    this.headers = headers
    this.page = page
  }
}

/** A problem document (RFC 9457), for every answer that is an error. */
export function problemResponse(error: RequestError): Response {
  return new Response(JSON.stringify(problemBody(error)), {
    status: problems[error.kind].status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...error.headers },
  })
}

/** The problem document as data. */
export function problemBody({ kind, text, faults }: Pick<RequestError, 'kind' | 'text' | 'faults'>): object {
  const { status, title } = problems[kind]
  return {
    type: `urn:minzheng:problem:${kind}`,
    title: `${title.zh} ${title.en}`,
    status,
    detail: `${text.zh} ${text.en}`.trim(),
    // One language alone, for pages that speak one; a text that has both stands for either.
    words: { zh: text.zh === '' ? text.en : text.zh, en: text.en === '' ? text.zh : text.en },
    ...(faults.length === 0 ? {} : { faults }),
  }
}

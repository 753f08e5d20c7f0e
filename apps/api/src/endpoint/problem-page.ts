import { createHash } from 'node:crypto'
import { problemResponse, problems, type ProblemPage, type RequestError } from '../base/problem.js'

const style = `body{margin:0;background:#f3f5f8;color:#18212c;font:16px/1.6 'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',system-ui,sans-serif}
main{max-width:520px;margin:12vh auto 0;padding:32px;background:#fff;border:1px solid #dde3ea;border-radius:10px}
h1{font-size:22px;margin:0 0 12px}p{margin:0 0 12px}[lang=en]{color:#53606f;font-size:14px}a{color:#14508c}
@media(prefers-color-scheme:dark){body{background:#0f141a;color:#e7ecf2}main{background:#171e26;border-color:#2a3440}[lang=en]{color:#a5b1be}a{color:#84b8ec}}`
const styleHash = createHash('sha256').update(style).digest('base64')

/**
 * The problem document; or, at an address that people open themselves, such as a link to sign in, a page for a browser.
 * The status is the same.
 */
export function problemFor({ headers }: Request, error: RequestError): Response {
  const { page } = error
  if (page === undefined || headers.get('accept')?.includes('text/html') !== true) return problemResponse(error)
  return new Response(html(page), {
    status: problems[error.kind].status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      vary: 'Accept',
      'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`,
      ...error.headers,
    },
  })
}

/** All texts are those of this program. */
function html({ title, what, link }: ProblemPage): string {
  const way =
    link === undefined ? '' : `<p><a href="${link.to}">${link.text.zh} <span lang="en">${link.text.en}</span></a></p>`
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title.zh}</title><style>${style}</style></head>
<body><main><h1>${title.zh}</h1><p>${what.zh}</p><p lang="en">${title.en}: ${what.en}</p>${way}</main></body></html>
`
}

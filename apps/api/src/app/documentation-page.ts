import type { ApiDocument, DocumentedRoute } from './documentation.js'

/** The style of the page; its hash is in the policy of the page. */
export const pageStyle = `
:root { color-scheme: light dark; font: 16px/1.6 system-ui, "Noto Sans CJK SC", "Microsoft YaHei", sans-serif }
body { margin: 0 auto; max-width: 60rem; padding: 1rem }
code { font-family: ui-monospace, monospace; overflow-wrap: anywhere }
section { border-top: 1px solid #8888; margin-top: 1.5rem }
h3 { font-size: 1rem; margin: 1.5rem 0 0 }
h3 b { font-family: ui-monospace, monospace; text-transform: uppercase }
p { margin: .25rem 0 }
table { border-collapse: collapse; width: 100% }
td { border-bottom: 1px solid #8884; padding: .15rem .5rem .15rem 0; vertical-align: top }
`

/** Who may use a route, in words. */
const accessWords: Readonly<Record<string, string>> = {
  anyone: '任何人 anyone',
  'signed-in': '登录者 those who have signed in',
  'read-figures by audience':
    '任何人看公开的发布；其他部门看授权的指标；民政部门看本地区现时数 anyone reads public releases; other offices what they are granted; the bureau live figures of its own district',
}

const escaped = (value: string): string =>
  value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** The document of the API as a page: no script, nothing from elsewhere. */
export function documentationPage({ info, paths }: ApiDocument): string {
  const routes = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, route]) => ({ path, method, route })),
  )
  const tags = [...new Set(routes.flatMap(({ route }) => route.tags))]
  const sections = tags.map(
    (tag) =>
      `<section><h2>${escaped(tag)}</h2>${routes
        .filter(({ route }) => route.tags.includes(tag))
        .map(({ path, method, route }) => routeHtml(path, method, route))
        .join('')}</section>`,
  )
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(info.title)}</title><style>${pageStyle}</style></head><body>
<h1>${escaped(info.title)}</h1>
<p>版本 version ${escaped(info.version)} · <a href="/openapi.json">OpenAPI 3.1</a></p>
<p>程序用令牌 programs use a token: <code>Authorization: Bearer mz_…</code>。出错时的回答 every error is a problem document (RFC 9457): <code>application/problem+json</code>。</p>
${sections.join('\n')}
</body></html>
`
}

function routeHtml(
  path: string,
  method: string,
  { summary, parameters = [], responses, ...route }: DocumentedRoute,
): string {
  const access = route['x-access']
  const rows = parameters.map(({ name, in: place, required, description, schema }) => {
    const says = [description ?? schema?.description ?? '', schema?.enum?.join(', ') ?? ''].filter(
      (each) => each !== '',
    )
    return `<tr><td><code>${escaped(name)}</code></td><td>${place}${required === true ? ' *' : ''}</td><td>${escaped(says.join(': '))}</td></tr>`
  })
  const types =
    Object.values(responses['200']?.content ?? {}).length === 0 ? [] : Object.keys(responses['200']!.content!)
  return `<h3><b>${method}</b> <code>${escaped(path)}</code></h3><p>${escaped(summary)}</p>
<p>谁 who: ${escaped(accessWords[access] ?? access)}</p>${types.length === 0 ? '' : `<p>格式 formats: ${types.map((type) => `<code>${escaped(type)}</code>`).join(', ')}</p>`}
${rows.length === 0 ? '' : `<table>${rows.join('')}</table>`}`
}

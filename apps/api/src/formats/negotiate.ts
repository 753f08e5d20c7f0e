import { RequestError } from '../base/problem.js'

/** Formats of an answer: a short name for `format=`, and the type. The first is the default. */
export type Formats<Name extends string> = Readonly<Record<Name, string>>

/** The format that a request asks for: by `format=`, otherwise by `Accept`. Throws `not-acceptable`. */
export function formatOf<Name extends string>(
  formats: Formats<Name>,
  asked: Name | undefined,
  accept: string | null,
): Name {
  if (asked !== undefined) return asked
  const names = Object.keys(formats) as Name[]
  if (accept === null || accept.trim() === '') return names[0]!
  const wanted = accept
    .split(',')
    .map((each, place) => {
      const [type = '', ...parameters] = each.split(';').map((part) => part.trim().toLowerCase())
      const quality = Number(parameters.find((part) => part.startsWith('q='))?.slice(2) ?? 1)
      return { type, quality: Number.isNaN(quality) ? 0 : quality, place }
    })
    .filter(({ quality }) => quality > 0)
    .toSorted((one, other) => other.quality - one.quality || one.place - other.place)
  for (const { type } of wanted) {
    const found = names.find((name) => matches(type, formats[name].split(';')[0]!.trim()))
    if (found !== undefined) return found
  }
  throw new RequestError('not-acceptable', {
    zh: `格式须为 ${names.join('、')}`,
    en: `the format must be one of ${names.map((name) => `${name} (${formats[name]})`).join(', ')}, got another`,
  })
}

function matches(wanted: string, type: string): boolean {
  return wanted === '*/*' || wanted === type || (wanted.endsWith('/*') && type.startsWith(wanted.slice(0, -1)))
}

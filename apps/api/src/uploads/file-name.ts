import { RequestError } from '../base/problem.js'

const must = "must name the file, such as attachment; filename*=UTF-8''%E8%A1%A8.csv, in 200 letters at most"

/**
 * The name of a file that is sent, from `Content-Disposition`: `filename*=UTF-8''…` or `filename="…"`. It is a name only:
 * nothing is stored or opened by it. Throws `RequestError`.
 */
export function fileNameOf(header: string | null): string {
  const name =
    extended(header) ??
    /(?:^|;)\s*filename\s*=\s*(?:"([^"]*)"|([^\s;"]+))/i
      .exec(header ?? '')
      ?.slice(1)
      .find((each) => each !== undefined)
  return assertName(name)
}

/** A name as it may be kept: a path has no place in it, nor what no name has. Throws `RequestError`. */
export function assertName(name: string | undefined): string {
  if (name === undefined || name.length > 200 || name.trim() === '' || /[/\\\p{Cc}\p{Cf}]|^\.+$/u.test(name))
    throw new RequestError('invalid-request', undefined, {
      faults: [{ in: 'header', name: 'content-disposition', must }],
    })
  return name
}

function extended(header: string | null): string | undefined {
  const given = /(?:^|;)\s*filename\*\s*=\s*UTF-8'[\w-]*'([^\s;"']+)/i.exec(header ?? '')?.[1]
  if (given === undefined) return undefined
  try {
    return decodeURIComponent(given)
  } catch {
    return undefined
  }
}

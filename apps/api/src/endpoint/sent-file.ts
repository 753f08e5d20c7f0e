import { RequestError } from '../base/problem.js'
import { fileNameOf } from '../uploads/file-name.js'
import type { UploadedFile, Uploads } from '../uploads/uploads.js'

/** A file that was sent with a request. */
export interface SentFile extends UploadedFile {
  /** As its sender names it. */
  readonly name: string
}

/** Takes the body of a request as a file of one of some types. Throws `RequestError`. */
export async function takeFile(
  request: Request,
  types: readonly string[],
  uploads: Uploads | undefined,
): Promise<SentFile> {
  if (uploads === undefined) throw noUploads()
  refuseOtherTypes(request, types)
  const name = fileNameOf(request.headers.get('content-disposition'))
  return { ...(await uploads.take(request.body, Number(request.headers.get('content-length') ?? 0))), name }
}

/** Refuses a body of a type that is none of some. */
export function refuseOtherTypes({ headers }: Pick<Request, 'headers'>, types: readonly string[]): void {
  const type = headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type === undefined || !types.includes(type))
    throw new RequestError('unsupported-media-type', {
      zh: `内容类型须为 ${types.join('、')}`,
      en: `the type of the content must be one of them, got another`,
    })
}

/** The refusal of a service that takes no files. */
export function noUploads(): RequestError {
  return new RequestError('unavailable', {
    zh: '本服务未设文件夹，不接收文件',
    en: 'this service has no folder, so it takes no files',
  })
}

/** What the address of a page of files may say. */
export interface FilesSearch {
  readonly dataset?: string
  /** One file alone. */
  readonly source?: string
}

/** What the address of the page of refused rows may say: no content of a row. */
export interface RefusedSearch extends FilesSearch {
  readonly code?: string
}

const named = (name: string, value: unknown, form: RegExp): Readonly<Record<string, string>> =>
  form.test(String(value)) && value !== undefined ? { [name]: String(value) } : {}

/** Reads the address of the page of files; what is not understood is left out. */
export function readFilesSearch({ dataset, source }: Record<string, unknown>): FilesSearch {
  return {
    ...named('dataset', dataset, /^[a-z0-9-]{1,100}$/),
    ...named('source', source, /^[1-9]\d{0,8}$/),
  }
}

/** Reads the address of the page of refused rows. */
export function readRefusedSearch({ code, ...search }: Record<string, unknown>): RefusedSearch {
  return {
    ...readFilesSearch(search),
    ...named('code', code, /^[a-z0-9-]{1,60}$/),
  }
}

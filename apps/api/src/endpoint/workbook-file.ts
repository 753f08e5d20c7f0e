/** The type of a workbook (XLSX). */
export const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The answer as a file to keep; `names` are the parts of its name, which has nothing of what is in it. */
export function asFile(response: Response, names: readonly (string | number | null)[]): Response {
  const name = names
    .filter((each) => each !== null)
    .map((each) => String(each).replaceAll(/[^\w-]/g, '-'))
    .join('_')
  response.headers.set('content-disposition', `attachment; filename="minzheng_${name}.xlsx"`)
  return response
}

import { errorText } from '@minzheng/core/privacy'

/**
 * Waits for work on records and removes row values from its errors. A database error repeats the row (in its message,
 * detail and context; PGlite also the parameters), and errors end up in logs. The error that is thrown keeps its code
 * and contains no value.
 */
export async function withoutRows<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    throw isFromDatabase(error) ? plainError(error) : error
  }
}

/** Errors of both drivers have a severity. */
function isFromDatabase(error: unknown): error is Error {
  return error instanceof Error && 'severity' in error
}

function plainError(error: Error): Error {
  const plain = Object.assign(new Error(errorText(error)), 'code' in error ? { code: error.code } : {})
  plain.name = error.name
  return plain
}

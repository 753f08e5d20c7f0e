import { errorText } from '@minzheng/core/privacy'

/**
 * Waits for work on records. What a database says of a failure repeats the row (in its message, detail and context, and
 * PGlite the parameters too), and would end in logs; what is thrown keeps its code and says no value.
 */
export async function withoutRows<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    throw isFromDatabase(error) ? plainError(error) : error
  }
}

/** Both drivers say how grave an error is. */
function isFromDatabase(error: unknown): error is Error {
  return error instanceof Error && 'severity' in error
}

function plainError(error: Error): Error {
  const plain = Object.assign(new Error(errorText(error)), 'code' in error ? { code: error.code } : {})
  plain.name = error.name
  return plain
}

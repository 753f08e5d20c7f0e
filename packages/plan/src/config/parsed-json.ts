import type { z } from 'zod'
import { configFault, messageOf } from './config-fault.js'

/** JSON of a file in a shape. Throws `invalid-deployment` with every fault and its place. */
export function parsedJson<Shape extends z.ZodType>(file: string, text: string, shape: Shape): z.infer<Shape> {
  let data: unknown
  try {
    data = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    throw configFault(file, `must be JSON, got ${messageOf(error)}`, error)
  }
  const parsed = shape.safeParse(data)
  if (parsed.success) return parsed.data
  const { issues } = parsed.error
  throw configFault(
    file,
    `has ${issues.length} fault(s):\n${issues.map(({ path, message }) => `  ${path.join('.') || 'file'}: ${message}`).join('\n')}`,
  )
}

/**
 * The value of a name that somebody has written, undefined if there is none: every object also has names that nobody gave
 * it, such as `constructor`, and they are no variant, part or field.
 */
export function ownValue<Value>(values: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined
}

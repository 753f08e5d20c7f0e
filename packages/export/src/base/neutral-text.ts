/**
 * What a spreadsheet takes for the beginning of a formula, also in full width; and an apostrophe, so that taking it
 * away again is exact.
 */
const dangerous = /^(?:\s*[=+\-@＝＋－＠]|[\t\r\n'])/

/**
 * Text that no spreadsheet takes for a formula: one that begins like one has an apostrophe before it. Numbers are
 * written as numbers and need none.
 */
export function neutralText(text: string): string {
  return dangerous.test(text) ? `'${text}` : text
}

/** The text that `neutralText` was given. */
export function plainText(neutral: string): string {
  return neutral.startsWith("'") ? neutral.slice(1) : neutral
}

/**
 * What a spreadsheet takes for the beginning of a formula, also in full width; and an apostrophe, so that it can be
 * removed exactly.
 */
const dangerous = /^(?:\s*[=+\-@＝＋－＠]|[\t\r\n'])/

/**
 * Text that no spreadsheet takes for a formula: if it begins like one, it gets an apostrophe in front. Numbers are
 * written as numbers and need none.
 */
export function neutralText(text: string): string {
  return dangerous.test(text) ? `'${text}` : text
}

/** The original of a text from `neutralText`. */
export function plainText(neutral: string): string {
  return neutral.startsWith("'") ? neutral.slice(1) : neutral
}

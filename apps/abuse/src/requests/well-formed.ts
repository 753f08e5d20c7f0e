/** A text without halves of pairs of UTF-16, which no address can have. */
export const wellFormed = (text: string): string => Buffer.from(text, 'utf8').toString('utf8')

const numerals = ['〇零○', '一壹幺', '二贰', '三叁', '四肆', '五伍', '六陆', '七柒', '八捌', '九玖']

/**
 * Normalises a text as a person would copy it: full-width and other digits to 0-9, dashes to -, blanks to one blank,
 * invisible characters removed. Seven or more Chinese numerals in a row also become digits. The result is longer than
 * the input only for ligatures.
 */
export function plainForm(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text
  return text
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{Mn}\p{Me}\u3164\u115f\u1160\uffa0]/gu, '')
    .replace(/[\p{Cc}\p{Z}]/gu, ' ')
    .replace(/[\p{Pd}\u2212\u02c9\u30fc]/gu, '-')
    .replace(/[xX\u0445\u0425\u03a7\u03c7\u00d7]/g, 'X')
    .replace(/\p{Nd}/gu, digitOf)
    .replace(/[〇一二三四五六七八九零壹贰叁肆伍陆柒捌玖○幺]{7,}/g, (run) =>
      [...run].map((letter) => numerals.findIndex((letters) => letters.includes(letter))).join(''),
    )
}

/** In Unicode the digits of every script are in order, ten to a block that begins with its zero. */
function digitOf(digit: string): string {
  if (digit >= '0' && digit <= '9') return digit
  const at = digit.codePointAt(0)!
  let zero = at
  while (at - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1
  return String(at - zero)
}

const same: Readonly<Record<string, string>> = {
  '％': '%',
  '，': ',',
  '；': ';',
  '：': ':',
  '（': '(',
  '）': ')',
  '．': '.',
  '！': '!',
  '？': '?',
  '／': '/',
  '＋': '+',
  '〜': '~',
  '～': '~',
  '—': '-',
  '–': '-',
  '－': '-',
  '―': '-',
  '\u2010': '-',
  '\u2011': '-',
  '\u3000': ' ',
  '\u00a0': ' ',
}

/**
 * The text with one form for each sign: full-width digits, letters and punctuation (全角) become half-width. It has the
 * same length, so that an offset means the same place in both.
 */
export function plain(text: string): string {
  return text.replaceAll(/[％，；：（）．！？／＋〜～—–－―\u2010\u2011\u3000\u00a0０-９Ａ-Ｚａ-ｚ]/g, (sign) => {
    const known = same[sign]
    return known ?? String.fromCharCode(sign.charCodeAt(0) - 0xfee0)
  })
}

/**
 * Cuts a text into the words that the search finds. Chinese has no blanks between words, so each pair of neighbouring
 * characters is a word: 护理员 becomes 护理 and 理员. Pairs need no dictionary, so the index and every browser cut alike;
 * `Intl.Segmenter` differs between them. VitePress sends the source of this function to the browser, so it uses nothing
 * outside itself.
 */
export function words(text: string): string[] {
  return text.split(/[\n\r\p{Z}\p{P}\p{S}]+/u).flatMap((part) =>
    (part.match(/\p{Script=Han}+|[^\p{Script=Han}]+/gu) ?? []).flatMap((run) => {
      const characters = Array.from(run)
      if (characters.length < 2 || !/^\p{Script=Han}/u.test(run)) return [run]
      return characters.slice(1).map((character, at) => `${characters[at]}${character}`)
    }),
  )
}

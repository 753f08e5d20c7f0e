/** Words shown to people, in Chinese and English. */
export interface Text {
  readonly zh: string
  readonly en: string
}

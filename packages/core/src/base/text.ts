/** Words shown to people: Chinese first, English beside. */
export interface Text {
  readonly zh: string
  readonly en: string
}

// The part of the reader that a test uses; it comes without types.
declare module 'jsonstat-toolkit' {
  interface Dataset {
    readonly Data: (query: Readonly<Record<string, string>>) => unknown
    readonly Dimension: (id: string) => unknown
  }
  export default function JSONstat(response: unknown): Dataset
}

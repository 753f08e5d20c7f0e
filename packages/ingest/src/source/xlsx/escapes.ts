/**
 * Decodes the escapes of an `ST_Xstring`: `_x000D_` is a carriage return, and `_x005F_` an underscore that begins no
 * escape. (ECMA-376 part 1, 22.9.2.19)
 */
export function decodeEscapes(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}

import canonicalize from 'canonicalize'
import { ChainError } from './chain-error.js'

/** What JSON can hold. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [member: string]: Json }

/**
 * A value as canonical JSON (RFC 8785): members sorted, no spaces, numbers as ECMAScript writes them, so that equal values
 * have equal bytes. Throws `ChainError` for what JSON cannot hold: NaN, infinity, a lone surrogate, nothing at all.
 */
export function canonicalJson(value: Json): string {
  let text: string | undefined
  try {
    text = canonicalize(value)
  } catch (error) {
    // The library's own message says what it met, and never repeats a value.
    throw new ChainError(
      '内容须能写成 JSON（RFC 8785）',
      `the content must be JSON (RFC 8785), got other values: ${error instanceof Error ? error.message : 'unknown'}`,
    )
  }
  if (text === undefined) throw new ChainError('内容须能写成 JSON（RFC 8785）', 'the content must be JSON, got nothing')
  return text
}

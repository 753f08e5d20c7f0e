/** A name for one request, so that sending it twice does it once. Also where the page is not served by https. */
export function sendKey(): { readonly 'Idempotency-Key': string } {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return { 'Idempotency-Key': [...bytes].map((each) => each.toString(16).padStart(2, '0')).join('') }
}

/** What the server says of a file (`HEAD`); null where it says nothing of use. */
export interface Offer {
  readonly url: string
  readonly told: {
    readonly ok: boolean
    /** `Content-Encoding`, as sent. */
    readonly encoding: string | null
    /** `Content-Length`, bytes on the wire; null where it is not told. */
    readonly bytes: number | null
  } | null
}

/** Packed while it is sent, with no length told: better than gzip at its best, or worse. */
const PACKED_BETTER = /\b(br|zstd)\b/

/**
 * The addresses of the engine, given as the file that is packed beforehand and then the other, in the order of
 * what they take on the wire: the first, unless the server sends the other one packed smaller. All stay in the
 * list, as any may turn out to be something else.
 */
export function bySize(offers: readonly Offer[]): string[] {
  const [first, ...others] = offers
  if (first === undefined) return []
  const smaller = others.filter((other) => isSmaller(other, first))
  return [...smaller, first, ...others.filter((other) => !smaller.includes(other))].map(({ url }) => url)
}

function isSmaller({ told: plain }: Offer, { told: packed }: Offer): boolean {
  if (plain === null || !plain.ok) return false
  if (packed?.ok === false) return true
  if (plain.bytes !== null && packed?.bytes != null) return plain.bytes < packed.bytes
  return plain.encoding !== null && PACKED_BETTER.test(plain.encoding)
}

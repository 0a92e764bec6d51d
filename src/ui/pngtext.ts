/** What a picture says of itself to programs: `Title`, `Source` and other keywords of PNG, or one's own. */
export interface PngText {
  /** 1 to 79 signs of Latin-1. */
  readonly keyword: string
  readonly text: string
}

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
/** Signature, then the header: length, name, 13 bytes, checksum. */
const AFTER_HEADER = 8 + 4 + 4 + 13 + 4

/**
 * The same PNG with texts behind its header (PNG, 3rd edition, 11.3.3): `tEXt` where the text is printable ASCII,
 * else `iTXt` in UTF-8, uncompressed. Throws where the bytes are no PNG.
 */
export function withPngTexts(png: Uint8Array, texts: readonly PngText[]): Uint8Array<ArrayBuffer> {
  if (SIGNATURE.some((byte, at) => png[at] !== byte)) throw new Error('This is no PNG')
  const added = texts.map(textChunk)
  const all = new Uint8Array(png.length + added.reduce((sum, { length }) => sum + length, 0))
  all.set(png.subarray(0, AFTER_HEADER))
  let at = AFTER_HEADER
  for (const chunk of added) {
    all.set(chunk, at)
    at += chunk.length
  }
  all.set(png.subarray(AFTER_HEADER), at)
  return all
}

function textChunk({ keyword, text }: PngText): Uint8Array {
  const utf8 = new TextEncoder()
  return /^[\x20-\x7e]*$/.test(text)
    ? chunk('tEXt', [...utf8.encode(keyword), 0, ...utf8.encode(text)])
    : // Not compressed, by the one method there is; no language, no translated keyword.
      chunk('iTXt', [...utf8.encode(keyword), 0, 0, 0, 0, 0, ...utf8.encode(text)])
}

function chunk(name: string, data: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(12 + data.length)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, data.length)
  bytes.set(new TextEncoder().encode(name), 4)
  bytes.set(data, 8)
  view.setUint32(8 + data.length, crc32(bytes.subarray(4, 8 + data.length)))
  return bytes
}

/** The checksum of PNG and zip: CRC-32 of ISO 3309, as an unsigned number. */
export function crc32(bytes: Uint8Array): number {
  let rest = 0xffffffff
  for (const byte of bytes) {
    rest ^= byte
    for (let bit = 0; bit < 8; bit += 1) rest = (rest >>> 1) ^ (rest & 1 ? 0xedb88320 : 0)
  }
  return (rest ^ 0xffffffff) >>> 0
}

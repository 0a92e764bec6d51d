import { describe, expect, test } from 'vitest'
import { crc32, withPngTexts } from './pngtext.ts'

const ascii = (text: string) => new TextEncoder().encode(text)
/** One grey pixel, as the specification has it: header, data, end. */
const PIXEL = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
    'base64',
  ),
)

/** Name, data and whether the checksum is right, chunk by chunk. */
function chunksOf(png: Uint8Array) {
  const view = new DataView(png.buffer, png.byteOffset)
  const chunks: { name: string; data: Uint8Array; sound: boolean }[] = []
  for (let at = 8; at < png.length; ) {
    const length = view.getUint32(at)
    const body = png.subarray(at + 4, at + 8 + length)
    chunks.push({
      name: new TextDecoder().decode(body.subarray(0, 4)),
      data: body.subarray(4),
      sound: view.getUint32(at + 8 + length) === crc32(body),
    })
    at += 12 + length
  }
  return chunks
}

describe('the checksum', () => {
  test.each([
    ['', 0],
    ['123456789', 0xcbf43926],
    ['IEND', 0xae426082],
  ])('of %j', (text, sum) => {
    expect(crc32(ascii(text))).toBe(sum)
  })
})

describe('texts in a PNG', () => {
  test('stand behind its header, in ASCII or in UTF-8, with a right checksum; all else is as it was', () => {
    const chunks = chunksOf(
      withPngTexts(PIXEL, [
        { keyword: 'Source', text: 'https://example.org/#/cases?v=0a1b2c3d' },
        { keyword: 'Title', text: '各地' },
      ]),
    )
    expect(chunks.map(({ name }) => name)).toEqual(['IHDR', 'tEXt', 'iTXt', 'IDAT', 'IEND'])
    expect(chunks.every(({ sound }) => sound)).toBe(true)
    const [, source, title] = chunks.map(({ data }) => new TextDecoder().decode(data))
    expect(source).toBe('Source\0https://example.org/#/cases?v=0a1b2c3d')
    expect(title).toBe('Title\0\0\0\0\0各地')
    const kept = chunks.filter(({ name }) => !name.endsWith('Xt'))
    expect(kept).toEqual(chunksOf(PIXEL))
  })
  test('are not put into anything else', () => {
    expect(() => withPngTexts(ascii('GIF89a'), [])).toThrow('no PNG')
  })
})

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import { LANGS } from '../src/model/types.ts'

/** Where the pictures of a data folder are listed, below it. */
export const PICTURE_LIST = 'pictures/pictures.json'

/** A picture heavier than this, in bytes before packing, is named when the data are built. */
const HEAVY = 60_000

const pictureEntry = v.object({
  name: v.string(),
  figure: v.string(),
  params: v.record(v.string(), v.string()),
  lang: v.picklist(LANGS),
  width: v.picklist(['wide', 'narrow']),
  /** Below the data folder. */
  path: v.string(),
  /** Width and height in CSS pixels. */
  size: v.tuple([v.number(), v.number()]),
  bytes: v.number(),
  /** Whether it stands in for the first page. */
  lead: v.boolean(),
  /** The figure's question and its answer, for who cannot see the picture. */
  title: v.string(),
  summary: v.string(),
  /** Hash address under which the page shows it. */
  address: v.string(),
})
export type PictureEntry = v.InferOutput<typeof pictureEntry>

/** `v`: the version of the data that they were made of. */
const pictureList = v.object({ v: v.string(), pictures: v.array(pictureEntry) })
/** The pictures of a data folder. */
export type PictureList = v.InferOutput<typeof pictureList>

/** What the pictures of a data folder weigh, in a line; those above `HEAVY` by name. */
export async function picturesLine(folder: string): Promise<string> {
  const { pictures } = await readPictures(folder)
  const total = pictures.reduce((sum, { bytes }) => sum + bytes, 0)
  const heavy = pictures.filter(({ bytes }) => bytes > HEAVY)
  const named = heavy.map(({ path, bytes }) => `${path} ${kilobytes(bytes)}`)
  const above = `above ${kilobytes(HEAVY)}: ${named.length === 0 ? 'none' : named.join(', ')}`
  return `${pictures.length} pictures, ${kilobytes(total)} (${above})`
}

/** The list of a data folder's pictures; rejects where there is none. */
export async function readPictures(folder: string): Promise<PictureList> {
  return v.parse(pictureList, JSON.parse(await readFile(join(folder, PICTURE_LIST), 'utf8')))
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`
}

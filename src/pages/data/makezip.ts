import { type Bundle, fetchBundle } from '../../db/bundle.ts'
import type { Leaving } from '../../figures/takeaway.ts'
import { loadPackageWords, loadWords } from '../../i18n/index.ts'
import { LANGS } from '../../model/types.ts'
import { save } from '../../ui/save.ts'
import { packed } from '../../ui/zip.ts'
import { readmeOf } from './readme.ts'

/**
 * Fetches the package, packs it with a README in every language and hands it to the browser; rejects with
 * `FileLacking` where a file can't be had. Its folder is named by the version of the files in it.
 */
export async function makeZip(dataUrl: string, leaving: Leaving): Promise<Bundle> {
  const [bundle, ...languages] = await Promise.all([
    fetchBundle(dataUrl),
    ...LANGS.map(async (lang) => loadPackageWords(await loadWords(lang))),
  ])
  const { files, version } = bundle
  const newest = leaving.version === version ? leaving.newest : null
  const readme = readmeOf(bundle, { ...leaving, newest }, languages)
  const name = `fadu-data-${version}`
  const all = new Map<string, Uint8Array>([
    [`${name}/README.md`, new TextEncoder().encode(readme)],
    ...files.map(({ path, bytes }) => [`${name}/${path}`, bytes] as const),
  ])
  save(
    `${name}.zip`,
    new Blob([packed(all, new Date(`${leaving.today}T12:00:00`))], { type: 'application/zip' }),
  )
  return bundle
}

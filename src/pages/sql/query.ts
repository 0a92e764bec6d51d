import { runsHere, Unsupported } from '../../db/ask.ts'
import { type Console, openConsole } from '../../db/console.ts'
import type { Progress } from '../../db/engine.ts'
import type { PackageFiles } from '../../db/files.ts'

/** The console of this page, with an engine of its own; where the browser can't run one, nothing of it is fetched. */
export function openPageConsole(): Console {
  return openConsole(async (onProgress) => {
    if (!runsHere()) throw new Unsupported('no WebAssembly with exceptions')
    const { startVisitor } = await import('../../db/engine.ts')
    return startVisitor({
      files: copies,
      onProgress: (progress) => onProgress(percentOf(progress)),
    })
  })
}

let fetched: Promise<PackageFiles> | null = null

/** The data as they were fetched first, so that an engine that is started again holds the same. */
async function copies(): Promise<PackageFiles> {
  fetched ??= import('../../db/files.ts').then(({ fetchPackage }) =>
    fetchPackage(new URL('data/', document.baseURI).href),
  )
  try {
    const { files, ...rest } = await fetched
    // What is handed to a worker is gone from here.
    return { ...rest, files: new Map([...files].map(([path, bytes]) => [path, bytes.slice()])) }
  } catch (cause) {
    fetched = null
    throw cause
  }
}

function percentOf({ loaded, total }: Progress): number | null {
  return total === null || total <= 0 ? null : Math.min(100, Math.round((100 * loaded) / total))
}

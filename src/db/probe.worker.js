// @ts-check
/**
 * Tries in a worker what the engine's worker needs, and posts what came of it. A plain classic script; the page
 * posts `{ data, module }`: the address of a file of the data folder, and bytes of a small WebAssembly module.
 */

/** Once: loading itself a second time must not try all again. */
if (!('triedOnce' in self)) {
  Object.assign(self, { triedOnce: true })
  self.onmessage = async ({ data: { data, module } }) => {
    self.postMessage({
      compiles: await outcome(() => WebAssembly.compile(module)),
      fetches: await outcome(() => fetch(data, { cache: 'no-cache' })),
      imports: await outcome(() => self.importScripts(self.location.href)),
      unpacks: 'DecompressionStream' in self,
      megabytes: largestMemory(),
    })
  }
}

/**
 * Null where it went well, else the reason.
 * @param {() => unknown} attempt
 * @returns {Promise<string | null>}
 */
async function outcome(attempt) {
  try {
    await attempt()
    return null
  } catch (cause) {
    return cause instanceof Error ? cause.message : String(cause)
  }
}

/** The most of some sizes (in MB) that a WebAssembly memory may have here. It is only reserved, not used. */
function largestMemory() {
  for (const megabytes of [1024, 512, 256])
    try {
      new WebAssembly.Memory({ initial: (megabytes * 1024) / 64, maximum: (megabytes * 1024) / 64 })
      return megabytes
    } catch {
      // The next smaller one.
    }
  return 0
}

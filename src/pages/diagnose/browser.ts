import { WITH_TRY } from '../../db/probe.ts'
import type { BrowserFacts } from './judge.ts'

/** Finds out what this browser has; asks nothing of the network. */
export function probeBrowser(): BrowserFacts {
  const { deviceMemory } = window.navigator as { readonly deviceMemory?: number }
  return {
    wasm: wasmOf(),
    storage: canStore(),
    chinese: drawsChinese(),
    gigabytes: deviceMemory ?? null,
  }
}

function wasmOf(): BrowserFacts['wasm'] {
  if (typeof WebAssembly !== 'object') return 'none'
  try {
    return WebAssembly.validate(WITH_TRY) ? 'full' : 'without exceptions'
  } catch {
    return 'none'
  }
}

function canStore(): boolean {
  try {
    const key = 'fadu:diagnose'
    window.localStorage.setItem(key, '1')
    const is = window.localStorage.getItem(key) === '1'
    window.localStorage.removeItem(key)
    return is
  } catch {
    return false
  }
}

const SIGNS = ['法', '度', '国', '一'] as const
const SIZE = 24

/**
 * Whether Chinese has a face: characters that differ look different, where a missing face draws the same box for
 * each. Null where the browser keeps what it draws to itself.
 */
function drawsChinese(): boolean | null {
  const canvas = document.createElement('canvas')
  canvas.width = SIZE
  canvas.height = SIZE
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (context === null) return null
  context.font = `${SIZE - 4}px ${getComputedStyle(document.body).fontFamily}`
  context.textBaseline = 'top'
  const drawn = (sign: string): string => {
    context.clearRect(0, 0, SIZE, SIZE)
    context.fillText(sign, 1, 1)
    return [...context.getImageData(0, 0, SIZE, SIZE).data].join()
  }
  try {
    // Some browsers blur what is read back, so that the same sign differs from itself.
    const [once, again] = [drawn(SIGNS[0]), drawn(SIGNS[0])]
    if (once !== again) return null
    return new Set(SIGNS.map(drawn)).size === SIGNS.length
  } catch {
    return null
  }
}

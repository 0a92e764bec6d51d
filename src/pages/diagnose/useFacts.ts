import { useCallback, useEffect, useMemo, useState } from 'react'
import { ENGINE_FILES, probeData, probeFile, probePage, probeWorker } from '../../db/probe.ts'
import { decodedAddress } from '../../db/serverlines.ts'
import { useFadu } from '../../ui/fadu.ts'
import { probeBrowser } from './browser.ts'
import type { Facts } from './judge.ts'

type Probed = Pick<Facts, 'page' | 'files' | 'worker' | 'data' | 'browser'>

const NOTHING: Probed = { page: null, files: null, worker: null, data: null, browser: null }

/** What is found out about server and browser, as it comes in, and the way to look again. */
export function useFacts(): { readonly facts: Facts; readonly again: () => void } {
  const { site, figureStands } = useFadu()
  const [probed, setProbed] = useState(NOTHING)
  const [turn, setTurn] = useState(0)
  const again = useCallback(() => setTurn((now) => now + 1), [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: each turn looks again
  useEffect(() => {
    let wanted = true
    setProbed(NOTHING)
    probeAll((change) => {
      if (wanted) setProbed((now) => ({ ...now, ...change }))
    })
    return () => {
      wanted = false
    }
  }, [turn])
  // No figure is waited for here: the engine may start.
  useEffect(() => figureStands(false), [figureStands])
  const { step } = site.engine
  const facts = useMemo<Facts>(() => {
    const folder = new URL('./', document.baseURI)
    return {
      ...probed,
      origin: folder.origin,
      folder: decodedAddress(folder.href),
      secure: window.isSecureContext,
      engine: { step, readyAt: performance.getEntriesByName?.('fadu:engine-ready')[0]?.startTime ?? null },
    }
  }, [probed, step])
  return { facts, again }
}

function probeAll(tell: (change: Partial<Probed>) => void): void {
  const dataUrl = new URL('data/', document.baseURI).href
  tell({ browser: probeBrowser() })
  void probePage().then((page) => tell({ page }))
  void probeWorker(dataUrl).then((worker) => tell({ worker }))
  void probeData(dataUrl).then(async ({ sample, ...data }) => {
    tell({ data })
    const asked: [string, string | null][] = [
      ['.js', import.meta.url],
      ['.css', styleSheet()],
      ['.json', `${dataUrl}datapackage.json`],
      ['.csv', sample],
      ['.svg', new URL('favicon.svg', document.baseURI).href],
      ['.wasm', ENGINE_FILES['.wasm']],
      ['.gz', ENGINE_FILES['.gz']],
    ]
    const files = asked.flatMap(([kind, url]) => (url === null ? [] : [probeFile(kind, url)]))
    tell({ files: await Promise.all(files) })
  })
}

function styleSheet(): string | null {
  return document.querySelector<HTMLLinkElement>('link[rel="stylesheet"]')?.href ?? null
}

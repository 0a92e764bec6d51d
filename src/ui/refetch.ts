const LONGEST_MS = 8000

/** Whether the server that the page came from gives the page now; never rejects. */
export async function answers(): Promise<boolean> {
  const ending = new AbortController()
  const timer = setTimeout(() => ending.abort(), LONGEST_MS)
  try {
    const { ok } = await fetch(document.baseURI, { cache: 'no-store', signal: ending.signal })
    return ok
  } catch {
    return false
  } finally {
    clearTimeout(timer)
  }
}

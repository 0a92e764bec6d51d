/** Terms smaller than this share of the greatest do not change a sum of doubles. */
const DUST = 1e-18

/**
 * P(X ≤ k) of a binomial of `d` trials at probability `p` (0–1): the terms added outwards from the greatest,
 * each by its ratio to the last, so that hundreds of thousands of trials neither overflow nor vanish.
 */
export function binomialTail(k: number, d: number, p: number): number {
  if (k < 0) return 0
  if (k >= d || p <= 0) return 1
  if (p >= 1) return 0
  const odds = p / (1 - p)
  return tail(k, d, Math.min(d, Math.floor((d + 1) * p)), (x) => ((d - x + 1) / x) * odds)
}

/**
 * The least k at which P(X ≤ k) of a binomial of `d` trials at probability `p` reaches `share` (both 0–1), with the
 * chances of so many or fewer, and of fewer: what a search through `binomialTail` would find, in one pass.
 */
export function binomialQuantile(share: number, d: number, p: number) {
  if (p <= 0) return { k: 0, reached: 1, before: 0 }
  if (p >= 1) return { k: d, reached: 1, before: 0 }
  const odds = p / (1 - p)
  const mode = Math.min(d, Math.floor((d + 1) * p))
  const terms: number[] = []
  let term = 1
  for (let x = mode; x > 0 && term > DUST; x--) {
    term /= ((d - x + 1) / x) * odds
    terms.push(term)
  }
  const least = mode - terms.length
  terms.reverse()
  terms.push(1)
  term = 1
  for (let x = mode + 1; x <= d && term > DUST; x++) {
    term *= ((d - x + 1) / x) * odds
    terms.push(term)
  }
  const all = terms.reduce((sum, one) => sum + one, 0)
  let below = 0
  for (const [at, one] of terms.entries()) {
    if ((below + one) / all >= share)
      return { k: least + at, reached: (below + one) / all, before: below / all }
    below += one
  }
  return { k: d, reached: 1, before: below / all }
}

/** P(X ≤ k) of a Poisson of that mean. */
export function poissonTail(k: number, mean: number): number {
  if (k < 0) return 0
  if (mean <= 0) return 1
  return tail(k, Number.POSITIVE_INFINITY, Math.floor(mean), (x) => mean / x)
}

/** The share of terms up to `k`; `ratio(x)` is term x over term x − 1, `mode` the greatest term. */
function tail(k: number, most: number, mode: number, ratio: (x: number) => number): number {
  let below = mode <= k ? 1 : 0
  let all = 1
  let term = 1
  for (let x = mode; x > 0 && term > DUST; x--) {
    term /= ratio(x)
    all += term
    if (x - 1 <= k) below += term
  }
  term = 1
  for (let x = mode + 1; x <= most && term > DUST; x++) {
    term *= ratio(x)
    all += term
    if (x <= k) below += term
  }
  return below / all
}

/**
 * The line, from 1, on which each value of a JSON text begins, by its path (`resources.0.name`; the whole is
 * `$`). The text must be JSON that `JSON.parse` takes.
 */
export function jsonLines(text: string): Map<string, number> {
  const lines = new Map<string, number>()
  const tokens = /"(?:[^"\\]|\\.)*"|[{}[\],:\n]|[^\s{}[\],:"]+/g
  /** The objects and lists that are open: where they are, and the key or number of what comes next. */
  const open: { readonly path: string; key: string | number; awaitsKey: boolean }[] = []
  let line = 1
  for (const [token] of text.matchAll(tokens)) {
    const inside = open[open.length - 1]
    if (token === '\n') line += 1
    else if (token === '}' || token === ']') open.pop()
    else if (token === ':') continue
    else if (token === ',') {
      if (!inside) continue
      if (typeof inside.key === 'number') inside.key += 1
      else inside.awaitsKey = true
    } else if (inside?.awaitsKey) {
      inside.key = String(JSON.parse(token))
      inside.awaitsKey = false
    } else {
      const path = inside ? (inside.path === '$' ? `${inside.key}` : `${inside.path}.${inside.key}`) : '$'
      lines.set(path, line)
      if (token === '{') open.push({ path, key: '', awaitsKey: true })
      if (token === '[') open.push({ path, key: 0, awaitsKey: false })
    }
  }
  return lines
}

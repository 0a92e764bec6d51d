import { POLICY_NEEDS } from './needs.ts'

/** What a content security policy refuses that Fadu needs. */
export interface Refusal {
  /** What is needed, by the directive that is about it; else the name of what rules it out as a whole. */
  readonly need: string
  /** The directive that refuses it, which may stand in for the one that is about it. */
  readonly directive: string
  readonly source: string
}

/** Which directive stands in where one is not given, in the order of the specification (CSP level 3). */
const INSTEAD: Readonly<Record<string, readonly string[]>> = {
  'script-src': ['default-src'],
  'style-src': ['default-src'],
  'img-src': ['default-src'],
  'connect-src': ['default-src'],
  'worker-src': ['child-src', 'script-src', 'default-src'],
}

/** What a page needs; its WebAssembly is compiled in a worker, which has a policy of its own. */
const OF_PAGE = ['script-src', 'style-src', 'img-src', 'connect-src', 'worker-src'] as const
const OF_WORKER = ['script-src', 'connect-src'] as const

/**
 * What policies refuse of a page's or a worker's needs, each once. `policies`: the values of headers and of
 * `<meta>` elements, each of which may hold several, divided by commas; `origin`: `https://host:port`.
 */
export function refusals(policies: readonly string[], of: 'page' | 'worker', origin: string): Refusal[] {
  const found = policies
    .flatMap((text) => text.split(','))
    .flatMap((policy) => refusalsOf(directivesOf(policy), of, origin))
  return [...new Map(found.map((one) => [`${one.directive} ${one.source}`, one])).values()]
}

function refusalsOf(
  given: ReadonlyMap<string, readonly string[]>,
  of: 'page' | 'worker',
  origin: string,
): Refusal[] {
  const refused: Refusal[] = []
  for (const directive of of === 'page' ? OF_PAGE : OF_WORKER) {
    const ruling = [directive, ...(INSTEAD[directive] ?? [])].find((name) => given.has(name))
    if (ruling === undefined) continue
    const sources = given.get(ruling) ?? []
    for (const source of POLICY_NEEDS[directive] ?? []) {
      if (source === "'wasm-unsafe-eval'" && of === 'page') continue
      if (!allows(sources, source, origin)) refused.push({ need: directive, directive: ruling, source })
    }
  }
  const sandbox = given.get('sandbox')
  for (const source of ['allow-scripts', 'allow-same-origin', 'allow-downloads'])
    if (sandbox !== undefined && !sandbox.includes(source))
      refused.push({ need: 'sandbox', directive: 'sandbox', source })
  if (given.has('require-trusted-types-for'))
    refused.push({
      need: 'require-trusted-types-for',
      directive: 'require-trusted-types-for',
      source: "'script'",
    })
  return refused
}

function directivesOf(policy: string): ReadonlyMap<string, readonly string[]> {
  const directives = new Map<string, readonly string[]>()
  for (const part of policy.split(';')) {
    const [name = '', ...sources] = part.trim().split(/\s+/)
    // Of a directive that is repeated the first counts.
    if (name !== '' && !directives.has(name.toLowerCase())) directives.set(name.toLowerCase(), sources)
  }
  return directives
}

function allows(sources: readonly string[], needed: string, origin: string): boolean {
  const has = (source: string) => sources.some((one) => one.toLowerCase() === source)
  if (needed === "'wasm-unsafe-eval'") return has(needed) || has("'unsafe-eval'")
  if (needed !== "'self'") return has(needed)
  const { protocol, host, hostname } = new URL(origin)
  // Where it is trusted by nonce or hash, an address says nothing.
  if (has("'strict-dynamic'")) return false
  if ([needed, '*', protocol, 'http:', host, hostname, origin, `${origin}/`].some(has)) return true
  // `*.gov.cn` is each host below, with the port of the page or with none named.
  return sources.some((source) => {
    const [, scheme = protocol, domain, port = ''] =
      /^(?:([a-z]+:)\/\/)?\*(\.[a-z0-9.-]+)(:[0-9]+|:\*)?\/?$/i.exec(source) ?? []
    if (domain === undefined || !hostname.endsWith(domain.toLowerCase())) return false
    const own = host.slice(hostname.length)
    return [protocol, 'http:'].includes(scheme.toLowerCase()) && (port === ':*' || port === own)
  })
}

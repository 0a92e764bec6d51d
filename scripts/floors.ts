import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { CompatData, Identifier, SimpleSupportStatement } from '@mdn/browser-compat-data/types'
import { type AnyNode, parse as parseScript } from 'acorn'
import { parse as parseStyle } from 'postcss'
import type { Floor } from '../src/db/needs.ts'

/** A use of something that a browser of the floor lacks. */
export interface Lack {
  /** The feature's name in the compatibility data, `api.structuredClone`, or `syntax`. */
  readonly feature: string
  /** Where it is used: `line:column`, or the line of a style sheet. */
  readonly at: string
  /** The browsers that lack it, `firefox 78 (94)`, with the first version that has it. */
  readonly lacking: readonly string[]
}

/** MDN's browser compatibility data, as its package holds it. */
export function compatData(): CompatData {
  return JSON.parse(readFileSync(createRequire(import.meta.url).resolve('@mdn/browser-compat-data'), 'utf8'))
}

/** Desktop and mobile browsers of one engine have one version, but for Safari's, which is numbered alike. */
const ALIKE = {
  chrome: ['chrome'],
  edge: ['edge'],
  firefox: ['firefox'],
  safari: ['safari', 'safari_ios'],
} as const

/** The browsers of a floor that lack a feature; empty where all have it, or nothing is known of it. */
export function lackingAt(floor: Floor, feature: Identifier | undefined): string[] {
  const support = feature?.__compat?.support
  if (support === undefined) return []
  return (Object.keys(ALIKE) as (keyof typeof ALIKE)[]).flatMap((family) =>
    ALIKE[family].flatMap((browser) => {
      const told = support[browser]
      const statements = told === undefined ? [] : Array.isArray(told) ? told : [told]
      if (statements.length === 0 || statements.some((one) => hasBy(one, floor[family]))) return []
      const since = statements.map((one) => one.version_added).find((version) => version !== false)
      return [`${browser} ${floor[family]} (${since ?? 'never'})`]
    }),
  )
}

/** Under its own name, without a flag, by that version. */
function hasBy(one: SimpleSupportStatement, version: number): boolean {
  if (one.flags !== undefined || one.prefix !== undefined || one.alternative_name !== undefined) return false
  const added = versionOf(one.version_added)
  const removed = one.version_removed === undefined ? null : versionOf(one.version_removed)
  return added !== null && added <= version && (removed === null || removed > version)
}

function versionOf(text: string | false): number | null {
  const number = typeof text === 'string' ? Number.parseFloat(text.replace('≤', '')) : Number.NaN
  return Number.isNaN(number) ? null : number
}

/** The compatibility data as it is asked for one floor. */
export interface Known {
  readonly floor: Floor
  readonly data: CompatData
  /**
   * Methods that no browser of the floor has on an object of any kind, by name. A name of the browser's objects
   * (not of the language's own) may be a method of ours as well: then it says nothing.
   */
  readonly newMethods: ReadonlyMap<string, { readonly path: string; readonly lacking: readonly string[] }>
}

/** Prepares the data for a floor; `data` as from `compatData`. */
export function knownAt(floor: Floor, data: CompatData): Known {
  const methods = new Map<string, { path: string; feature: Identifier }[]>()
  const kinds: [string, Identifier][] = [
    ['javascript.builtins', data.javascript.builtins ?? {}],
    ['api', data.api],
  ]
  for (const [kind, interfaces] of kinds)
    for (const [name, one] of entriesOf(interfaces))
      for (const [member, feature] of entriesOf(one)) {
        if (member.endsWith('_event') || member === name) continue
        const called = member.replace(/_static$/, '')
        methods.set(called, [...(methods.get(called) ?? []), { path: `${kind}.${name}.${called}`, feature }])
      }
  const newMethods = new Map<string, { path: string; lacking: string[] }>()
  for (const [name, having] of methods) {
    const [first] = having
    const lacking = first === undefined ? [] : lackingAt(floor, first.feature)
    if (first && having.every(({ feature }) => lackingAt(floor, feature).length > 0))
      newMethods.set(name, { path: first.path, lacking })
  }
  return { floor, data, newMethods }
}

function entriesOf(of: Identifier): [string, Identifier][] {
  return Object.keys(of).flatMap((name): [string, Identifier][] => {
    const one = name === '__compat' ? undefined : of[name]
    return one === undefined ? [] : [[name, one]]
  })
}

/** An edition of ECMAScript. */
type Edition = 5 | 2020 | 2022

/** A parsed script; `code` in modules' or classic scripts' syntax. Throws acorn's error where it is neither. */
export interface Script {
  readonly nodes: readonly Placed[]
  /** Names of variables, functions and imports that it declares anywhere. */
  readonly declared: ReadonlySet<string>
  /** Names of the methods that it defines. */
  readonly defines: ReadonlySet<string>
  /** Globals and methods that it asks for before it uses them. */
  readonly askedFor: ReadonlySet<string>
}

interface Placed {
  readonly node: AnyNode
  readonly parent: AnyNode | null
}

/** Reads a script in the syntax of that edition of ECMAScript; where it is newer, says so in place of a script. */
export function readScript(code: string, edition: Edition): Script | Lack {
  try {
    const nodes = [...nodesOf(parse(code, edition))]
    return {
      nodes,
      declared: new Set(nodes.flatMap(({ node }) => declaredBy(node))),
      defines: new Set(nodes.flatMap(({ node }) => definedBy(node))),
      askedFor: new Set(nodes.flatMap(({ node }) => askedIn(node))),
    }
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause
    return { feature: 'syntax', at: cause.message, lacking: [`ES${edition}`] }
  }
}

/**
 * What a script uses that a browser of the floor lacks: globals and their members, methods of any object, patterns,
 * single constructs. `defined` names methods of ours, wherever they are defined.
 */
export function scriptLacks(
  script: Script,
  known: Known,
  defined: ReadonlySet<string> = script.defines,
): Lack[] {
  const { data, floor, newMethods } = known
  const {
    builtins = {},
    regular_expressions: patterns = {},
    operators = {},
    statements = {},
  } = data.javascript
  const lacks: Lack[] = []
  const say = (path: string, feature: Identifier | undefined, node: AnyNode) => {
    const lacking = lackingAt(floor, feature)
    if (lacking.length > 0) lacks.push({ feature: path, at: placeOf(node), lacking })
  }
  const globalOf = (name: string): readonly [string, Identifier] | null => {
    if (script.declared.has(name) || script.askedFor.has(name)) return null
    if (name === 'WebAssembly') return ['webassembly.api', data.webassembly.api ?? {}]
    const places = [
      ['javascript.builtins', builtins],
      ['api', data.api],
      ['api.Window', data.api.Window ?? {}],
      ['api.WorkerGlobalScope', data.api.WorkerGlobalScope ?? {}],
    ] as const
    for (const [path, from] of places) {
      const found = own(from, name)
      if (found !== undefined) return [`${path}.${name}`, found]
    }
    return null
  }
  const sayGlobal = (name: string, node: AnyNode) => {
    const found = globalOf(name)
    if (found) say(found[0], found[1], node)
  }
  const member = (node: AnyNode & { type: 'MemberExpression' }, name: string, isCalled: boolean) => {
    const of = node.object.type === 'Identifier' ? node.object.name : ''
    if (isGlobalObject(node.object)) return sayGlobal(name, node)
    const [path, feature] = /^[A-Z]/.test(of) ? (globalOf(of) ?? []) : []
    if (feature !== undefined)
      return say(`${path}.${name}`, own(feature, `${name}_static`) ?? own(feature, name), node)
    const method = isCalled && !script.askedFor.has(name) ? newMethods.get(name) : undefined
    if (method && (method.path.startsWith('javascript.') || !defined.has(name)))
      lacks.push({ feature: method.path, at: placeOf(node), lacking: method.lacking })
  }
  for (const { node, parent } of script.nodes) {
    if (node.type === 'Identifier' && isRead(node, parent)) sayGlobal(node.name, node)
    if (node.type === 'MemberExpression' && !node.computed && node.property.type === 'Identifier')
      member(node, node.property.name, parent?.type === 'CallExpression' && parent.callee === node)
    if (node.type === 'Literal' && node.regex) {
      const { pattern, flags } = node.regex
      if (/\(\?<[=!]/.test(pattern)) say('lookbehind', own(patterns, 'lookbehind_assertion'), node)
      if (/\(\?<[^=!]/.test(pattern)) say('named group', own(patterns, 'named_capturing_group'), node)
      if (/\(\?[ims]*(-[ims]+)?:/.test(pattern.replace(/\(\?:/g, '')))
        say('modifier', own(patterns, 'modifier'), node)
      for (const [sign, name] of Object.entries(FLAGS))
        if (flags.includes(sign)) say(`flag ${sign}`, own(own(builtins, 'RegExp') ?? {}, name), node)
    }
    if (node.type === 'ExportAllDeclaration' && node.exported)
      say('export * as', own(own(statements, 'export') ?? {}, 'namespace'), node)
    if (node.type === 'ChainExpression') say('?.', own(operators, 'optional_chaining'), node)
    if (node.type === 'LogicalExpression' && node.operator === '??')
      say('??', own(operators, 'nullish_coalescing'), node)
  }
  return lacks
}

const FLAGS = { d: 'hasIndices', v: 'unicodeSets', s: 'dotAll', y: 'sticky', u: 'unicode' }

function parse(code: string, ecmaVersion: Edition): AnyNode {
  const options = { ecmaVersion, locations: true, allowHashBang: true } as const
  try {
    return parseScript(code, { ...options, sourceType: 'module' })
  } catch (cause) {
    // A worker's classic script may hold what a module may not.
    try {
      return parseScript(code, { ...options, sourceType: 'script' })
    } catch {
      throw cause
    }
  }
}

function own(of: Identifier, name: string): Identifier | undefined {
  return Object.getOwnPropertyDescriptor(of, name) === undefined ? undefined : of[name]
}

function isNode(value: unknown): value is AnyNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}

function* nodesOf(root: AnyNode): Generator<Placed> {
  const open: Placed[] = [{ node: root, parent: null }]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    yield next
    for (const value of Object.values(next.node))
      for (const child of Array.isArray(value) ? value : [value])
        if (isNode(child)) open.push({ node: child, parent: next.node })
  }
}

/** The names that a node declares. A name that is declared anywhere in a file is taken for the file's own. */
function declaredBy(node: AnyNode): string[] {
  switch (node.type) {
    case 'VariableDeclarator':
      return namesIn(node.id)
    case 'FunctionDeclaration':
    case 'FunctionExpression':
      return [...namesIn(node.id), ...node.params.flatMap(namesIn)]
    case 'ArrowFunctionExpression':
      return node.params.flatMap(namesIn)
    case 'ClassDeclaration':
    case 'ClassExpression':
      return namesIn(node.id)
    case 'CatchClause':
      return namesIn(node.param)
    case 'ImportSpecifier':
    case 'ImportDefaultSpecifier':
    case 'ImportNamespaceSpecifier':
      return namesIn(node.local)
    default:
      return []
  }
}

/** The names of methods that a node defines: in a class or an object, or set on an object. */
function definedBy(node: AnyNode): string[] {
  const [key, value] =
    node.type === 'MethodDefinition' || node.type === 'Property' || node.type === 'PropertyDefinition'
      ? [node.key, node.value]
      : node.type === 'AssignmentExpression' && node.left.type === 'MemberExpression'
        ? [node.left.property, node.right]
        : []
  // A name that stands for a function may be any that is not plainly something else.
  const isData =
    value?.type === 'Literal' || value?.type === 'ArrayExpression' || value?.type === 'ObjectExpression'
  return key?.type === 'Identifier' && value && !isData ? [key.name] : []
}

/** What a node asks for: `typeof name`, `typeof any.name`, `'name' in window`. */
function askedIn(node: AnyNode): string[] {
  if (node.type === 'BinaryExpression' && node.operator === 'in')
    return node.left.type === 'Literal' && isGlobalObject(node.right) ? [String(node.left.value)] : []
  if (node.type !== 'UnaryExpression' || node.operator !== 'typeof') return []
  const asked = node.argument
  if (asked.type === 'Identifier') return [asked.name]
  return asked.type === 'MemberExpression' && asked.property.type === 'Identifier'
    ? [asked.property.name]
    : []
}

function isGlobalObject(node: AnyNode): boolean {
  return node.type === 'Identifier' && /^(window|self|globalThis)$/.test(node.name)
}

function namesIn(pattern: AnyNode | null | undefined): string[] {
  if (!pattern) return []
  switch (pattern.type) {
    case 'Identifier':
      return [pattern.name]
    case 'ObjectPattern':
      return pattern.properties.flatMap((one) => namesIn(one.type === 'Property' ? one.value : one.argument))
    case 'ArrayPattern':
      return pattern.elements.flatMap(namesIn)
    case 'AssignmentPattern':
      return namesIn(pattern.left)
    case 'RestElement':
      return namesIn(pattern.argument)
    default:
      return []
  }
}

/** Whether an identifier is a variable that is read, not the name of a member, a key or a label. */
function isRead(node: AnyNode, parent: AnyNode | null): boolean {
  if (parent === null) return true
  if (parent.type === 'MemberExpression') return parent.object === node || parent.computed
  if (parent.type === 'Property') return parent.value === node || parent.computed
  if (parent.type === 'MethodDefinition' || parent.type === 'PropertyDefinition') return parent.computed
  return !/^(Labeled|Break|Continue)Statement$|^(Import|Export)|^MetaProperty$/.test(parent.type)
}

function placeOf(node: AnyNode): string {
  return `${node.loc?.start.line ?? 0}:${node.loc?.start.column ?? 0}`
}

/** What a style sheet uses that a browser of the floor lacks: properties, values, functions, selectors, media. */
export function styleLacks(css: string, { floor, data }: Known): Lack[] {
  const lacks: Lack[] = []
  const say = (path: string, feature: Identifier | undefined, line: number | undefined) => {
    const lacking = lackingAt(floor, feature)
    if (lacking.length > 0) lacks.push({ feature: path, at: String(line ?? 0), lacking })
  }
  const { properties = {}, selectors = {}, types = {}, 'at-rules': rules = {} } = data.css
  const root = parseStyle(css)
  root.walkDecls((declaration) => {
    const { prop, value } = declaration
    const line = declaration.source?.start?.line
    if (prop.startsWith('--')) return
    const property = own(properties, prop)
    say(`css.properties.${prop}`, property, line)
    for (const [word = ''] of value.matchAll(/[a-z][\w-]*(?![\w(-])/gi))
      say(`css.properties.${prop}.${word}`, own(property ?? {}, word), line)
    for (const [, name = ''] of value.matchAll(/([a-z][\w-]*)\(/gi))
      say(`css.types.${name}`, own(types, name) ?? own(own(types, 'color') ?? {}, name), line)
    for (const [, unit = ''] of value.matchAll(/\d(dv[hwib]|sv[hwib]|lv[hwib]|cq\w+|lh|rlh|cap|ic)\b/gi)) {
      const length = own(types, 'length') ?? {}
      say(
        `css.types.length.${unit}`,
        own(length, unit) ?? own(length, `viewport_percentage_units_dynamic`),
        line,
      )
    }
    const { parent } = declaration
    if (/^((row|column)-)?gap$/.test(prop) && parent !== undefined && 'some' in parent) {
      const flex = parent.some(
        (one) => one.type === 'decl' && one.prop === 'display' && /flex/.test(one.value),
      )
      if (flex) say(`css.properties.${prop}.flex_context`, own(property ?? {}, 'flex_context'), line)
    }
  })
  root.walkRules((rule) => {
    for (const [, name = ''] of rule.selector.matchAll(/::?([a-z][\w-]*)/gi))
      say(`css.selectors.${name}`, own(selectors, name), rule.source?.start?.line)
    if (rule.parent?.type === 'rule')
      say('css.selectors.nesting', own(selectors, 'nesting'), rule.source?.start?.line)
  })
  root.walkAtRules((rule) => {
    const known = own(rules, rule.name)
    say(`css.at-rules.${rule.name}`, known, rule.source?.start?.line)
    for (const [, name = ''] of rule.params.matchAll(/\(\s*([a-z][\w-]*)/gi)) {
      const feature = own(known ?? {}, name) ?? own(known ?? {}, name.replace(/^(min|max)-/, ''))
      say(`css.at-rules.${rule.name}.${name}`, feature, rule.source?.start?.line)
    }
    if (rule.name === 'media' && /[<>]/.test(rule.params))
      say('css.at-rules.media.range_syntax', own(known ?? {}, 'range_syntax'), rule.source?.start?.line)
  })
  return lacks
}

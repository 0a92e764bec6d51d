/** What the code for an embed is made of. */
export interface Embedding {
  /** The whole address of the embed. */
  readonly address: string
  /** Where `embed.js` lies. */
  readonly script: string
  readonly title: string
  /** CSS pixels. */
  readonly width: number
  readonly height: number
  readonly transparent: boolean
}

/** What the frame may do: run, read its own files, open links in windows of their own. */
const SANDBOX = 'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox'

/** A plain frame that needs no script: as wide as asked for, as high as the figure is at that width. */
export function frameCode({ address, title, width, height, transparent }: Embedding): string {
  // Only what attributes can't say, as strict policies refuse it. A frame is only transparent in the colour scheme of
  // what it shows.
  const style = `max-width: 100%${transparent ? '; color-scheme: light' : ''}`
  return tag('iframe', {
    src: address,
    title,
    width: String(width),
    height: String(height),
    frameborder: '0',
    style,
    loading: 'lazy',
    sandbox: SANDBOX,
    referrerpolicy: 'origin',
  })
}

/** A place that `embed.js` fills: as wide as its column, as high as the figure. Without the script a link stands there. */
export function scriptCode({ address, script, title, height }: Embedding): string {
  const place = { class: 'fadu', 'data-src': address, 'data-title': title, 'data-height': String(height) }
  return [
    tag('div', place, tag('a', { href: address }, escaped(title))),
    tag('script', { src: script, async: '' }),
  ].join('\n')
}

function tag(name: string, attributes: Readonly<Record<string, string>>, inside = ''): string {
  const written = Object.entries(attributes).map(([key, value]) =>
    value === '' ? ` ${key}` : ` ${key}="${escaped(value)}"`,
  )
  return `<${name}${written.join('')}>${inside}</${name}>`
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text that stands for itself in HTML, in an attribute or outside. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)
}

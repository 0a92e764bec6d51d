type Child = Node | string | null

/** Makes an HTML element; texts become text nodes, so nothing in them runs. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value)
  fill(made, ...children)
  return made
}

/** Puts these children, and only these, into an element. */
export function fill(parent: Element, ...children: readonly Child[]): void {
  while (parent.firstChild !== null) parent.removeChild(parent.firstChild)
  for (const child of children) if (child !== null) parent.append(child)
}

/** A button of words. */
export function button(text: string, onClick: () => void, attributes: Readonly<Record<string, string>> = {}) {
  const made = element('button', { type: 'button', class: 'quiet', ...attributes }, text)
  made.addEventListener('click', onClick)
  return made
}

/** A link that leaves the page, in a window of its own. */
export function linkOut(href: string, text: string, attributes: Readonly<Record<string, string>> = {}) {
  return element('a', { href, target: '_blank', rel: 'noopener noreferrer', ...attributes }, text)
}

/** An SVG drawing of one path. */
export function drawing(width: number, height: number, path: Readonly<Record<string, string>>): SVGElement {
  const make = (tag: string, attributes: Readonly<Record<string, string>>) => {
    const made = document.createElementNS('http://www.w3.org/2000/svg', tag)
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value)
    return made
  }
  const box = { width: String(width), height: String(height), viewBox: `0 0 ${width} ${height}` }
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  for (const [name, value] of Object.entries({ ...box, 'aria-hidden': 'true' })) svg.setAttribute(name, value)
  svg.append(make('path', path))
  return svg
}

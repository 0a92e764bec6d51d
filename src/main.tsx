import './style.css'

/** Whether the address shows one figure by itself; that is drawn without React, so it must not be fetched for it. */
const isEmbed = () => /^#?\/?embed\//.test(window.location.hash)
const embedded = isEmbed()
const root = document.getElementById('root')

declare global {
  interface Window {
    /** Kept when the first picture can be seen, or none is to be. */
    readonly faduSight?: Promise<void>
  }
}

async function open(element: HTMLElement): Promise<void> {
  if (embedded) return (await import('./embed/main.ts')).openEmbed(element)
  // First what is small and begins to fetch the rest.
  const [early, { openPages }] = await Promise.all([
    import('./early.ts').then(({ begin }) => begin()),
    Promise.resolve(window.faduSight).then(() => import('./start.tsx')),
  ])
  return openPages(element, early)
}

if (root !== null) open(root).catch(() => document.getElementById('unopened')?.removeAttribute('hidden'))

window.addEventListener('hashchange', () => {
  if (isEmbed() !== embedded) window.location.reload()
})

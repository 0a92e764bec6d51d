import './style.css'

/** Whether the address shows one figure by itself; that is drawn without React, so it must not be fetched for it. */
const isEmbed = () => /^#?\/?embed\//.test(window.location.hash)
const embedded = isEmbed()
const root = document.getElementById('root')

const opened = embedded
  ? import('./embed/main.ts').then(({ openEmbed }) => openEmbed)
  : import('./start.tsx').then(({ openPages }) => openPages)
opened
  .then((open) => (root === null ? undefined : open(root)))
  .catch(() => document.getElementById('unopened')?.removeAttribute('hidden'))

window.addEventListener('hashchange', () => {
  if (isEmbed() !== embedded) window.location.reload()
})

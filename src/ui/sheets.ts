/** Has style sheets that failed fetched again, as nobody else does; resolves when they have come or failed anew. */
export async function mendSheets(): Promise<void> {
  const links = [...document.querySelectorAll<HTMLLinkElement>('head link[rel="stylesheet"]')]
  const failed = links.filter(({ sheet }) => sheet === null)
  await Promise.all(
    failed.map(
      (link) =>
        new Promise((done) => {
          const other = document.createElement('link')
          other.rel = 'stylesheet'
          other.addEventListener('load', done)
          other.addEventListener('error', done)
          other.href = link.href
          link.replaceWith(other)
        }),
    ),
  )
}

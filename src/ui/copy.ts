/**
 * Copies text; resolves to whether it went well. On plain http there is no clipboard for pages, but an older way;
 * it needs the click that asked for it.
 */
export async function copyText(text: string): Promise<boolean> {
  if (window.navigator.clipboard !== undefined)
    try {
      await window.navigator.clipboard.writeText(text)
      return true
    } catch {
      // Refused here, as in some frames: the older way may do.
    }
  const field = document.createElement('textarea')
  field.value = text
  field.readOnly = true
  field.className = 'unseen'
  const focused = document.activeElement
  document.body.append(field)
  field.select()
  try {
    return document.execCommand('copy')
  } catch {
    return false
  } finally {
    field.remove()
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true })
  }
}

/** Whether an address in the data may become a link: one of the web, never `javascript:` or `data:`. */
export function isWebAddress(address: string): boolean {
  return /^https?:\/\/[^\s]+$/i.test(address)
}

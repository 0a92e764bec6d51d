/** Whether what begins so is a page in the place of a file: a login may begin with a comment or a script. */
export function isPage(kind: string, head: string): boolean {
  return (kind === '.svg' ? /^\s*<(?!svg[\s>])/ : /^\s*</).test(head)
}

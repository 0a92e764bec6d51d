import { expect, test } from 'vitest'
import { POLICY, TYPES } from '../../db/needs.ts'
import { SERVERS, serverLines, serverNamed } from './lines.ts'

test.each(SERVERS)('the lines for %s name every type, the policy and compression', (server) => {
  const lines = serverLines(server, '/a/b/')
  for (const [extension, type] of Object.entries(TYPES)) {
    expect(lines).toContain(type)
    expect(lines).toContain(extension.slice(1))
  }
  expect(lines).toContain(POLICY)
  expect(lines).toMatch(/gzip_types|DEFLATE|urlCompression/)
})

test('nginx’s lines are for the folder, quoted where its name needs it', () => {
  expect(serverLines('nginx', '/a/b/')).toMatch(/^location \^~ \/a\/b\/ \{/)
  expect(serverLines('nginx', '/数据/a b/')).toMatch(/^location \^~ "\/数据\/a b\/" \{/)
})

test('IIS’ lines are well formed: every element is closed, and no attribute breaks out', () => {
  const lines = serverLines('iis', '/')
  const open: string[] = []
  for (const [, closing, name = '', , closed] of lines.matchAll(
    /<(\/?)([A-Za-z.]+)((?:\s+\w+="[^"<>&]*")*)\s*(\/?)>/g,
  )) {
    if (closing) expect(open.pop()).toBe(name)
    else if (!closed) open.push(name)
  }
  expect(open).toEqual([])
  expect(lines.match(/</g)?.length).toBe(lines.match(/>/g)?.length)
})

test.each([
  ['nginx/1.22.1', 'nginx'],
  ['Apache/2.4.57 (Debian)', 'apache'],
  ['Microsoft-IIS/10.0', 'iis'],
  ['', null],
  ['caddy', null],
])('%s is %s', (header, server) => {
  expect(serverNamed(header)).toBe(server)
})

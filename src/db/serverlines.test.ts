import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ENGINE_FLOOR, PAGE_FLOOR, POLICY, TYPES } from './needs.ts'
import { decodedAddress, SERVERS, serverLines, serverNamed } from './serverlines.ts'

test.each(SERVERS)('the lines for %s name every type, the policy and compression', (server) => {
  const lines = serverLines(server, '/a/b/')
  for (const [extension, type] of Object.entries(TYPES)) {
    expect(lines).toContain(type)
    expect(lines).toContain(extension.slice(1))
  }
  expect(lines).toContain(POLICY)
  expect(lines).toMatch(/gzip_types|DEFLATE|urlCompression/)
  expect(lines).toMatch(/charset utf-8;|AddCharset UTF-8 \.html|text\/html; charset=utf-8/)
})

test('nginx’s lines are for the folder, quoted where its name needs it', () => {
  expect(serverLines('nginx', '/a/b/')).toMatch(/^location \^~ \/a\/b\/ \{/)
  expect(serverLines('nginx', '/数据/a b/')).toMatch(/^location \^~ "\/数据\/a b\/" \{/)
})

test('nginx’s lines for a whole server have no second `location /`', () => {
  expect(serverLines('nginx', '/')).toMatch(/^types \{\n {4}text\/html html;/)
  expect(serverLines('nginx', '/')).not.toContain('location')
})

test('Apache’s lines name nothing of a module that may not be there', () => {
  const outside = serverLines('apache', '/').replace(
    /<IfModule mod_deflate.c>\n\s*<IfModule mod_filter.c>[\s\S]*/,
    '',
  )
  expect(outside).not.toMatch(/AddOutputFilterByType|Header /)
})

test('IIS’ lines take away what the site above may have set, before they set it', () => {
  const lines = serverLines('iis', '/')
  expect(lines).toMatch(/<remove name="Content-Security-Policy" \/>\s*<add name="Content-Security-Policy"/)
})

test('an address that is not in UTF-8 stays as it is', () => {
  expect(decodedAddress('/%E6%95%B0%E6%8D%AE/a%20b/')).toBe('/数据/a b/')
  expect(decodedAddress('/%CA%FD%BE%DD/')).toBe('/%CA%FD%BE%DD/')
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

describe.each(['deployment.md', 'deployment.zh.md'])('docs/%s', (name) => {
  const text = readFileSync(join(import.meta.dirname, '..', '..', 'docs', name), 'utf8')

  test.each(SERVERS)('has the lines for %s', (server) => {
    expect(text).toContain(serverLines(server, '/fadu/'))
  })
  test('has the policy that the page carries', () => {
    expect(text).toContain(`<meta http-equiv="Content-Security-Policy" content="${POLICY}" />`)
  })
  test('has the two floors', () => {
    const rows = [...text.matchAll(/^\|[^|]*\| (\d\d) \| (\d\d) \| (\d+)(?: ESR)? \| ([\d.]+) \|$/gm)]
    const floors = rows.map(([, ...versions]) => versions.map(Number))
    expect(floors).toEqual(
      [PAGE_FLOOR, ENGINE_FLOOR].map((floor) => [floor.chrome, floor.edge, floor.firefox, floor.safari]),
    )
  })
})

test('index.html names the floor of the page', () => {
  const html = readFileSync(join(import.meta.dirname, '..', '..', 'index.html'), 'utf8')
  const { chrome, edge, firefox, safari } = PAGE_FLOOR
  expect(html).toContain(`Chrome ${chrome}、Edge ${edge}、Firefox ${firefox}、Safari ${safari}`)
  expect(html).toContain(`Chrome ${chrome}, Edge ${edge}, Firefox ${firefox} or Safari ${safari}`)
})

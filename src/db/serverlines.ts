import { POLICY, TYPES } from './needs.ts'

/** The servers whose lines are given. */
export const SERVERS = ['nginx', 'apache', 'iis'] as const
export type Server = (typeof SERVERS)[number]

/** Where the lines go: a file of the served folder, or (nginx) the server's own configuration. */
export const LINES_FILE: Readonly<Record<Server, string>> = {
  nginx: 'server { … }',
  apache: '.htaccess',
  iis: 'web.config',
}

/** Texts: worth packing, in UTF-8 beyond doubt; the engine comes packed beforehand. */
const TEXTS = ['.js', '.css', '.json', '.csv', '.svg']
const TEXT_TYPES = TEXTS.map((extension) => TYPES[extension]).join(' ')

/**
 * The lines that make a server send Fadu as it wishes: types, character set, compression, policy. `path`: of the folder in
 * addresses, decoded, with a slash at both ends.
 */
export function serverLines(server: Server, path: string): string {
  return { nginx, apache, iis }[server](path)
}

/** An address decoded, for people and servers to read; as it is where it is not in UTF-8 (a folder named in GBK). */
export function decodedAddress(address: string): string {
  try {
    return decodeURI(address)
  } catch {
    return address
  }
}

function nginx(path: string): string {
  const types = Object.entries(TYPES).map(([extension, type]) => `    ${type} ${extension.slice(1)};`)
  const lines = [
    'types {',
    ...types,
    '}',
    'charset utf-8;',
    // With another one from above nginx would refuse the configuration.
    'source_charset utf-8;',
    `charset_types ${TEXT_TYPES};`,
    'gzip on;',
    'gzip_vary on;',
    // What comes by way of a proxy is packed, too.
    'gzip_proxied any;',
    'gzip_min_length 1000;',
    `gzip_types ${TEXT_TYPES};`,
    `add_header Content-Security-Policy "${POLICY}" always;`,
  ]
  // A server has a `location /` of its own already, and refuses a second.
  if (path === '/') return lines.join('\n')
  const place = /[\s"';{}]/.test(path) ? JSON.stringify(path) : path
  return [`location ^~ ${place} {`, ...lines.map((line) => `    ${line}`), '}'].join('\n')
}

function apache(): string {
  const types = Object.entries(TYPES).map(([extension, type]) => `AddType ${type} ${extension}`)
  return `${types.join('\n')}
AddCharset UTF-8 .html ${TEXTS.join(' ')}
<IfModule mod_deflate.c>
    <IfModule mod_filter.c>
        AddOutputFilterByType DEFLATE text/html ${TEXT_TYPES}
    </IfModule>
</IfModule>
<IfModule mod_headers.c>
    Header always set Content-Security-Policy "${POLICY}"
</IfModule>`
}

function iis(): string {
  const types = Object.entries(TYPES).flatMap(([extension, type]) => [
    `<remove fileExtension="${extension}" />`,
    // JSON is UTF-8 by itself, and with a character set IIS would take it for a type that it does not pack.
    `<mimeMap fileExtension="${extension}" mimeType="${type}${type.startsWith('text/') ? '; charset=utf-8' : ''}" />`,
  ])
  return `<?xml version="1.0" encoding="utf-8"?>
<configuration>
  <system.webServer>
    <staticContent>
      ${types.join('\n      ')}
    </staticContent>
    <urlCompression doStaticCompression="true" />
    <httpProtocol>
      <customHeaders>
        <remove name="Content-Security-Policy" />
        <add name="Content-Security-Policy" value="${POLICY}" />
      </customHeaders>
    </httpProtocol>
  </system.webServer>
</configuration>`
}

/** The server that names itself so in its `Server` header; null where it is none of them. */
export function serverNamed(header: string): Server | null {
  if (/nginx|openresty|tengine/i.test(header)) return 'nginx'
  if (/apache/i.test(header)) return 'apache'
  return /iis/i.test(header) ? 'iis' : null
}

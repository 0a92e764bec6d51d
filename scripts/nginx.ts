import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'

/** Where Debian's package puts its configuration. */
const SHIPPED = '/etc/nginx'

/** The system's nginx; null where there is none. */
export function findNginx(): string | null {
  const places = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin']
  const found = places.map((folder) => join(folder, 'nginx')).find((place) => existsSync(place))
  return found !== undefined && existsSync(join(SHIPPED, 'nginx.conf')) ? found : null
}

/** As `findNginx`, but installs Debian's package where there is none and that can be done; says what it does. */
export function getNginx(say: (line: string) => void = console.log): string | null {
  const found = findNginx()
  if (found !== null) return found
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return null
  say('nginx: none found; installing Debian’s package with apt-get.')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const does = (words: readonly string[]) =>
    spawnSync('apt-get', words, { stdio: 'inherit', env }).status === 0
  // Not started as a service: each test starts its own.
  if (!does(['update', '-q']) || !does(['install', '-y', '-q', 'nginx-light'])) return null
  return findNginx()
}

export interface Nginx {
  /** The address of the folder, with a slash at its end. */
  readonly url: string
  stop(): Promise<void>
}

/**
 * Serves a folder below a path (with slashes) by nginx as the package configures it: its `nginx.conf`, types and
 * modules, and the server of `sites-available/default`, but for port, places of logs and root. `lines` are added to
 * that server. Rejects where nginx refuses the configuration.
 */
export async function serveByNginx(nginx: string, folder: string, path: string, lines = ''): Promise<Nginx> {
  const place = mkdtempSync(join(tmpdir(), 'fadu-nginx-'))
  // nginx answers as another user than the one who started it.
  chmodSync(place, 0o755)
  const root = join(place, 'root')
  mkdirSync(dirname(join(root, path)), { recursive: true })
  cpSync(folder, join(root, path), { recursive: true, dereference: true })
  const port = await freePort()
  const site = readFileSync(join(SHIPPED, 'sites-available', 'default'), 'utf8')
    .replace(/^\s*listen \[.*$/gm, '')
    .replace(/^\s*listen .*$/m, `listen 127.0.0.1:${port};\n${lines}`)
    .replace(/^\s*root .*$/m, `root ${root};`)
  writeFileSync(join(place, 'site'), site)
  const config = readFileSync(join(SHIPPED, 'nginx.conf'), 'utf8')
    .replace(/^pid .*$/m, `pid ${place}/nginx.pid;`)
    .replace(/^error_log .*$/m, `error_log ${place}/error.log;`)
    .replace(/^\s*access_log .*$/m, `access_log ${place}/access.log;`)
    .replace(/include \/etc\/nginx\/sites-enabled\/\*;/, `include ${place}/site;`)
    .replace(/include mime\.types;/, `include ${SHIPPED}/mime.types;`)
  writeFileSync(join(place, 'nginx.conf'), config)
  const words = ['-c', join(place, 'nginx.conf'), '-e', join(place, 'error.log')]
  const tested = spawnSync(nginx, ['-t', ...words], { encoding: 'utf8' })
  if (tested.status !== 0) throw new Error(`nginx refuses its configuration: ${tested.stderr}`)
  const running = spawn(nginx, [...words, '-g', 'daemon off;'], { stdio: 'ignore' })
  await answers(port, running)
  return {
    url: `http://localhost:${port}${path}`,
    stop: () =>
      new Promise((done) => {
        running.once('exit', () => {
          rmSync(place, { recursive: true, force: true })
          done()
        })
        running.kill('SIGTERM')
      }),
  }
}

function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const server = createServer()
    server.once('error', failed)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => done(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}

/** Resolves when something listens; rejects when the process ends before. */
function answers(port: number, running: ChildProcess): Promise<void> {
  return new Promise((done, failed) => {
    const stopped = (code: number | null) => failed(new Error(`nginx ended at once, with ${code}`))
    running.once('exit', stopped)
    const ask = () => {
      const socket = connect(port, '127.0.0.1')
      socket.once('connect', () => {
        socket.destroy()
        running.off('exit', stopped)
        done()
      })
      socket.once('error', () => {
        if (running.exitCode === null) setTimeout(ask, 50)
      })
    }
    ask()
  })
}

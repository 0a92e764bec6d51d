import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'
import { isRunAs } from './files.ts'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']

const USUAL_PLACES = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

/**
 * A Chromium that runs: the one that `CHROMIUM` (or `PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH`) names, the system's, or
 * Playwright's; null where there is none.
 */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string | null {
  const named = env.CHROMIUM ?? env.PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH
  const inPath = (env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) =>
      NAMES.map((name) => join(folder, process.platform === 'win32' ? `${name}.exe` : name)),
    )
  const places = [...(named ? [named] : []), ...inPath, ...USUAL_PLACES, chromium.executablePath()]
  return places.find((place) => existsSync(place) && runs(place)) ?? null
}

/** As `findChromium`, but gets one where there is none, and says what it does; null where none is to be had. */
export function getChromium(say: (line: string) => void = console.log): string | null {
  const found = findChromium()
  if (found) {
    say(`Chromium: ${found}`)
    return found
  }
  if (isDebian() && process.getuid?.() === 0) {
    say('Chromium: none found; installing Debian’s package with apt-get.')
    if (!does('apt-get', ['update', '-q']) || !does('apt-get', ['install', '-y', '-q', ...debianPackages()]))
      say('Chromium: apt-get could not install it.')
  }
  const installed = findChromium()
  if (installed) {
    say(`Chromium: ${installed}`)
    return installed
  }
  say('Chromium: none found; Playwright downloads one (npx playwright install chromium).')
  if (!does('npx', ['playwright', 'install', 'chromium'])) say('Chromium: Playwright could not download it.')
  const downloaded = findChromium()
  say(downloaded ? `Chromium: ${downloaded}` : 'Chromium: none to be had.')
  return downloaded
}

/** Arguments that a Chromium needs here: as root it has no sandbox. */
export function chromiumArguments(): string[] {
  return process.getuid?.() === 0 ? ['--no-sandbox', '--disable-dev-shm-usage'] : []
}

/** Some systems have a stub in its place that only says how to get it. */
function runs(place: string): boolean {
  if (process.platform === 'win32') return true
  return spawnSync(place, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0
}

/** Ubuntu's package of that name is a stub. */
function isDebian(): boolean {
  if (!existsSync('/etc/os-release')) return false
  const text = readFileSync('/etc/os-release', 'utf8')
  return /^ID(_LIKE)?=.*debian/m.test(text) && !/^ID(_LIKE)?=.*ubuntu/m.test(text)
}

/** With a font for Chinese, where there is none: pages without it are boxes. */
function debianPackages(): string[] {
  const fonts = spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' })
  const hasFont = fonts.status === 0 && fonts.stdout.trim() !== ''
  return ['chromium', ...(hasFont ? [] : ['fonts-noto-cjk'])]
}

function does(command: string, words: readonly string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return (
    spawnSync(command, words, { stdio: 'inherit', env, shell: process.platform === 'win32' }).status === 0
  )
}

if (isRunAs(import.meta.url)) process.exitCode = getChromium() ? 0 : 1

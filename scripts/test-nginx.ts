import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { getChromium } from './chromium.ts'
import { getNginx } from './nginx.ts'

/** Tests the built site behind the system's nginx; not a part of `npm test`, as it may install a package. */
function main(): number {
  if (!existsSync('dist/index.html')) {
    console.error('✗ there is no dist/: run npm run build first')
    return 1
  }
  const nginx = getNginx()
  const chromium = nginx === null ? null : getChromium()
  if (nginx === null || chromium === null) {
    console.warn(
      `\n!!! NGINX TESTS SKIPPED: no ${nginx === null ? 'nginx' : 'Chromium'} is to be had on this machine !!!`,
    )
    return 0
  }
  console.log(`nginx: ${nginx}`)
  spawnSync(nginx, ['-v'], { stdio: 'inherit' })
  const words = ['playwright', 'test', '-c', 'src/testing/nginx/playwright.config.ts', '--reporter=list']
  const { status } = spawnSync('npx', words, {
    stdio: 'inherit',
    env: { ...process.env, NGINX: nginx, CHROMIUM: chromium },
    shell: process.platform === 'win32',
  })
  return status ?? 1
}

process.exitCode = main()

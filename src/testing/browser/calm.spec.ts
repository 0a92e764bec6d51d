import type { Page } from '@playwright/test'
import { engineStands, expect, goTo, hash, LANGS, PAGES, stands, tableButton, test } from './visit.ts'

/** Moves the pointer over each picture; says how many tips were shown. */
async function hoverOver(page: Page): Promise<number> {
  let tips = 0
  const stages = page.locator('.chart-stage')
  for (let at = 0; at < (await stages.count()); at += 1) {
    const stage = stages.nth(at)
    await stage.scrollIntoViewIfNeeded()
    const box = await stage.boundingBox()
    if (box === null) continue
    const high = Math.min(box.height, 700)
    for (const down of [0.2, 0.4, 0.6, 0.8])
      for (const across of [0.3, 0.5, 0.7]) {
        await page.mouse.move(box.x + across * box.width, box.y + down * high)
        tips += await page.locator('.chart > .tip').count()
      }
    await page.mouse.move(0, 0)
  }
  return tips
}

async function turnSeriesOffAndOn(page: Page): Promise<void> {
  const toggle = page.locator('.legend button').first()
  if ((await toggle.count()) === 0) return
  await toggle.click()
  await expect(toggle).toHaveAttribute('aria-pressed', 'false')
  await stands(page)
  await toggle.click()
  await expect(toggle).toHaveAttribute('aria-pressed', 'true')
}

async function turnIntoTablesAndBack(page: Page): Promise<void> {
  const captions = page.locator('[data-figure] table caption')
  const standing = await captions.count()
  const buttons = await tableButton(page.locator('[data-figure][data-state="ready"]')).all()
  for (const button of buttons) await button.click()
  await expect(captions).toHaveCount(standing + buttons.length)
  for (const button of buttons) await button.click()
  await stands(page)
}

async function openAndShut(page: Page): Promise<void> {
  const choices = page.locator('.bar-sentence .choice[aria-expanded]')
  for (let at = 0; at < (await choices.count()); at += 1) {
    await choices.nth(at).click()
    await expect(page.locator('#bar-panel .panel-close')).toBeVisible()
    await expect(page.locator('#bar-panel').locator('input, .options button').first()).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.locator('#bar-panel')).toHaveCount(0)
  }
}

for (const lang of LANGS)
  test(`every page in ${lang} is calm through hover, legend, table, filter, language, back and forward`, async ({
    page,
    site,
  }) => {
    test.setTimeout(240_000)
    for (const path of PAGES)
      await test.step(`#/${path}`, async () => {
        await page.goto('about:blank')
        await page.goto(site.url + hash(path, lang))
        await stands(page)
        expect(await page.evaluate(() => window.scrollY)).toBe(0)
        await engineStands(page)

        expect(await hoverOver(page)).toBeGreaterThan(0)
        await turnSeriesOffAndOn(page)
        await turnIntoTablesAndBack(page)
        await openAndShut(page)
        for (const query of ['lv=province', 'y=2020', 'by=count', 'y=latest&ci=0', 'p=370000,330100'])
          await goTo(page, hash(path, lang, query))

        const heading = (await page.locator('h1').textContent()) ?? ''
        await page.locator('a.lang').click()
        await expect(page.locator('h1')).not.toHaveText(heading)
        await stands(page)
        await page.goBack()
        await expect(page.locator('h1')).toHaveText(heading)
        await stands(page)
        await page.goForward()
        await expect(page.locator('h1')).not.toHaveText(heading)
        await stands(page)
      })
  })

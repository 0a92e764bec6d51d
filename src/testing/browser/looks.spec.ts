import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'
import { engineStands, expect, goTo, hash, LANGS, PAGES, tableOf, test } from './visit.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds, by rule and place; all rules that it runs by itself, those of WCAG 2.2 AA besides. */
async function axe(page: Page): Promise<string[]> {
  // Evaluated by the browser's own tools, as the policy refuses scripts that are not the site's.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE)
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') }
    const { violations } = await axe.run(document, { rules: { 'target-size': { enabled: true } } })
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary ?? ''}`),
    )
  })
}

/** Headings, buttons and links whose text does not fit their box, and anything that makes the page scroll sideways. */
async function cutOrTooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    const cut = [...document.querySelectorAll('h1, h2, h3, button, a, th, label')].filter((element) => {
      if (element.matches('.skip, .unseen')) return false
      const { display, textOverflow } = getComputedStyle(element)
      if (display === 'inline') return false
      return (
        element.clientWidth > 0 &&
        (element.scrollWidth > element.clientWidth + 1 || textOverflow === 'ellipsis')
      )
    })
    const said = (element: Element) =>
      `${element.tagName} ${element.className}: ${element.textContent?.slice(0, 60)}`
    const scrollsInside = (element: Element): boolean =>
      element !== document.body &&
      (getComputedStyle(element).overflowX !== 'visible' ||
        (element.parentElement !== null && scrollsInside(element.parentElement)))
    const wide =
      scrollWidth <= clientWidth
        ? []
        : [...document.querySelectorAll('body *')]
            .filter((element) => element.getBoundingClientRect().right > clientWidth + 1)
            .filter((element) => !scrollsInside(element))
            .slice(-3)
    return [
      ...(scrollWidth > clientWidth ? [`the page is ${scrollWidth} wide in ${clientWidth}`] : []),
      ...wide.map((element) => `beyond the edge: ${said(element)}`),
      ...cut.map((element) => `cut: ${said(element)}`),
    ]
  })
}

for (const path of PAGES)
  for (const lang of LANGS)
    test(`#/${path} in ${lang}: axe finds nothing, light or dark, picture or table, bar folded or open`, async ({
      page,
      site,
    }) => {
      await page.emulateMedia({ colorScheme: 'light' })
      await page.goto(site.url + hash(path, lang, 'p=370000,330100'))
      await engineStands(page)
      expect(await axe(page)).toEqual([])
      await page.emulateMedia({ colorScheme: 'dark' })
      expect(await axe(page)).toEqual([])

      await tableOf(page.locator('[data-figure][data-state="ready"]').first())
      await page.locator('.bar-sentence .choice[aria-expanded]').first().click()
      await expect(page.locator('#bar-panel').locator('input, .options button').first()).toBeVisible()
      expect(await axe(page)).toEqual([])
      await page.emulateMedia({ colorScheme: 'light' })
      expect(await axe(page)).toEqual([])
    })

test.describe('nothing is cut and no page scrolls sideways', () => {
  for (const width of [390, 768, 1440])
    for (const lang of LANGS)
      test(`at ${width} px in ${lang}`, async ({ page, site }) => {
        await page.setViewportSize({ width, height: 800 })
        await page.goto(site.url + hash('', lang))
        await engineStands(page)
        for (const path of PAGES) {
          await goTo(page, hash(path, lang, 'p=370000,330100'))
          expect.soft(await cutOrTooWide(page), `#/${path}`).toEqual([])
          for (const figure of await page.locator('[data-figure][data-state="ready"]').all())
            await tableOf(figure)
          if (width < 700) await page.locator('.bar-fold').click()
          await page.locator('.bar-sentence .choice[aria-expanded]').first().click()
          await expect(page.locator('#bar-panel').locator('input, .options button').first()).toBeVisible()
          expect.soft(await cutOrTooWide(page), `#/${path}, tables and bar open`).toEqual([])
        }
      })
})

import type { Page } from '@playwright/test'
import { axe } from './axe.ts'
import { expect, hash, LANGS, PAGES, stands, tableOf, test } from './visit.ts'

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

/** Opens the first picker of the question bar, where the page has a bar. */
async function openBar(page: Page): Promise<void> {
  const choice = page.locator('.bar-sentence .choice[aria-expanded]').first()
  if ((await choice.count()) === 0) return
  await choice.click()
  await expect(page.locator('#bar-panel').locator('input, .options button').first()).toBeVisible()
}

for (const path of PAGES)
  for (const lang of LANGS)
    test(`axe finds nothing on #/${path} in ${lang}, dark or light, picture or table, bar folded or open`, async ({
      page,
      site,
    }) => {
      await page.emulateMedia({ colorScheme: 'dark' })
      await page.goto(site.url + hash(path, lang, 'p=370000,330100'))
      await stands(page)
      expect.soft(await axe(page), 'dark').toEqual([])
      await page.emulateMedia({ colorScheme: 'light' })
      await stands(page)
      const first = page.locator('[data-figure][data-state="ready"]').first()
      if ((await first.count()) > 0) await tableOf(first)
      await openBar(page)
      expect.soft(await axe(page), 'light, table and bar open').toEqual([])
    })

for (const path of PAGES)
  for (const lang of LANGS)
    test(`nothing is cut on #/${path} in ${lang} and nothing scrolls it sideways at 390, 768 and 1440 px`, async ({
      page,
      site,
    }) => {
      await page.goto(site.url + hash(path, lang, 'p=370000,330100'))
      for (const width of [390, 768, 1440]) {
        await page.setViewportSize({ width, height: 800 })
        await stands(page)
        expect.soft(await cutOrTooWide(page), `${width} px`).toEqual([])
      }
      for (const one of await page.locator('[data-figure][data-state="ready"]').all()) await tableOf(one)
      await openBar(page)
      for (const width of [1440, 768, 390]) {
        await page.setViewportSize({ width, height: 800 })
        await stands(page)
        expect.soft(await cutOrTooWide(page), `${width} px, tables and bar open`).toEqual([])
      }
    })

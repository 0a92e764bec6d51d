import type { Page } from '@playwright/test'
import { engineStands, expect, goTo, hash, LANGS, PAGES, stands, tableOf, test } from './visit.ts'

interface Text {
  readonly text: string
  readonly within: string
  /** Whether it, or what it stands in, says that it is Chinese in an English page. */
  readonly marked: boolean
}

/** All that can be read or is read aloud: text, and names of what has no text. */
async function texts(page: Page): Promise<Text[]> {
  return page.evaluate(() => {
    const found: Text[] = []
    const add = (text: string | null, element: Element | null) => {
      if (text === null || text.trim() === '' || element === null) return
      if (element.tagName !== 'TITLE' && !element.checkVisibility()) return
      const own = element.closest('[lang]')
      found.push({
        text: text.trim(),
        within: `${element.tagName.toLowerCase()}.${element.className} in ${element.closest('[data-figure]')?.getAttribute('data-figure') ?? 'page'}`,
        marked: own !== null && own !== document.documentElement,
      })
    }
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement
      if (element?.closest('noscript, script, style') === null) add(walker.currentNode.textContent, element)
    }
    for (const element of document.querySelectorAll(
      '[aria-label], [title], [alt], [placeholder], [aria-roledescription]',
    ))
      for (const name of ['aria-label', 'title', 'alt', 'placeholder', 'aria-roledescription'])
        add(element.getAttribute(name), element)
    add(document.title, document.querySelector('title'))
    return found
  })
}

const said = ({ text, within }: Text) => `${within}: ${text.slice(0, 120)}`

/** Keys of the dictionary (no site of an office), blanks that were not filled, and what programs say of nothing. */
const NO_WORDS =
  /(?<![\w./:@])[a-z_]+\.[a-z_]+\.(?!cn\b)[a-z_]+(?![\w/@])|\{\w+\}|\bundefined\b|\bNaN\b|\bnull\b|\[object/

/** Whether a text is left in Chinese. The site's name is the same in both languages; an English note may quote. */
function isChinese(text: string): boolean {
  const own = text.replace(/法度|“[^”]*”/g, '')
  const han = own.match(/\p{Script=Han}/gu)?.length ?? 0
  const latin = own.match(/[a-z]/gi)?.length ?? 0
  return han > 0 && latin < 8 * han
}

/** Opens all that can be opened: tables, notes, the panels of the bar one after the other. */
async function textsOfAll(page: Page): Promise<Text[]> {
  const all: Text[] = []
  all.push(...(await texts(page)))
  const choices = page.locator('.bar-sentence .choice[aria-expanded]')
  for (let at = 0; at < (await choices.count()); at += 1) {
    await choices.nth(at).click()
    await expect(page.locator('#bar-panel').locator('input, .options button').first()).toBeVisible()
    all.push(...(await texts(page)))
  }
  await page.keyboard.press('Escape')
  for (const figure of await page.locator('[data-figure][data-state="ready"]').all()) await tableOf(figure)
  all.push(...(await texts(page)))
  const stage = page.locator('.chart-stage').first()
  if ((await stage.count()) > 0) {
    await stage.focus()
    await page.keyboard.press('ArrowDown')
    all.push(...(await texts(page)))
  }
  return [...new Map(all.map((one) => [said(one), one])).values()]
}

for (const lang of LANGS)
  test(`every text in ${lang} is words of that language`, async ({ page, site }) => {
    await page.goto(site.url + hash('', lang))
    await engineStands(page)
    for (const path of PAGES) {
      await goTo(page, hash(path, lang, 'p=370000,330100,331100'))
      await stands(page)
      const all = await textsOfAll(page)
      expect
        .soft(all.filter(({ text }) => NO_WORDS.test(text)).map(said), `#/${path}: keys and blanks`)
        .toEqual([])
      if (lang === 'en') {
        const han = all.filter(({ text, marked }) => !marked && isChinese(text))
        expect.soft(han.map(said), `#/${path}: Chinese that is not marked`).toEqual([])
      } else {
        // Names, ids and abbreviations may be Latin; four words in a row are a sentence.
        const english = all.filter(({ text, marked }) => !marked && /[A-Za-z’']+( [A-Za-z’']+){3}/.test(text))
        expect.soft(english.map(said), `#/${path}: English that is not marked`).toEqual([])
      }
    }
  })

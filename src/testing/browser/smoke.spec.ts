import { expect, test } from '@playwright/test'

test('the built site opens under a path and a strict policy, and says nothing on the console', async ({
  page,
}) => {
  const said: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') said.push(message.text())
  })
  page.on('pageerror', (error) => said.push(error.message))
  await page.goto('./')
  await expect(page.locator('main')).toBeVisible()
  expect(said).toEqual([])
})

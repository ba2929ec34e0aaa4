/** Promise: a note can be read well: its parts found, its words explained, its sources followed, its code taken along. */
import { expect, test } from './site.ts';

const note = '/zh/notes/dilated-convolution/';

test('the contents mark the section being read and lead to it', async ({ page }) => {
  await page.goto(note);
  const contents = page.getByRole('navigation', { name: '本页' });
  await contents.getByRole('link', { name: '练习' }).click();
  await expect(page).toHaveURL(/#/);
  await expect(contents.locator('[aria-current]')).toHaveText('练习');
});

test('the language switch keeps the page and the section', async ({ page }) => {
  await page.goto(note);
  await page.locator('#exercises').evaluate((heading) => heading.scrollIntoView({ block: 'start' }));
  await page.getByRole('link', { name: 'English', exact: true }).click();
  await expect(page).toHaveURL(/\/en\/notes\/dilated-convolution\/#exercises$/);
  await expect(page.locator('#exercises')).toBeInViewport();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});

test('every note has the same sections in both languages', async ({ page }) => {
  await page.goto('/zh/notes/');
  const notes = await page
    .locator('main a[href*="/notes/"]')
    .evaluateAll((links) => [...new Set(links.map((link) => new URL((link as HTMLAnchorElement).href).pathname))]);
  expect(notes.length).toBeGreaterThanOrEqual(4);
  for (const path of notes) {
    const sections = async (address: string) =>
      [...(await (await page.request.get(address)).text()).matchAll(/<h[23][^>]* id="([^"]+)"/g)].map((match) => match[1]);
    expect(await sections(path.replace('/zh/', '/en/'))).toEqual(await sections(path));
  }
});

test('the chosen colour scheme is kept from page to page', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(note);
  const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await paper();
  const button = page.getByRole('button', { name: /明暗/ });
  await button.click();
  await button.click();
  await expect(button).toHaveAccessibleName('明暗 (暗)');
  const dark = await paper();
  expect(dark).not.toBe(light);
  await page.goto('/en/people/');
  expect(await paper()).toBe(dark);
});

test('a term opens its card on hover, on focus, and closes on Escape', async ({ page }) => {
  await page.goto(note);
  const term = page.locator('article .term').first();
  const card = page.locator(`[id="${await term.getAttribute('data-card')}"]`);
  await term.hover();
  await expect(card).toBeVisible();
  await page.mouse.move(5, 5);
  await expect(card).toBeHidden();
  await term.focus();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Tab');
  await expect(card).toBeVisible();
  await expect(term).toHaveAttribute('aria-describedby', (await card.getAttribute('id')) ?? '');
  await page.keyboard.press('Escape');
  await expect(card).toBeHidden();
});

test('a citation is numbered, has a card, and leads to its reference and back', async ({ page }) => {
  await page.goto(note);
  const cite = page.locator('article a.cite').first();
  await expect(cite).toHaveText('[1]');
  await cite.hover();
  await expect(page.locator(`[id="${await cite.getAttribute('data-card')}"]`)).toBeVisible();
  await page.mouse.move(5, 5);
  await cite.click();
  await expect(page).toHaveURL(/#ref-/);
  const reference = page.locator('.refs li').first();
  await expect(reference).toBeInViewport();
  await reference.locator('.refs__n').click();
  await expect(cite).toBeInViewport();
});

test.describe('with a clipboard', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] });
  const clipboard = (page: import('./site.ts').Page) => page.evaluate(() => navigator.clipboard.readText());

  test('code is copied as it stands in the chosen framework', async ({ page }) => {
    await page.goto(note);
    await page.locator('.tabs label', { hasText: 'JAX' }).click();
    const panel = page.locator('.tabs__panel').nth(2);
    await expect(panel).toBeVisible();
    await panel.getByRole('button', { name: '复制代码' }).click();
    expect(await clipboard(page)).toContain('jax');
    expect(await clipboard(page)).toBe((await panel.locator('pre').textContent())?.trimEnd());
  });

  test('a formula is copied as plain LaTeX', async ({ page }) => {
    await page.goto(note);
    const formula = page.locator('article .formula').first();
    await formula.hover();
    await formula.getByRole('button', { name: '复制 LaTeX' }).click();
    const source = await clipboard(page);
    expect(source).toContain('\\sum');
    expect(source).not.toMatch(/\\[xwyg]\{/);
  });

  test('a BibTeX entry is copied from the bibliography', async ({ page }) => {
    await page.goto('/en/papers/#dilated-2016');
    const record = page.locator('#dilated-2016');
    await record.getByText('BibTeX', { exact: true }).click();
    await record.getByRole('button', { name: 'Copy BibTeX' }).click();
    expect(await clipboard(page)).toMatch(/^@inproceedings\{dilated-2016,[\s\S]*Yu, Fisher and Koltun, Vladlen/);
  });
});

test('answers are folded until they are asked for', async ({ page }) => {
  await page.goto(note);
  const answer = page.locator('.exercise details').first();
  await expect(answer.locator('.answer__in')).toBeHidden();
  await answer.locator('summary').click();
  await expect(answer.locator('.answer__in')).toBeVisible();
});

test('on paper a note is black on white, without chrome, with answers and addresses', async ({ page }) => {
  await page.goto(note);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await expect(page.locator('.site-head')).toBeHidden();
  await expect(page.locator('.toc')).toBeHidden();
  await expect(page.locator('.tabs__panel').last()).toBeVisible();
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe('rgb(255, 255, 255)');
  expect(
    await page
      .locator('.refs a[href^="http"]')
      .first()
      .evaluate((link) => getComputedStyle(link, '::after').content),
  ).toContain('http');
});

test('a note leads to its neighbours and to what uses it', async ({ page }) => {
  await page.goto('/en/notes/dilated-convolution/');
  await expect(page.getByRole('navigation', { name: 'Previous and next' }).getByRole('link')).toHaveCount(2);
  await expect(page.getByRole('region', { name: 'Where this is used' }).getByRole('link', { name: 'Fisher Yu' })).toBeVisible();
});

test('bold Chinese next to punctuation is bold, not asterisks', async ({ page }) => {
  for (const path of ['dilated-convolution', 'transposed-convolution', 'fine-tuning', 'gan']) {
    await page.goto(`/zh/notes/${path}/`);
    expect(
      await page.locator('article').evaluate((article) => {
        const prose = article.cloneNode(true) as HTMLElement;
        for (const code of prose.querySelectorAll('pre, code, .katex')) code.remove();
        return prose.textContent?.includes('**');
      }),
    ).toBe(false);
  }
});

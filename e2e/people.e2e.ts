/** Promise: a person's page tells dated facts, and who taught whom can be seen and read. */
import { expect, test } from './site.ts';

test('a person has education, posts, works, advisors, students and links', async ({ page }) => {
  await page.goto('/en/people/fei-fei-li/');
  await expect(page.getByRole('heading', { level: 1, name: 'Fei-Fei Li' })).toBeVisible();
  const life = page.getByRole('region', { name: 'Education and positions' });
  await expect(life).toContainText('1995–1999');
  await expect(life).toContainText('Princeton University');
  await expect(page.getByRole('region', { name: 'Works cited in the notes' })).toContainText('ImageNet');
  const lineage = page.getByRole('region', { name: 'Advisors and students' });
  await expect(lineage.getByRole('link', { name: 'Andrej Karpathy' })).toBeVisible();
  await lineage.getByText('The same in words').click();
  await expect(lineage).toContainText('Pietro Perona advised Fei-Fei Li');
});

test('the graph of all people leads to their pages', async ({ page }) => {
  await page.goto('/zh/people/');
  await page.locator('.lineage').getByRole('link', { name: 'Andrej Karpathy' }).click();
  await expect(page).toHaveURL('/zh/people/andrej-karpathy/');
});

test('nothing is carried over that was to be dropped', async ({ page }) => {
  const words = /可爱|妹子|辣子鸡|大路货|诺奖|学神|大佬|网红/;
  for (const person of [
    'fei-fei-li',
    'serena-yeung-levy',
    'andrej-karpathy',
    'li-jia-li',
    'xi-yin',
    'feng-zhang',
    'zachary-lipton',
    'fisher-yu',
  ]) {
    await page.goto(`/zh/people/${person}/`);
    expect(await page.locator('main').textContent()).not.toMatch(words);
  }
});

/** The figure on receptive fields: the numbers of the note's networks, and the gradient behind the picture. */
import { expect, openFigure, type Page, test } from './site.ts';

const address = '/en/demos/receptive-field/';

/** Opens the figure and waits until it is live. */
const open = (page: Page, query = '') => openFigure(page, address + query, 'The field of a stack');

test('the networks have the fields of the note, and their gradient is computed', async ({ page }) => {
  const figure = await open(page);
  for (const [name, size, side] of [
    ['AlexNet', 195, 129],
    ['VGG-16', 212, 122],
    ['Context module', 67, 59],
  ] as const) {
    await figure.getByRole('button', { name, exact: true }).click();
    await expect(figure.locator('#receptive-field-see')).toContainText(
      `has side ${size}, but 95% of the influence lies in a square of side ${side}`,
    );
    await expect(figure.getByRole('img', { name: `a field of ${size}×${size} cells` })).toBeVisible({ timeout: 20_000 });
  }
  await figure.getByRole('button', { name: 'ResNet-50 (paper)' }).click();
  await expect(figure.locator('#receptive-field-formula')).toContainText('r50 = 483');
});

test('random weights give the same cloud', async ({ page }) => {
  const figure = await open(page);
  await figure.getByRole('button', { name: 'Random weights' }).click();
  await expect(figure.locator('#receptive-field-see')).toContainText(/drawn \d+ times/, { timeout: 20_000 });
  await expect(figure.locator('#receptive-field-see')).toContainText('side 17');
});

test('a short training opens the field, of the first stack and of one that is asked for', async ({ page }) => {
  const figure = await open(page);
  const learnt = figure.locator('#receptive-field-learnt');
  await expect(learnt).toContainText(
    'Of the 17 cells along a side the middle 11 held 95% of the energy before the training; after it, 17 do',
  );
  await figure.getByRole('button', { name: 'VGG-16', exact: true }).click();
  await expect(learnt).toHaveCount(0);
  await figure.getByRole('button', { name: 'Train this stack' }).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/tyes/);
  await expect(learnt).toContainText(/Of the 212 cells along a side the middle 140 held .* after it, 19\d do/, { timeout: 60_000 });
  await figure.getByRole('button', { name: 'Add a pooling' }).click();
  await expect(learnt).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(learnt).toContainText('Of the 212', { timeout: 60_000 });
});

test('a layer can be changed from the keyboard', async ({ page }) => {
  const figure = await open(page);
  await figure.getByRole('radio', { name: '8 conv' }).focus();
  await page.keyboard.press('ArrowUp');
  await expect(figure.getByRole('radio', { name: '7 conv' })).toBeChecked();
  await figure.getByRole('slider', { name: 'stride s' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(figure.locator('#receptive-field-formula')).toContainText('j7 = 1·2 = 2');
  await expect(figure.locator('#receptive-field-see')).toContainText('has side 19');
  await page.keyboard.press('Control+z');
  await expect(figure.locator('#receptive-field-see')).toContainText('has side 17');
});

test('nonsense in the address gives the default and says what it left out', async ({ page }) => {
  const figure = await open(page, '?receptive-field=vlenet.wrandomly');
  await expect(figure).toContainText('The address says “vlenet”');
  await expect(figure).toContainText('has side 17');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  for (const path of [address, '/zh/notes/receptive-field/']) {
    test(`${path} shows the recurrence`, async ({ page }) => {
      await page.goto(path);
      await expect(page.locator('#receptive-field-formula')).toContainText('= 17');
      await expect(page.locator('#receptive-field-learnt')).toContainText('17');
    });
  }
});

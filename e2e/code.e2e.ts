/** Promise: every figure shows its present setting as code of four frameworks. */
import { expect, test } from './site.ts';

test('the code follows the figure, framework by framework', async ({ page }) => {
  await page.goto('/en/demos/dilated/');
  const figure = page.locator('#dilated-figure');
  await expect(page.locator('astro-island:not([ssr])').filter({ has: figure })).toHaveCount(1);
  await figure.getByText('Show the code').focus();
  await page.keyboard.press('Enter');
  await expect(figure.locator('pre')).toContainText('nn.Conv2d(1, 1, 3, dilation=2, bias=False)');
  await figure.getByRole('slider', { name: 'dilation d', exact: true }).fill('1');
  await expect(figure.locator('pre')).toContainText('nn.Conv2d(1, 1, 3, bias=False)');
  for (const [framework, words] of [
    ['Keras', 'layers.Conv2D(1, 3, use_bias=False)'],
    ['JAX', 'lax.conv_general_dilated'],
    ['ONNX', 'helper.make_node("Conv"'],
  ] as const) {
    await figure.getByRole('button', { name: framework, exact: true }).click();
    await expect(figure.locator('pre')).toContainText(words);
  }
});

test('figures that are no stack of layers have programs of their own', async ({ page }) => {
  for (const [id, framework, words] of [
    ['deconvolution', 'PyTorch', 'torch.fft.fft2'],
    ['deformable', 'ONNX', '"DeformConv"'],
  ] as const) {
    await page.goto(`/en/demos/${id}/`);
    const figure = page.locator(`#${id}-figure`);
    await expect(page.locator('astro-island:not([ssr])').filter({ has: figure })).toHaveCount(1);
    await figure.getByText('Show the code').click();
    await figure.getByRole('button', { name: framework, exact: true }).click();
    await expect(figure.locator('pre')).toContainText(words);
  }
});

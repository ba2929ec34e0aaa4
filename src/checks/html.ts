/** The built pages are valid HTML. */
import { glob } from 'node:fs/promises';
import { type ConfigData, FileSystemConfigLoader, HtmlValidate } from 'html-validate';
import { type Count, tally } from './tally.ts';

const config: ConfigData = {
  root: true,
  extends: ['html-validate:standard', 'html-validate:document'],
  rules: {
    // Astro writes void elements and attribute quotes in its own valid way.
    'void-style': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'no-trailing-whitespace': 'off',
    // The site loads nothing from other hosts, which is what integrity attributes would guard.
    'require-sri': ['error', { target: 'crossorigin' }],
    'no-inline-style': 'error',
    // Titles may be longer than a search engine shows.
    'long-title': 'off',
    // Tap targets and telephone numbers are not our subject.
    'tel-non-breaking': 'off',
  },
};

export async function checkHtml(folder: string): Promise<Count> {
  const validator = new HtmlValidate(new FileSystemConfigLoader({ ...config, elements: ['html5', elements] }));
  const results = new Map<string, string[]>();
  for await (const file of glob(`${folder}/**/*.html`)) {
    const report = await validator.validateFile(file);
    results.set(
      file,
      report.results.flatMap(({ messages }) =>
        messages
          .filter(({ severity }) => severity === 2)
          .map(({ line, column, message, ruleId }) => `${line}:${column} ${message} (${ruleId})`),
      ),
    );
  }
  return tally(results);
}

/** What the bundled list of elements does not know yet: our custom elements and the islands. */
const elements = {
  'astro-island': { flow: true, phrasing: true, permittedContent: ['@flow'] },
  'scheme-switch': { flow: true, phrasing: true },
};

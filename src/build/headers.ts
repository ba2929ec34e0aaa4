/**
 * The response headers of the site, said once. The local server sends them, the hosts' files repeat them, and the pages
 * carry the policy in a meta element for hosts that can't send headers (GitHub Pages).
 */
import { createHash } from 'node:crypto';
import { schemeScript } from '../components/shell/schemeScript.ts';

const hashOf = (script: string): string => `'sha256-${createHash('sha256').update(script).digest('base64')}'`;

const directives: readonly (readonly [name: string, ...values: string[]])[] = [
  ['default-src', "'none'"],
  // The one inline script sets the colour scheme before the first paint; it is allowed by its hash.
  ['script-src', "'self'", hashOf(schemeScript)],
  ['style-src', "'self'"],
  ['img-src', "'self'"],
  ['font-src', "'self'"],
  ['connect-src', "'self'"],
  ['worker-src', "'self'"],
  ['manifest-src', "'self'"],
  ['base-uri', "'none'"],
  // The search form works without JavaScript, so a page may send a form to the site itself.
  ['form-action', "'self'"],
  ['frame-ancestors', "'self'"],
];

const policyOf = (list: typeof directives): string => list.map((directive) => directive.join(' ')).join('; ');

export const contentSecurityPolicy = policyOf(directives);

/**
 * The Worker of the numerical library assembles WebAssembly and compiles it; nothing else may. A Worker keeps to the policy
 * that its own script came with, so pages stay as strict as they are.
 */
export const workerPolicy = policyOf(
  directives.map(([name, ...values]) => (name === 'script-src' ? [name, "'self'", "'wasm-unsafe-eval'"] : [name, ...values])),
);

/** Pages made for the frames of other sites. */
export const framedPolicy = policyOf(directives.map(([name, ...values]) => (name === 'frame-ancestors' ? [name, '*'] : [name, ...values])));

/** Where those pages stand, below the base. */
export const framedPages = 'embed/';

/** Where the build puts that Worker's script, below the base. */
export const workerScripts = '_astro/worker-';

/** Browsers ignore `frame-ancestors` in a meta element and warn about it. */
export const metaPolicy = policyOf(directives.filter(([name]) => name !== 'frame-ancestors'));

export const headers: Readonly<Record<string, string>> = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Permissions-Policy': [
    'accelerometer',
    'camera',
    'geolocation',
    'gyroscope',
    'magnetometer',
    'microphone',
    'payment',
    'usb',
    'browsing-topics',
  ]
    .map((feature) => `${feature}=()`)
    .join(', '),
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

/** The headers of one address. */
export function headersFor(path: string): Readonly<Record<string, string>> {
  if (path.includes(`/${workerScripts}`)) return { ...headers, 'Content-Security-Policy': workerPolicy };
  if (path.includes(`/${framedPages}`)) return { ...headers, 'Content-Security-Policy': framedPolicy };
  return headers;
}

/** Files whose names change with their content may be kept for good; pages are asked for again. */
export const cacheControl = (path: string): string =>
  path.includes('/_astro/') ? 'public, max-age=31536000, immutable' : 'public, max-age=0, must-revalidate';

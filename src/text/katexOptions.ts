/**
 * How every formula of the site is set, whether it stands in a note or comes from a computed example: strict (what KaTeX
 * can't parse stops the build), and with the macros \x \w \y \g, which colour a symbol by its role. They are the only
 * reason why \htmlClass is trusted.
 */
export const katexOptions = {
  strict: (code: string) => (code === 'htmlExtension' ? 'ignore' : 'error'),
  trust: ({ command }: { command: string }) => command === '\\htmlClass',
  macros: {
    '\\x': '\\htmlClass{role-x}{#1}',
    '\\w': '\\htmlClass{role-w}{#1}',
    '\\y': '\\htmlClass{role-y}{#1}',
    '\\g': '\\htmlClass{role-g}{#1}',
  },
} as const;

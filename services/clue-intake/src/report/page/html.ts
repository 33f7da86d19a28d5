import { createHash } from 'node:crypto';

/** A piece of HTML: only `html` makes it, so that no text gets in unescaped. */
export class Html {
  constructor(readonly source: string) {}
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

type Part = string | number | Html | readonly Html[] | undefined | false;

function sourceOf(part: Part): string {
  if (part === undefined || part === false) return '';
  if (part instanceof Html) return part.source;
  if (typeof part === 'object') return part.map(({ source }) => source).join('');
  return String(part).replaceAll(/[&<>"']/g, (character) => ENTITIES[character]!);
}

/** Template of HTML: what is put in is escaped, unless it is HTML itself. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(String.raw({ raw: strings.raw.map((text) => text) }, ...parts.map(sourceOf)));
}

const STYLE = `body{font:1.1rem/1.6 system-ui,sans-serif;max-width:44rem;margin:0 auto;padding:1rem;color:#111;background:#fff}
label,legend{display:block;font-weight:600;margin-top:1rem}input,select,textarea{font:inherit;width:100%;box-sizing:border-box;padding:.5rem;border:1px solid #555}
textarea{min-height:9rem}button{font:inherit;margin-top:1rem;padding:.6rem 1.5rem}:focus-visible{outline:3px solid #b00020;outline-offset:2px}
.code{font:700 1.6rem/1.4 monospace;letter-spacing:.08em;display:block;padding:1rem;border:2px solid #111}.skip{position:absolute;left:-99rem}.skip:focus{position:static}
[role=alert]{border-left:.4rem solid #b00020;padding-left:1rem}nav{text-align:right}`;

/** No script, no picture, nothing from anywhere else, forms to here alone, one style known by its hash. */
export const PAGE_POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;

export function page(
  { lang, title, skip }: { readonly lang: string; readonly title: string; readonly skip: string },
  content: Html,
): string {
  const style = new Html(`<style>${STYLE}</style>`);
  return html`<!doctype html>
<html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="referrer" content="no-referrer"><title>${title}</title>${style}</head>
<body><a class="skip" href="#main">${skip}</a>${content}</body></html>
`.source;
}

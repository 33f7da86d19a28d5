import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';

/** One source file: its path from the repository's root, with slashes, and its tree. */
export interface Source {
  readonly path: string;
  readonly tree: ts.SourceFile;
}

/** The TypeScript files under a folder, sorted by path. */
export function sourcesIn(root: string, folder: string): readonly Source[] {
  const names = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .sort();
  return names.map((name) => {
    const path = join(root, folder, name);
    return {
      path: relative(root, path).replaceAll('\\', '/'),
      tree: ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ES2023, true),
    };
  });
}

/** What protects the matters of every service (B4), part by part: a service has a part as soon as it calls `<part>From`. */
const PROTECTION = 'libs/protection/src';

/** The folders from which a service is made: its own, and the parts of the library that it has. */
export function foldersOf(root: string, service: string): readonly string[] {
  const own = `services/${service}/src`;
  const texts = sourcesIn(root, own).map(({ tree }) => tree.text);
  const parts = readdirSync(join(root, PROTECTION), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  return [own, ...parts.filter((part) => texts.some((text) => text.includes(`${part}From(`))).map((part) => `${PROTECTION}/${part}`)];
}

export function isSpec({ path }: Source): boolean {
  return /\.(spec|int-spec|e2e-spec)\.ts$/.test(path);
}

/** Every node under this one, itself first. */
export function* nodesOf(node: ts.Node): Generator<ts.Node> {
  yield node;
  for (const child of node.getChildren()) yield* nodesOf(child);
}

/** What the literal's property holds, where it is written out. */
export function property(literal: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined {
  for (const one of literal.properties) {
    if (ts.isPropertyAssignment(one) && one.name.getText() === name) return one.initializer;
    if (ts.isShorthandPropertyAssignment(one) && one.name.getText() === name) return one.name;
  }
  return undefined;
}

/** A string that is written out, with or without `as const`. */
export function text(node: ts.Node | undefined): string | undefined {
  if (node && (ts.isAsExpression(node) || ts.isSatisfiesExpression(node))) return text(node.expression);
  return node && ts.isStringLiteralLike(node) ? node.text : undefined;
}

/** The comment above a declaration. */
export function commentOf(node: ts.Node): string {
  const whole = node.getSourceFile().text;
  return (ts.getLeadingCommentRanges(whole, node.getFullStart()) ?? []).map(({ pos, end }) => whole.slice(pos, end)).join('\n');
}
